"""What can be asked of the search index. The page, the API and the command line come through here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.indexing.operations import engine_errors
from indexer.documents import PUBLIC
from indexer.hits import Hit, SearchResult
from indexer.query import Filters, Query

if TYPE_CHECKING:
    from indexer import SearchIndex

SIMILAR = 4
"""Similar records that a page shows."""


def search_records(index: SearchIndex, query: Query, audiences: Collection[str] = (PUBLIC,)) -> SearchResult:
    """Search as somebody of the audiences. Raises `EngineUnavailable`."""
    with engine_errors():
        return index.search(replace(query, audiences=tuple(audiences)))


def similar_records(
    index: SearchIndex,
    key: str,
    text: str,
    language: str,
    audiences: Collection[str] = (PUBLIC,),
    limit: int = SIMILAR,
) -> tuple[Hit, ...]:
    """Records of the same kind whose texts answer this text best, without the record `key` (`kind:id`) itself."""
    kind = key.partition(":")[0]
    query = Query(
        text=text, language=language, filters=Filters(kind=(kind,), without=(key,)), limit=limit, facets=False
    )
    return search_records(index, query, audiences).hits
