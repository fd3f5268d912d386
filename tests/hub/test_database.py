"""Transactions, pragmas, migrations state."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from hub.database import Database, open_database, require_current, upgrade
from hub.errors import DatabaseUnavailable
from hub.indexing.outbox import OutboxRow
from hub.migrations import HEAD
from hub.practices.models import PracticeObjective, PracticeRow
from hub.practices.store import count_by_objective, practices
from tests.hub.records import make_practice


def test_sqlite_writes_ahead_waits_and_holds_foreign_keys(database: Database) -> None:
    with database.reading() as session:
        pragmas = {name: session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "busy_timeout")}
        assert pragmas == {"journal_mode": "wal", "busy_timeout": 10_000}
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(PracticeObjective(practice_id="nobody", objective=1, rank="primary", position=0))


def test_a_writing_block_keeps_everything_or_nothing(database: Database, now: datetime) -> None:
    def save_and_fail() -> None:
        with database.writing() as session:
            practices.save(session, make_practice(), now)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        save_and_fail()
    with database.reading() as session:
        assert practices.count(session) == 0
        assert session.query(OutboxRow).count() == 0


def test_a_reading_block_keeps_nothing(database: Database, now: datetime) -> None:
    with database.reading() as session:
        practices.save(session, make_practice(), now)
    with database.reading() as session:
        assert practices.count(session) == 0


def test_two_writers_that_read_first_wait_for_one_another(database: Database, now: datetime) -> None:
    """Without the lock at the start the second would fail: its first read would be of an outdated state."""
    failures: list[Exception] = []
    start = threading.Barrier(4)

    def add(number: int) -> None:
        start.wait()
        try:
            for place in range(5):
                with database.writing() as session:
                    practices.count(session)
                    practices.save(session, make_practice(f"p-{number}-{place}"), now)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as session:
        assert practices.count(session) == 20


def test_readers_see_one_state_while_somebody_writes(database: Database, now: datetime) -> None:
    with database.reading() as reading:
        assert practices.count(reading) == 0
        with database.writing() as writing:
            practices.save(writing, make_practice(), now)
        assert practices.count(reading) == 0
    with database.reading() as reading:
        assert practices.count(reading) == 1


def test_moments_come_back_in_utc(database: Database) -> None:
    moment = datetime(2026, 1, 1, 3, tzinfo=timezone(timedelta(hours=3)))
    with database.writing() as session:
        practices.save(session, make_practice(), moment)
    with database.reading() as session:
        row = session.get_one(PracticeRow, "ken-shelters")
        assert row.changed_at == moment
        assert row.changed_at.tzinfo is UTC


def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without time zone"), database.writing() as session:
        practices.save(session, make_practice(), datetime(2026, 1, 1))


def test_upgrading_makes_the_tables_once(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/deep/down/hub.sqlite")
    assert database.revision() is None
    assert upgrade(database)
    assert database.revision() == HEAD
    assert not upgrade(database)
    database.close()


def test_a_database_without_tables_is_told_before_it_is_used(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/hub.sqlite")
    with pytest.raises(DatabaseUnavailable, match="no tables yet; run `hub init`"):
        require_current(database)
    database.close()


def test_a_database_of_a_newer_hub_is_left_alone(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailable, match="at revision 9999 instead of"):
        require_current(database)
    with pytest.raises(DatabaseUnavailable, match="does not know; install the newer hub"):
        upgrade(database)


@pytest.mark.parametrize("url", ["nonsense", "nosuchdb://host/name"])
def test_a_url_that_names_no_database_is_told(url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="HUB_DATABASE_URL cannot be used"):
        open_database(url)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "hub.sqlite").mkdir()
    database = open_database(f"sqlite:///{tmp_path}/hub.sqlite")
    with pytest.raises(DatabaseUnavailable, match="cannot be used"):
        database.revision()
    database.close()


def test_a_database_that_fails_while_it_is_used_is_told(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE practice_texts"))
        connection.execute(text("DROP TABLE practice_objectives"))

    def count() -> None:
        with database.reading() as session:
            count_by_objective(session)

    with pytest.raises(DatabaseUnavailable, match=r"no such table: practice_objectives\); `hub doctor`"):
        count()
