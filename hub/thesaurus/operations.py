"""What the catalogue holds on a concept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from hub.errors import EngineUnavailable
from hub.practices.records import KIND
from hub.search.operations import in_language_of, search_records
from indexer.hits import Hit
from indexer.query import Filters, Query
from synonyms import Concept

if TYPE_CHECKING:
    from indexer import SearchIndex

log = logging.getLogger(__name__)

MOST_SHOWN = 6
_MOST_READ = 60
"""Hits among which those that name the concept are picked; the search finds its neighbours as well."""


def practices_naming(
    session: Session, index: Callable[[], SearchIndex], concept: Concept, reader: str
) -> tuple[Hit, ...] | None:
    """Practices that name the concept or a narrower one, best first, as everybody may see them.

    They are found as a visitor would find them: by the preferred label, over concepts alone. None while the index is
    away, because the page can be read without them.
    """
    query = Query(
        text=concept.label(reader),
        language=reader,
        filters=Filters(kind=(KIND,)),
        channels=("concept",),
        limit=_MOST_READ,
        facets=False,
    )
    try:
        hits = search_records(index(), query).hits
    except EngineUnavailable as error:
        log.warning("no practices of a concept id=%s reason=%s", concept.id, error.message)
        return None
    naming = [hit for hit in hits if any(match.id == concept.id for match in hit.concepts)]
    return in_language_of(session, naming[:MOST_SHOWN], reader)
