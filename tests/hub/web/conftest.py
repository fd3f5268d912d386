"""One site for all page tests: the shipped catalogue and a few experts, read only; each test has a client of its own.

`app_of` builds further apps over the same data with other settings. Nothing is mocked but the clock of the records.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hub.app import create_app
from hub.catalogue.operations import load_catalogue, load_demo
from hub.catalogue.reading import Catalogue
from hub.database import open_database
from hub.indexing.operations import open_search_index, rebuild
from hub.settings import Settings
from tests.conftest import NOW
from tests.hub.records import make_expert
from tests.hub.web.browsing import address, browser, page  # noqa: F401 - fixtures

EXPERTS = (
    make_expert("open-expert"),
    make_expert("shy-expert", name="Shy Person", consent={"employer": "states", "languages": "secretariat"}),
    make_expert("states-expert", name="Hidden Person", consent={"listing": "states"}),
)


@pytest.fixture(scope="session")
def site_settings(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, catalogue: Catalogue) -> Settings:
    """Settings of a hub with records and index."""
    settings = Settings(data_folder=tmp_path_factory.mktemp("site"), rate_pages=0, rate_searches=0, rate_requests=0)
    shutil.copy(migrated_file, settings.data_folder / "hub.sqlite")
    database, index = open_database(settings.database_url), open_search_index(settings)
    with database.writing() as session:
        load_catalogue(session, NOW, catalogue)
        load_demo(session, NOW, EXPERTS)
    rebuild(database, index, lambda: NOW)
    index.close()
    database.close()
    return settings


@pytest.fixture(scope="session")
def site(site_settings: Settings) -> Iterator[Flask]:
    """The app over that hub."""
    app = create_app(site_settings, warm=False)
    yield app
    app.extensions["hub"].close()


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture
def app_of(site_settings: Settings) -> Iterator[Callable[..., Flask]]:
    """Builds an app with changed settings."""
    built: list[Flask] = []

    def build(**changes: Any) -> Flask:
        built.append(create_app(replace(site_settings, **changes), warm=False))
        return built[-1]

    yield build
    for app in built:
        app.extensions["hub"].close()


class Page(HTMLParser):
    """What a test wants to know of a page; `tags` in order, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self) -> list[str]:
        return [attributes.get("href") or "" for attributes in self.all("a")]

    def words(self) -> str:
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", self.text, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", bare).split())
