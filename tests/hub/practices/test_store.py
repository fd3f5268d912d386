"""Queries on practices, and rules that the database itself holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from hub.database import Database
from hub.practices.store import (
    count_by_country,
    count_by_objective,
    count_by_objective_and_country,
    count_shown,
    find_practices,
    practices,
)
from tests.hub.records import MORE, make_practice


@pytest.fixture
def some(database: Database, now: datetime) -> Database:
    with database.writing() as session:
        for practice in (
            make_practice("old", year=2019, objectives_primary=(10,), objectives_secondary=(7,)),
            make_practice("new", year=2022, objectives_primary=(7,), objectives_secondary=(10,), countries=("PER",)),
            make_practice("gone", year=2023, status="withdrawn"),
            make_practice("nowhere", year=2019, objectives_primary=(1,), objectives_secondary=(), countries=()),
        ):
            practices.save(session, practice, now)
    return database


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ["new", "nowhere", "old"]),
        ({"objective": 10}, ["old", "new"]),
        ({"objective": 7}, ["new", "old"]),
        ({"objective": 2}, []),
        ({"country": "KEN"}, ["old"]),
        ({"country": "PER", "objective": 10}, ["new"]),
        ({"country": "KEN", "objective": 1}, []),
        ({"limit": 2}, ["new", "nowhere"]),
        ({"limit": 2, "offset": 2}, ["old"]),
    ],
)
def test_finding(some: Database, conditions: dict[str, Any], ids: list[str]) -> None:
    with some.reading() as session:
        assert [practice.id for practice in find_practices(session, **conditions)] == ids


def test_counts_leave_out_what_was_withdrawn(some: Database) -> None:
    with some.reading() as session:
        assert count_by_objective(session) == {1: 1, 7: 2, 10: 2}
        assert count_by_country(session) == {"KEN": 1, "PER": 1, "UGA": 1}
        assert count_by_objective_and_country(session)[10, "PER"] == 1
        assert count_shown(session) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "famous"},
        {"year_basis": "guessed"},
        {"scope": "galactic"},
        {"type": "miracle"},
        {"year": 1492},
        {"objectives_primary": (24,)},
        {"objectives_primary": (0,)},
        {"countries": ("ken",)},
        {"countries": ("KE",)},
        {"titles": {"de": "Heime"}, "summaries": {"de": "Text"}},
        {"titles": MORE | {"en": "  "}},
        {"id": ""},
    ],
    ids=str,
)
def test_the_database_refuses(database: Database, now: datetime, wrong: dict[str, Any]) -> None:
    def save() -> None:
        with database.writing() as session:
            practices.save(session, make_practice(**wrong), now)

    with pytest.raises(IntegrityError):
        save()
