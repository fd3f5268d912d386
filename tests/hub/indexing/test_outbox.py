"""The outbox: one waiting row for a record, ids that only grow, and no change lost to a race."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from hub.database import Database
from hub.indexing.outbox import (
    OutboxRow,
    count_pending,
    done_keys,
    enqueue,
    forget_done,
    mark_done,
    pending,
    settle,
)

KEY = "practice:a"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_record_waits_once_under_its_newest_id(database: Database, now: datetime) -> None:
    with database.writing() as session:
        enqueue(session, KEY, now)
        enqueue(session, "practice:b", now)
        (first, _) = pending(session)
        enqueue(session, KEY, now)
        assert [row.key for row in pending(session)] == ["practice:b", KEY]
        assert pending(session)[-1].id > first.id
        assert count_pending(session) == 2


def test_the_database_refuses_a_second_waiting_row(database: Database, now: datetime) -> None:
    def add_twice() -> None:
        with database.writing() as session:
            session.execute(insert(OutboxRow), [{"key": KEY, "queued_at": now, "waiting": True}] * 2)

    with pytest.raises(IntegrityError):
        add_twice()


@pytest.mark.parametrize(
    "row",
    [{"waiting": False}, {"waiting": None}, {"waiting": True, "done_at": NOW}, {"waiting": False, "done_at": NOW}],
    ids=str,
)
def test_the_database_refuses_a_row_that_neither_waits_nor_is_done(database: Database, row: dict[str, Any]) -> None:
    def add() -> None:
        with database.writing() as session:
            session.execute(insert(OutboxRow).values(key=KEY, queued_at=NOW, **row))

    with pytest.raises(IntegrityError):
        add()


def test_ids_are_never_used_again(database: Database, now: datetime) -> None:
    with database.writing() as session:
        enqueue(session, KEY, now)
        (row,) = pending(session)
        mark_done(session, [row], now)
        forget_done(session)
    with database.writing() as session:
        enqueue(session, KEY, now)
        assert pending(session)[0].id > row.id


def test_the_oldest_come_first_and_no_more_than_asked_for(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for name in "cab":
            enqueue(session, f"practice:{name}", now)
        assert [row.key for row in pending(session, limit=2)] == ["practice:c", "practice:a"]


def test_what_is_done_waits_no_more(database: Database, now: datetime) -> None:
    with database.writing() as session:
        enqueue(session, KEY, now)
        mark_done(session, pending(session), now)
        assert (pending(session), done_keys(session)) == ((), (KEY,))


def test_a_record_that_changed_while_it_was_applied_waits_again(database: Database, now: datetime) -> None:
    with database.writing() as session:
        enqueue(session, KEY, now)
        seen = pending(session)
        enqueue(session, KEY, now)
        mark_done(session, seen, now)
        assert [row.key for row in pending(session)] == [KEY]


def test_a_newer_state_applied_by_somebody_else_is_applied_again(database: Database, now: datetime) -> None:
    """We may just have put an older state over it."""
    with database.writing() as session:
        enqueue(session, KEY, now)
        ours = pending(session)
        enqueue(session, KEY, now)
        mark_done(session, pending(session), now)
        mark_done(session, ours, now)
        assert [row.key for row in pending(session)] == [KEY]


def test_settling_leaves_what_was_queued_meanwhile(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for name in ("a", "b"):
            enqueue(session, f"practice:{name}", now)
        before = pending(session)
        enqueue(session, KEY, now)
        settle(session, before, now)
        assert [row.key for row in pending(session)] == [KEY]
        assert done_keys(session) == ("practice:b",)
        assert done_keys(session, without=[row.id for row in before]) == ()


def test_done_rows_are_forgotten_after_a_while_and_waiting_ones_never(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for place, name in enumerate("ab"):
            enqueue(session, f"practice:{name}", now)
            mark_done(session, pending(session), now + timedelta(days=place))
        enqueue(session, "practice:c", now - timedelta(days=99))
        forget_done(session, now + timedelta(hours=1))
        assert (done_keys(session), count_pending(session)) == (("practice:b",), 1)
