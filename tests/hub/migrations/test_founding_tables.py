"""The migrations lead to exactly the tables that the models describe."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from hub.database import Database, open_database
from hub.migrations import HEAD
from hub.migrations.running import known_revisions, undo_migrations
from hub.tables import register_tables


def test_head_is_the_newest_script() -> None:
    from alembic.script import ScriptDirectory

    from hub.migrations.running import configuration

    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD
    assert HEAD in known_revisions()


def test_migrated_tables_are_those_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), register_tables()) == []


def test_migrated_constraints_are_those_of_the_models(database: Database, tmp_path: Path) -> None:
    fresh = open_database(f"sqlite:///{tmp_path}/models.sqlite")
    register_tables().create_all(fresh.engine)
    assert _constraints(database.engine) == _constraints(fresh.engine)
    assert len(_constraints(fresh.engine)) > 50
    fresh.close()


def _constraints(engine: Engine) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    inspector = inspect(engine)
    for table in register_tables().tables:
        found.update((table, each["name"], each["sqltext"]) for each in inspector.get_check_constraints(table))
        for each in inspector.get_unique_constraints(table):
            found.add((table, each["name"], *each["column_names"]))
        for each in inspector.get_foreign_keys(table):
            found.add((table, each["name"], each["referred_table"], each["options"].get("ondelete")))
    return found


def test_going_back_leaves_no_table(database: Database) -> None:
    with database.engine.begin() as connection:
        undo_migrations(connection)
    with database.engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]


@pytest.mark.parametrize("table", ["practices", "organisations", "funds", "experts", "index_outbox"])
def test_the_main_tables_are_there(database: Database, table: str) -> None:
    with database.engine.connect() as connection:
        assert inspect(connection).has_table(table)
