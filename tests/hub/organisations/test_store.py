"""Queries on organisations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from hub.database import Database
from hub.errors import NotFound
from hub.organisations.operations import record_organisation, remove_organisation, show_organisation
from hub.organisations.store import count_by_objective, find_organisations, organisations
from tests.hub.records import make_organisation


@pytest.fixture
def some(database: Database, now: datetime) -> Database:
    with database.writing() as session:
        record_organisation(session, make_organisation("world", objectives=(21, 7)), now)
        record_organisation(session, make_organisation("kenyan", objectives=(7,), countries=("KEN",)), now)
    return database


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ["kenyan", "world"]),
        ({"objective": 21}, ["world"]),
        ({"country": "KEN"}, ["kenyan", "world"]),
        ({"country": "PER"}, ["world"]),
        ({"country": "PER", "objective": 7}, ["world"]),
        ({"objective": 1}, []),
    ],
)
def test_finding(some: Database, conditions: dict[str, Any], ids: list[str]) -> None:
    with some.reading() as session:
        assert [each.id for each in find_organisations(session, **conditions)] == ids


def test_counting_and_showing(some: Database, now: datetime) -> None:
    with some.reading() as session:
        assert count_by_objective(session) == {7: 2, 21: 1}
        assert show_organisation(session, "kenyan").countries == ("KEN",)
        with pytest.raises(NotFound, match="no organisation 'nobody'"):
            show_organisation(session, "nobody")


def test_removing(some: Database, now: datetime) -> None:
    with some.writing() as session:
        remove_organisation(session, "kenyan", now)
        with pytest.raises(NotFound):
            remove_organisation(session, "kenyan", now)
    with some.reading() as session:
        assert organisations.count(session) == 1


@pytest.mark.parametrize("wrong", [{"type": "club"}, {"status": "famous"}, {"objectives": (24,)}], ids=str)
def test_the_database_refuses(database: Database, now: datetime, wrong: dict[str, Any]) -> None:
    def save() -> None:
        with database.writing() as session:
            organisations.save(session, make_organisation(**wrong), now)

    with pytest.raises(IntegrityError):
        save()
