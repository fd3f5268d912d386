"""Queries on funds and their windows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from hub.database import Database
from hub.errors import Conflict, NotFound
from hub.funds.operations import record_fund, remove_fund, show_fund
from hub.funds.store import count_by_objective, find_funds, funds, windows_of
from tests.hub.records import make_fund


@pytest.fixture
def some(database: Database, now: datetime) -> Database:
    with database.writing() as session:
        record_fund(session, make_fund("big", objectives=(10, 13)), now)
        record_fund(session, make_fund("big-b", parent="big", theme=1, objectives=(13,)), now)
        record_fund(session, make_fund("big-a", parent="big", theme=2, objectives=(10,), countries=("KEN",)), now)
    return database


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ["big", "big-a", "big-b"]),
        ({"objective": 10}, ["big", "big-a"]),
        ({"country": "PER"}, ["big", "big-b"]),
        ({"country": "KEN", "objective": 10}, ["big", "big-a"]),
    ],
)
def test_finding(some: Database, conditions: dict[str, Any], ids: list[str]) -> None:
    with some.reading() as session:
        assert [fund.id for fund in find_funds(session, **conditions)] == ids


def test_windows_come_in_order_of_their_theme(some: Database) -> None:
    with some.reading() as session:
        assert windows_of(session, "big") == ("big-b", "big-a")
        assert count_by_objective(session) == {10: 2, 13: 2}
        assert show_fund(session, "big-a").parent == "big"
        with pytest.raises(NotFound, match="no fund 'nobody'"):
            show_fund(session, "nobody")


def test_a_fund_with_windows_stays_until_they_are_gone(some: Database, now: datetime) -> None:
    with some.writing() as session:
        with pytest.raises(Conflict, match="still has the window 'big-b'"):
            remove_fund(session, "big", now)
        for id in ("big-a", "big-b", "big"):
            remove_fund(session, id, now)
        with pytest.raises(NotFound):
            remove_fund(session, "big", now)


@pytest.mark.parametrize("wrong", [{"theme": 6}, {"parent": "nobody"}, {"status": "rich"}], ids=str)
def test_the_database_refuses(database: Database, now: datetime, wrong: dict[str, Any]) -> None:
    def save() -> None:
        with database.writing() as session:
            funds.save(session, make_fund(**wrong), now)

    with pytest.raises(IntegrityError):
        save()
