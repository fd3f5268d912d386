"""Fixture strategy: the real things, small and in a temporary folder.

- A database is a real SQLite file, made by the real migrations. The file is migrated once per run and copied for each
  test that asks for `database`, so that a test may write what it likes.
- An index is the real embedded engine with the shipped text model. `index` is an empty one of the test's own.
- `catalogue` are the shipped files, parsed once. `loaded` is a database that holds them and `loaded_index` the index
  built from it; both are shared by the whole run, so a test only reads them.
- With `small_catalogue` the commands load a few records instead of all.
- Time is a value: `now` is a fixed moment, `clock` gives it.
- What a machine may lack (Chromium, PostgreSQL, neural packages) is skipped there; `--no-skips` makes that a failure.
- No test sees HUB_* variables of the person who runs it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from hub.catalogue.reading import Catalogue
    from hub.database import Database
    from hub.settings import Settings
    from indexer import SearchIndex

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="A skipped test fails: for machines that have every part.")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()
    if report.skipped and item.config.getoption("--no-skips") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("HUB_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: NOW


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose data folder is the test's own, and is still missing."""
    from hub.settings import Settings

    return Settings(data_folder=tmp_path / "data")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no record; copy it, never open it."""
    from hub.database import open_database, upgrade

    path = tmp_path_factory.mktemp("migrated") / "hub.sqlite"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def database(settings: Settings, migrated_file: Path) -> Iterator[Database]:
    """An empty database of the test's own, where `settings` say it is."""
    from hub.database import open_database

    settings.data_folder.mkdir()
    shutil.copy(migrated_file, settings.data_folder / "hub.sqlite")
    opened = open_database(settings.database_url)
    yield opened
    opened.close()


@pytest.fixture
def index(settings: Settings) -> Iterator[SearchIndex]:
    """An empty index of the test's own, where `settings` say it is."""
    from hub.indexing.operations import open_search_index

    opened = open_search_index(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    from hub.catalogue.reading import read_catalogue

    return read_catalogue()


@pytest.fixture(scope="session")
def loaded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of `loaded` and `loaded_index`."""
    from hub.settings import Settings

    return Settings(data_folder=tmp_path_factory.mktemp("loaded"))


@pytest.fixture(scope="session")
def loaded(loaded_settings: Settings, migrated_file: Path, catalogue: Catalogue) -> Iterator[Database]:
    """A database with the whole catalogue, shared: only read it."""
    from hub.catalogue.operations import load_catalogue
    from hub.database import open_database

    shutil.copy(migrated_file, loaded_settings.data_folder / "hub.sqlite")
    opened = open_database(loaded_settings.database_url)
    with opened.writing() as session:
        load_catalogue(session, NOW, catalogue)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def loaded_index(loaded_settings: Settings, loaded: Database) -> Iterator[SearchIndex]:
    """The index of `loaded`, shared: only search it."""
    from hub.indexing.operations import open_search_index, rebuild

    opened = open_search_index(loaded_settings)
    rebuild(loaded, opened, lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What reads the catalogue of the package reads a copy of a few of its records, and one invented expert."""
    import yaml

    from hub.catalogue.files import DATA_FOLDER
    from tests.hub.records import EXPERT_VALUES

    folder = tmp_path / "catalogue"
    for kind in ("practices", "organisations", "funds"):
        (folder / kind).mkdir(parents=True)
        for path in sorted((DATA_FOLDER / kind).glob("*.yaml"))[:6]:
            shutil.copy(path, folder / kind)
    experts = folder / "experts.yaml"
    experts.write_text(
        yaml.safe_dump([EXPERT_VALUES], allow_unicode=True).replace("'2026-03-01'", "2026-03-01"), encoding="utf-8"
    )
    monkeypatch.setattr("hub.catalogue.reading.read_catalogue.__defaults__", (folder,))
    monkeypatch.setattr("hub.catalogue.reading.read_demo_experts.__defaults__", (experts,))
    return folder
