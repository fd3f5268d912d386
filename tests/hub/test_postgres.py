"""The same models and migrations on a real PostgreSQL server, started for this module on a socket of its own.

Skipped where the server's programs or the driver (`pip install 'connection-hub[postgres]'`) are missing.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from hub.database import Database, open_database, upgrade
from hub.errors import DatabaseUnavailable
from hub.experts.store import experts, find_listed
from hub.funds.store import funds
from hub.indexing.operations import Differences, bring_up_to_date, check, rebuild
from hub.indexing.outbox import count_pending, pending
from hub.migrations import HEAD
from hub.migrations.running import undo_migrations
from hub.organisations.store import organisations
from hub.practices.models import PracticeRow
from hub.practices.store import count_by_objective, find_practices, practices
from hub.tables import register_tables
from indexer import SearchIndex
from tests.hub.records import make_expert, make_fund, make_organisation, make_practice

PROGRAMS = next(
    (
        path
        for path in (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *map(Path, os.get_exec_path()))
        if (path / "initdb").exists()
    ),
    None,
)

pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL's server is not installed")


def _account() -> int | None:
    """The server refuses to run for the administrator: then it runs for an account without rights."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    pytest.skip("no account for the server")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """URL of a database of a fresh server."""
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    assert PROGRAMS is not None
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))
    if account is not None:
        os.chown(folder, account, -1)
    options = {"user": account, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        [PROGRAMS / "initdb", "-D", folder / "data", "-U", "hub", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **options,  # type: ignore[call-overload]
    )
    running = subprocess.Popen(
        [PROGRAMS / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
        **options,  # type: ignore[call-overload]
    )
    try:
        _wait_for(folder / ".s.PGSQL.5432")
        yield f"postgresql://hub@/postgres?host={folder}"
    finally:
        running.terminate()
        running.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(path: Path) -> None:
    for _ in range(300):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(path)


@pytest.fixture
def database(server: str) -> Iterator[Database]:
    """Fresh tables, made by the migrations and undone by them."""
    opened = open_database(server)
    assert upgrade(opened)
    yield opened
    with opened.engine.begin() as connection:
        undo_migrations(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    opened.close()


def test_migrated_tables_are_those_of_the_models(database: Database) -> None:
    assert database.revision() == HEAD
    assert not upgrade(database)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), register_tables()) == []


@pytest.mark.parametrize(
    ("store", "record", "changes"),
    [
        (practices, make_practice(), {"countries": ("UGA", "KEN", "PER"), "objectives_secondary": (1,)}),
        (organisations, make_organisation(), {"objectives": (7, 21, 1)}),
        (funds, make_fund(), {"theme": 3}),
        (experts, make_expert(), {"languages": (("fr", "fluent"),), "statements": ()}),
    ],
    ids=["practice", "organisation", "fund", "expert"],
)
def test_records_come_back_change_and_go(
    database: Database, now: datetime, store: Any, record: Any, changes: dict[str, Any]
) -> None:
    for state in (record, replace(record, **changes)):
        with database.writing() as session:
            assert store.save(session, state, now)
        with database.writing() as session:
            assert store.get(session, record.id) == state
            assert not store.save(session, state, now)
            assert [row.key for row in pending(session)] == [f"{store.kind}:{record.id}"]
    with database.writing() as session:
        assert store.remove(session, record.id, now)
        assert store.count(session) == 0


@pytest.mark.parametrize(
    "wrong", [{"status": "famous"}, {"objectives_primary": (24,)}, {"countries": ("ken",)}, {"year": 1492}], ids=str
)
def test_the_database_refuses(database: Database, now: datetime, wrong: dict[str, Any]) -> None:
    def save() -> None:
        with database.writing() as session:
            practices.save(session, make_practice(**wrong), now)

    with pytest.raises(IntegrityError):
        save()


def test_queries(database: Database, now: datetime) -> None:
    with database.writing() as session:
        practices.save(session, make_practice("a", year=2019), now)
        practices.save(session, make_practice("b", objectives_primary=(7,), objectives_secondary=(10,)), now)
        experts.save(session, make_expert(consent={"listing": "states"}), now)
    with database.reading() as session:
        assert [practice.id for practice in find_practices(session, objective=10, country="KEN")] == ["a", "b"]
        assert count_by_objective(session) == {3: 1, 7: 2, 10: 2}
        assert find_listed(session, ("public",)) == ()
        assert len(find_listed(session, ("public", "states"), objective=13)) == 1


def test_moments_come_back_in_utc(database: Database) -> None:
    moment = datetime(2026, 1, 1, 3, tzinfo=timezone(timedelta(hours=3)))
    with database.writing() as session:
        practices.save(session, make_practice(), moment)
    with database.reading() as session:
        row = session.get_one(PracticeRow, "ken-shelters")
        assert (row.changed_at, row.changed_at.tzinfo) == (moment, UTC)


def test_two_writers_of_one_record_leave_one_waiting_row(database: Database, now: datetime) -> None:
    with database.writing() as session:
        practices.save(session, make_practice(), now)
    failures: list[Exception] = []
    start = threading.Barrier(4)

    def change(number: int) -> None:
        start.wait()
        try:
            for step in range(10):
                with database.writing() as session:
                    practices.save(session, make_practice(year=2000 + number * 20 + step), now)
        except DBAPIError as error:
            failures.append(error)

    threads = [threading.Thread(target=change, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as session:
        assert count_pending(session) == 1


def test_the_index_is_built_from_it(
    database: Database, index: SearchIndex, now: datetime, clock: Callable[[], datetime]
) -> None:
    with database.writing() as session:
        practices.save(session, make_practice(), now)
        organisations.save(session, make_organisation(), now)
    assert rebuild(database, index, clock) == 2
    with database.writing() as session:
        practices.remove(session, "ken-shelters", now)
        funds.save(session, make_fund(), now)
    bring_up_to_date(database, index, clock)
    assert check(database, index) == Differences()
    assert set(index.fingerprints()) == {"organisation:iom", "fund:big-fund"}


def test_a_server_that_is_not_there_is_told(server: str) -> None:
    database = open_database("postgresql://hub:swordfish@127.0.0.1:1/postgres")
    with pytest.raises(DatabaseUnavailable, match="cannot be used") as caught:
        database.revision()
    assert "swordfish" not in caught.value.message
    database.close()
