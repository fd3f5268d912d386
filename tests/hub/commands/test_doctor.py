"""`hub doctor`: finds what does not fit, says what mends it, changes nothing."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from hub.database import Database, open_database
from hub.indexing.operations import open_search_index
from hub.indexing.outbox import mark_done, pending
from hub.practices.operations import record_practice, remove_practice
from hub.settings import Settings
from tests.hub.commands.conftest import Hub
from tests.hub.records import make_practice


@pytest.fixture
def ready(hub: Hub, settings: Settings, small_catalogue: Path) -> Hub:
    """A hub in which everything is well."""
    assert hub("init").exit_code == 0
    return hub


def _bad(hub: Hub) -> dict[str, str]:
    """Name -> remedy of what is not well; the exit status has to fit."""
    result = hub("doctor", "--json")
    bad = {each["name"]: each["remedy"] for each in json.loads(result.stdout) if not each["well"]}
    assert result.exit_code == (1 if bad else 0)
    return bad


def test_a_ready_hub_is_well(ready: Hub) -> None:
    result = ready("doctor")
    assert result.exit_code == 0
    assert "BAD" not in result.stdout
    assert "index" in result.stdout
    assert "holds exactly what the database says" in result.stdout


def test_before_init_it_sends_there_and_makes_nothing(hub: Hub, settings: Settings) -> None:
    assert _bad(hub) == {"data folder": "hub init", "secret": "hub init", "database": "hub init"}
    assert not settings.index_folder.exists()


def test_differences_of_the_index_are_named(ready: Hub, settings: Settings, now: datetime) -> None:
    index = open_search_index(settings)
    index.delete([key for key in index.fingerprints() if key.startswith("organisation:")][:1])
    index.close()
    assert _bad(ready) == {"index: missing": "hub index --rebuild"}
    database = open_database(settings.database_url)
    with database.writing() as session:
        names = session.scalars(text("SELECT id FROM practices ORDER BY id")).all()
        remove_practice(session, names[0], now)
        record_practice(session, make_practice(names[1]), now)
        mark_done(session, pending(session), now)
    database.close()
    assert list(_bad(ready)) == ["index: missing", "index: stale", "index: extra"]
    assert f"1: practice:{names[0]}" in ready("doctor").stdout
    assert ready("index", "--rebuild").exit_code == 0
    assert _bad(ready) == {}


def test_waiting_changes_are_told(ready: Hub, settings: Settings, now: datetime) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        record_practice(session, make_practice(), now)
    database.close()
    assert _bad(ready)["outbox"] == "hub index"
    ready("index")
    assert _bad(ready) == {}


def test_a_missing_index_is_told_and_not_made(ready: Hub, settings: Settings) -> None:
    shutil.rmtree(settings.index_folder)
    assert _bad(ready) == {"index": "hub index --rebuild"}
    assert not settings.index_folder.exists()


def test_an_index_that_cannot_be_read_is_told(ready: Hub, settings: Settings) -> None:
    (settings.index_folder / "current.json").write_text("{", "utf-8")
    assert _bad(ready) == {"index": "hub index --rebuild"}
    assert ready("index").exit_code == 1
    assert ready("index", "--rebuild").exit_code == 0
    assert _bad(ready) == {}


def test_a_secret_that_others_may_read_is_told(ready: Hub, settings: Settings) -> None:
    settings.secret_file.chmod(0o644)
    assert _bad(ready) == {"secret": f"chmod 600 {settings.secret_file}"}


def test_a_database_of_another_version_is_told(ready: Hub, settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    database.close()
    assert _bad(ready) == {"database": "hub init"}


def test_a_database_without_records_is_told(hub: Hub, database: Database, settings: Settings) -> None:
    assert _bad(hub)["records"] == "hub init"


def test_a_database_that_cannot_be_used_is_told(
    ready: Hub, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_DATABASE_URL", "nosuchdb://host/name")
    assert _bad(ready) == {"database": "set HUB_DATABASE_URL"}
    monkeypatch.setenv("HUB_DATABASE_URL", f"sqlite:///{settings.data_folder}")
    assert _bad(ready) == {"database": "set HUB_DATABASE_URL"}


def test_a_misspelt_variable_is_told(ready: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_PROT", "1")
    assert _bad(ready) == {"settings": "`hub config` lists the settings"}


def test_faults_in_the_language_data_are_told(ready: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from synonyms import Problem

    monkeypatch.setattr("synonyms.countries.inspect_countries", lambda: (Problem("c.tsv", "KEN", "has no name"),))
    assert _bad(ready) == {"countries": "python -m synonyms.check"}
    assert "c.tsv: KEN: has no name" in ready("doctor").stdout
