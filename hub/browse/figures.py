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
_NEWEST = 60


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
        experts=len(expert_store.find_listed(session, EVERYBODY)),
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
    objectives = load_vocabularies().objectives
    areas: dict[int, list[Practice]] = {}
    for practice in practice_store.find_practices(session, limit=_NEWEST):
        areas.setdefault(objectives[practice.objectives_primary[0]].theme, []).append(practice)
    turns = zip_longest(*(areas[area] for area in sorted(areas)))
    return tuple(practice for turn in turns for practice in turn if practice)[:limit]
