"""Counts that pages show, read from the database as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hub.codes import PUBLIC
from hub.experts.store import count_by_objective as experts_by_objective
from hub.experts.store import find_listed
from hub.funds.store import funds
from hub.organisations.store import organisations
from hub.practices.records import Practice
from hub.practices.store import count_by_country, count_by_objective, count_shown, find_practices

EVERYBODY = (PUBLIC,)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much the hub holds, as everybody may see it."""

    practices: int
    countries: int
    organisations: int
    funds: int
    experts: int


def count_all(session: Session) -> Figures:
    """The figures of the home page."""
    return Figures(
        practices=count_shown(session),
        countries=len(count_by_country(session)),
        organisations=organisations.count(session),
        funds=funds.count(session),
        experts=len(find_listed(session, EVERYBODY)),
    )


def practices_by_objective(session: Session) -> Mapping[int, int]:
    """Objective -> number of practices."""
    return count_by_objective(session)


def listed_experts_by_objective(session: Session) -> Mapping[int, int]:
    """Objective -> number of experts whom everybody may find."""
    return experts_by_objective(session, EVERYBODY)


def latest_practices(session: Session, limit: int) -> tuple[Practice, ...]:
    """The newest practices."""
    return find_practices(session, limit=limit)
