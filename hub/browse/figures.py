"""Counts that pages show, read from the database as it is now, as everybody may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from sqlalchemy.orm import Session

from hub.codes import PUBLIC
from hub.experts import store as expert_store
from hub.funds.store import funds
from hub.organisations.store import organisations
from hub.practices import store as practice_store
from hub.practices.records import Practice
from synonyms import load_vocabularies

EVERYBODY = (PUBLIC,)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much the hub holds."""

    practices: int
    countries: int
    organisations: int
    funds: int
    experts: int


def count_all(session: Session) -> Figures:
    """The figures of the home page."""
    return Figures(
        practices=practice_store.count_shown(session),
        countries=len(practice_store.count_by_country(session)),
        organisations=organisations.count(session),
        funds=funds.count(session),
        experts=expert_store.count_listed(session, EVERYBODY),
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


def latest_practices(session: Session, limit: int) -> tuple[Practice, ...]:
    """The newest practices: the newest of each thematic area, then the next of each, until there are enough."""
    vocabularies = load_vocabularies()
    areas: dict[int, dict[str, None]] = {number: {} for number in vocabularies.themes}
    for id, objective in practice_store.newest_objectives(session):
        areas[vocabularies.objectives[objective].theme][id] = None
    dealt = dict.fromkeys(id for turn in zip_longest(*areas.values()) for id in turn if id)
    return tuple(practice_store.practices.get_many(session, tuple(dealt)[:limit]).values())
