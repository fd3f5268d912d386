"""`hub index`: waiting changes are applied, or everything is built anew."""

from __future__ import annotations

import json
from datetime import datetime

from hub.database import Database
from hub.practices.operations import record_practice, remove_practice
from tests.hub.commands.conftest import Hub
from tests.hub.records import make_practice


def test_waiting_changes_are_applied(hub: Hub, database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_practice(session, make_practice("a"), now)
        record_practice(session, make_practice("b"), now)
    assert hub("index").stdout == "Index up to date: 2 documents written, 0 removed.\n"
    with database.writing() as session:
        remove_practice(session, "a", now)
    assert json.loads(hub("index", "--json").stdout) == {"upserted": 0, "deleted": 1}
    assert hub("index").stdout == "Index up to date: 0 documents written, 0 removed.\n"


def test_everything_is_built_anew(hub: Hub, database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_practice(session, make_practice(), now)
    assert hub("index", "--rebuild").stdout == "Index rebuilt: 1 documents.\n"
    assert json.loads(hub("index", "--rebuild", "--json").stdout) == {"rebuilt": 1}


def test_without_a_database_it_says_what_to_do(hub: Hub) -> None:
    result = hub("index")
    assert result.exit_code == 1
    assert "run `hub init`" in result.stderr
