"""What can be asked of the search index. The page, the API and the command line come through here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from hub.errors import EngineUnavailable
from hub.experts.store import experts
from hub.indexing.operations import engine_errors
from hub.indexing.sources import documents_of
from indexer.concepts import Mention, field_annotator
from indexer.documents import PUBLIC, Document
from indexer.hits import Highlight, Hit, PassageHit, SearchResult
from indexer.query import Filters, Query
from synonyms import load_thesaurus

if TYPE_CHECKING:
    from indexer import SearchIndex

log = logging.getLogger(__name__)

SIMILAR = 4
"""Similar records that a page shows."""


def search_records(index: SearchIndex, query: Query, audiences: Collection[str] = (PUBLIC,)) -> SearchResult:
    """Search as somebody of the audiences. Raises `EngineUnavailable`."""
    with engine_errors():
        return index.search(replace(query, audiences=tuple(audiences)))


def search_for_reader(
    session: Session, index: SearchIndex, query: Query, reader: str, audiences: Collection[str] = (PUBLIC,)
) -> SearchResult:
    """`search_records`, with passages in the reader's language where the records have them."""
    result = search_records(index, query, audiences)
    return replace(result, hits=in_language_of(session, result.hits, reader))


def in_language_of(session: Session, hits: Sequence[Hit], reader: str) -> tuple[Hit, ...]:
    """The hits, each shown by its text in the reader's language if there is one.

    A record that exists in several languages may be found by a text that the reader does not read. What is marked in
    the reader's own text is where it names the shared concepts or their neighbours.
    """
    foreign = [hit.key for hit in hits if hit.language not in ("", reader)]
    documents = documents_of(session, foreign) if foreign else {}
    return tuple(_retold(hit, documents[hit.key], reader) if hit.key in documents else hit for hit in hits)


def invented(session: Session, hits: Sequence[Hit]) -> frozenset[str]:
    """Keys of the hits that are records of the demonstration; only experts are invented."""
    found = experts.get_many(session, [hit.id for hit in hits if hit.kind == experts.kind])
    return frozenset(f"{experts.kind}:{expert.id}" for expert in found.values() if expert.demo)


def _retold(hit: Hit, document: Document, reader: str) -> Hit:
    own = [passage for passage in document.passages if passage.language == reader]
    if not own:
        return hit
    near = _with_neighbours({match.id for match in hit.concepts})
    marks = [_marks(passage.text, reader, near) for passage in own]
    best = max(range(len(own)), key=lambda place: (len(marks[place]), -place))
    shown = PassageHit(own[best].text, reader, own[best].heading, marks[best])
    return replace(hit, language=reader, passage=shown)


def _with_neighbours(concepts: set[str]) -> set[str]:
    """The concepts and those one step away: what one language says in one word, another may say in two."""
    known = load_thesaurus()
    near = set(concepts)
    for id in concepts & known.concepts.keys():
        near.update(known.concepts[id].broader, known.concepts[id].related, known.narrower(id))
    return near


def _marks(text: str, language: str, concepts: set[str]) -> tuple[Highlight, ...]:
    return tuple(Highlight(found.start, found.end) for found in _mentions(text, language) if found.concept in concepts)


@lru_cache(maxsize=4096)
def _mentions(text: str, language: str) -> tuple[Mention, ...]:
    return tuple(field_annotator().mentions(text, language))


def find_similar(
    session: Session,
    index: Callable[[], SearchIndex],
    key: str,
    text: str,
    language: str,
    audiences: Collection[str] = (PUBLIC,),
    limit: int = SIMILAR,
) -> tuple[Hit, ...]:
    """Records of the same kind whose texts answer this text best, without the record `key` (`kind:id`) itself.

    A page can be read without them: while the index is away there are none.
    """
    kind = key.partition(":")[0]
    query = Query(
        text=text, language=language, filters=Filters(kind=(kind,), without=(key,)), limit=limit, facets=False
    )
    try:
        return search_for_reader(session, index(), query, language, audiences).hits
    except EngineUnavailable as error:
        log.warning("no similar records key=%s reason=%s", key, error.message)
        return ()
