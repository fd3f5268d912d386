"""Queries on experts look at consent before anything else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from hub.database import Database
from hub.experts.operations import record_expert
from hub.experts.store import count_by_objective, count_listed, experts, find_listed, overdue
from tests.hub.records import make_expert


@pytest.fixture
def some(database: Database, now: datetime) -> Database:
    with database.writing() as session:
        for expert in (
            make_expert("open"),
            make_expert("shy", consent={"listing": "states"}),
            make_expert("quiet", consent={"objectives": "secretariat"}),
            make_expert("hidden", consent={"listing": "none"}),
            make_expert("lapsed", last_confirmed=date(2020, 1, 1)),
        ):
            record_expert(session, expert, now)
    return database


@pytest.mark.parametrize(
    ("audiences", "listed", "with_objective"),
    [
        (("public",), ["open", "quiet"], ["open"]),
        (("public", "states"), ["open", "quiet", "shy"], ["open", "shy"]),
        (("public", "states", "secretariat"), ["open", "quiet", "shy"], ["open", "quiet", "shy"]),
        ((), [], []),
    ],
)
def test_only_those_who_agreed_are_found(
    some: Database, audiences: tuple[str, ...], listed: list[str], with_objective: list[str]
) -> None:
    with some.reading() as session:
        assert [expert.id for expert in find_listed(session, audiences)] == listed
        assert count_listed(session, audiences) == len(listed)
        assert [expert.id for expert in find_listed(session, audiences, objective=13)] == with_objective
        assert find_listed(session, audiences, objective=1) == ()
        counts = dict.fromkeys((10, 13), len(with_objective)) if with_objective else {}
        assert count_by_objective(session, audiences) == counts


def test_a_listing_is_overdue_on_the_day_after_its_last(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_expert(session, make_expert(last_confirmed=date(2026, 3, 1)), now)
        assert overdue(session, date(2028, 3, 1)) == ()
        assert overdue(session, date(2028, 3, 2)) == ("demo-expert-001",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"open_assignments": 4},
        {"open_assignments": -1},
        {"days_a_year": 0},
        {"gender": "x"},
        {"country": "Kenya"},
        {"name": ""},
        {"languages": (("en", "so-so"),)},
        {"objectives": (99,)},
        {"consent": {"listing": "everybody"}},
        {"consent": {"shoe size": "public"}},
    ],
    ids=str,
)
def test_the_database_refuses(database: Database, now: datetime, wrong: dict[str, Any]) -> None:
    def save() -> None:
        with database.writing() as session:
            experts.save(session, make_expert(**wrong), now)

    with pytest.raises(IntegrityError):
        save()
