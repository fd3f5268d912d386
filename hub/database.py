"""The database: engine, transactions, migrations. The same models serve SQLite (a file, the default) and PostgreSQL."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, String, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Connection, Dialect, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from hub.errors import DatabaseUnavailable
from hub.migrations import HEAD

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS = 10_000
"""How long a SQLite writer waits for another one before it gives up."""

_WRITES = "hub_writes"


class Base(DeclarativeBase):
    """All tables of the hub; constraints have names so that migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator[datetime]):
    """A point in time, always aware and in UTC; SQLite would forget the zone. Refuses naive values."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC before it is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without time zone cannot be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """UTC again after it was read."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class RecordRow(Base):
    """Base of the main table of every kind of record; `id` is unique within the kind."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(80), primary_key=True, sort_order=-1)
    changed_at: Mapped[datetime] = mapped_column(Moment, index=True, sort_order=99)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. Threads may share it; after a fork each process opens its own."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the records and keeps no change. Raises `DatabaseUnavailable`."""
        with self._told_apart(), Session(self.engine, expire_on_commit=False) as session:
            try:
                yield session
            finally:
                session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all kept when the block ends, and none when it raises.

        On SQLite the write lock is taken at once, so that a transaction that first reads never fails at its first
        write because somebody else wrote in between. Raises `DatabaseUnavailable` when the database cannot be used, for
        example because the disk is full or another writer holds it for too long.
        """
        bind = self.engine.execution_options(**{_WRITES: True})
        with self._told_apart(), Session(bind, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        """What is wrong with the database, and not with what was asked of it, becomes `DatabaseUnavailable`."""
        try:
            yield
        except OperationalError as error:
            raise _unavailable(self.engine.url, error) from error

    def revision(self) -> str | None:
        """The migration that the tables are at; None for a database without tables. Raises `DatabaseUnavailable`."""
        with self._told_apart(), self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return None if found is None else str(found)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at the URL; the folder of a SQLite file is made, the file when it is first used.

    Raises `DatabaseUnavailable` when the URL cannot be used or names a driver that is not installed.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            return Database(_open_sqlite(parsed))
        return Database(create_engine(parsed, pool_pre_ping=True))
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseUnavailable(
            "HUB_DATABASE_URL cannot be used: an address like sqlite:////srv/hub/hub.sqlite or "
            "postgresql://user:password@host/name is needed"
        ) from error
    except ModuleNotFoundError as error:
        raise DatabaseUnavailable(
            f"the database driver {error.name} is not installed; pip install 'connection-hub[postgres]' brings it"
        ) from error


def _open_sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite_connection)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite_connection(connection: Any, record: object) -> None:
    """Pragmas of every connection; transactions are begun by us (`_begin_sqlite`), not by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def upgrade(database: Database) -> bool:
    """Bring the tables to this version of the hub; returns whether anything had to be done.

    Raises `DatabaseUnavailable` when the database cannot be reached or was made by a newer hub.
    """
    before = database.revision()
    if before == HEAD:
        return False
    from hub.migrations.running import known_revisions, run_migrations

    if before is not None and before not in known_revisions():
        raise DatabaseUnavailable(
            f"the database is at revision {before}, which this version of the hub does not know; install the newer hub"
        )
    with database.engine.execution_options(**{_WRITES: True}).begin() as connection:
        run_migrations(connection)
    log.info("database upgraded from=%s to=%s", before or "nothing", HEAD)
    return True


def require_current(database: Database) -> None:
    """Raises `DatabaseUnavailable` unless the tables are those of this version."""
    revision = database.revision()
    if revision != HEAD:
        state = "has no tables yet" if revision is None else f"is at revision {revision} instead of {HEAD}"
        raise DatabaseUnavailable(f"the database {state}; run `hub init`")


def _unavailable(url: URL, error: Exception) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"the database {url.render_as_string(hide_password=True)} cannot be used "
        f"({getattr(error, 'orig', error)}); `hub doctor` looks further"
    )
