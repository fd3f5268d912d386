"""Counts that pages show, read from the database as it is now, as everybody may see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from hub.codes import PUBLIC
from hub.errors import EngineUnavailable
from hub.experts import store as expert_store
from hub.experts.records import KIND as EXPERT
from hub.funds.store import funds
from hub.organisations.store import organisations
from hub.practices import store as practice_store
from hub.practices.records import KIND as PRACTICE
from hub.practices.records import Practice
from hub.search.operations import search_records
from indexer.query import Filters, Query
from synonyms import load_vocabularies

if TYPE_CHECKING:
    from indexer import SearchIndex

EVERYBODY = (PUBLIC,)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much the hub holds."""

    practices: int
    countries: int
    organisations: int
    funds: int
    experts: int


def count_all(session: Session, index: Callable[[], SearchIndex]) -> Figures:
    """The figures of the home page; experts are counted in the index, and are none while it is away."""
    return Figures(
        practices=practice_store.count_shown(session),
        countries=len(practice_store.count_by_country(session)),
        organisations=organisations.count(session),
        funds=funds.count(session),
        experts=_listed_experts(index),
    )


def practices_by_objective(session: Session) -> Mapping[int, int]:
    """Objective -> number of practices; objectives without any are left out."""
    return practice_store.count_by_objective(session)


def practices_by_country(session: Session) -> Mapping[str, int]:
    """Country -> number of practices; countries without any are left out."""
    return practice_store.count_by_country(session)


def experts_by_objective(session: Session) -> Mapping[int, int]:
    """Objective -> number of experts whom everybody may find by it."""
    return expert_store.count_by_objective(session, EVERYBODY)


def latest_practices(session: Session, index: Callable[[], SearchIndex], limit: int) -> tuple[Practice, ...]:
    """The newest practices: the newest of each thematic area, then the next of each, until there are enough.

    While the index is away, the newest of all.
    """
    try:
        areas = [_newest_of(index(), area, limit) for area in load_vocabularies().themes]
    except EngineUnavailable:
        return practice_store.find_practices(session, limit=limit)
    dealt = dict.fromkeys(id for turn in zip_longest(*areas) for id in turn if id)
    found = practice_store.practices.get_many(session, tuple(dealt)[:limit])
    return tuple(found.values())


def _newest_of(index: SearchIndex, area: int, limit: int) -> list[str]:
    query = Query(filters=Filters(kind=(PRACTICE,), theme=(area,)), limit=limit, facets=False)
    return [hit.id for hit in search_records(index, query).hits]


def _listed_experts(index: Callable[[], SearchIndex]) -> int:
    try:
        return search_records(index(), Query(filters=Filters(kind=(EXPERT,)), limit=1, facets=False)).total
    except EngineUnavailable:
        return 0
