"""`hub init`: everything is made, and made once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.database import open_database
from hub.experts.store import experts
from hub.indexing.sources import count_records
from hub.practices.store import practices
from hub.settings import Settings
from tests.hub.commands.conftest import Hub


def test_the_first_time_everything_is_made(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    result = hub("init")
    assert result.exit_code == 0
    assert "Database      upgraded" in result.stdout
    assert "18 records, 18 new or changed" in result.stdout
    assert "Index         18 documents, built" in result.stdout
    assert "Demonstration" not in result.stdout
    assert settings.secret_file.exists()
    assert hub("doctor").exit_code == 0


def test_the_second_time_nothing_changes(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    hub("init", "--demo")
    manifest = (settings.index_folder / "current.json").read_text("utf-8")
    database = open_database(settings.database_url)
    with database.reading() as session:
        before = list(practices.iterate(session))
    done = json.loads(hub("init", "--demo", "--json").stdout)
    assert done == {
        "upgraded": False,
        "catalogue": {"read": 18, "changed": 0},
        "demo": {"read": 1, "changed": 0},
        "documents": 19,
        "rebuilt": False,
    }
    assert (settings.index_folder / "current.json").read_text("utf-8") == manifest
    with database.reading() as session:
        assert list(practices.iterate(session)) == before
    database.close()


def test_the_demonstration_is_loaded_only_when_asked_for(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    hub("init")
    database = open_database(settings.database_url)
    with database.reading() as session:
        assert experts.count(session) == 0
    assert "1 records, 1 new or changed" in hub("init", "--demo").stdout
    with database.reading() as session:
        assert experts.count(session) == 1
    database.close()


def test_a_faulty_catalogue_is_told_and_nothing_is_made(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    for path in sorted((small_catalogue / "practices").glob("*.yaml"))[:2]:
        path.write_text(path.read_text("utf-8").replace("kind: practice", "kind: practise"), encoding="utf-8")
    result = hub("init")
    assert result.exit_code == 1
    assert "2 problems in the files of the catalogue" in result.stderr
    assert not (settings.data_folder / "hub.sqlite").exists()


def test_a_lost_index_is_built_again(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    import shutil

    hub("init")
    shutil.rmtree(settings.index_folder)
    assert "18 documents, built" in hub("init").stdout
    assert hub("doctor").exit_code == 0


def test_a_data_folder_that_cannot_be_made_is_told(
    hub: Hub, tmp_path: Path, small_catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "file" / "data"))
    result = hub("init")
    assert result.exit_code == 1
    assert "cannot be made" in result.stderr
    assert "set HUB_DATA" in result.stderr


def test_records_that_are_not_of_the_catalogue_stay(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    hub("init", "--demo")
    hub("init")
    database = open_database(settings.database_url)
    with database.reading() as session:
        assert count_records(session) == 19
    database.close()
