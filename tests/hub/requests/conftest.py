"""One hub for all tests of requests: the shipped catalogue, the demonstration experts, and a person for each rule.

`services` is shared by the run and only read; a test that changes records builds its own with `small_services`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from hub.app import create_app
from hub.catalogue.operations import load_catalogue, load_demo
from hub.catalogue.reading import Catalogue, read_demo_experts
from hub.database import open_database
from hub.experts.records import Expert, Interests, Statement
from hub.indexing.operations import open_search_index, rebuild
from hub.settings import Settings
from hub.web.services import Services
from tests.conftest import NOW
from tests.hub.records import make_expert

_DETENTION = Statement(
    "en",
    "Advised interior ministries on alternatives to immigration detention for children and families, with case "
    "management in the community.",
    ("THA",),
    2025,
    (13,),
)


def specialist(id: str, name: str, consent: dict[str, str] | None = None, **changes: object) -> Expert:
    """An expert in alternatives to detention, free of every barrier unless a change adds one."""
    plain: dict[str, object] = {
        "name": name,
        "country": "PRT",
        "objectives": (13,),
        "statements": (_DETENTION,),
        "countries_worked_in": ("THA",),
        "languages": (("en", "fluent"),),
        "interests": Interests(),
        "last_confirmed": date(2026, 10, 1),
        "available_from": None,
        "open_assignments": 0,
    }
    return make_expert(id, consent=consent, **(plain | changes))


PERSONS = (
    specialist("rule-free", "Free Person"),
    specialist("rule-conflict", "Conflicted Person", interests=Interests(("KEN",), ())),
    specialist(
        "rule-secret-conflict", "Discreet Person", {"interests": "secretariat"}, interests=Interests(("KEN",), ())
    ),
    specialist("rule-partner", "Partnered Person", interests=Interests((), ("iom",))),
    specialist("rule-loaded", "Loaded Person", open_assignments=3),
    specialist("rule-late", "Late Person", available_from=date(2027, 6, 1)),
    specialist("rule-french", "French Person", languages=(("fr", "native"), ("en", "basic"))),
    specialist("rule-states", "States Person", {"listing": "states"}),
    specialist("rule-nobody", "Nobody Person", {"listing": "none"}),
    specialist("rule-quiet", "Quiet Person", {"objectives": "states", "statements": "states", "country": "states"}),
    specialist("rule-lapsed", "Lapsed Person", last_confirmed=date(2024, 1, 1)),
)


@pytest.fixture(scope="session")
def request_settings(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, catalogue: Catalogue) -> Settings:
    """Settings of a hub with catalogue and experts."""
    settings = Settings(data_folder=tmp_path_factory.mktemp("requests"), rate_pages=0, rate_searches=0, rate_requests=0)
    shutil.copy(migrated_file, settings.data_folder / "hub.sqlite")
    database, index = open_database(settings.database_url), open_search_index(settings)
    with database.writing() as session:
        load_catalogue(session, NOW, catalogue)
        load_demo(session, NOW, (*read_demo_experts(), *PERSONS))
    rebuild(database, index, lambda: NOW)
    index.close()
    database.close()
    return settings


@pytest.fixture(scope="session")
def request_app(request_settings: Settings) -> Iterator[Flask]:
    """The site over that hub."""
    app = create_app(request_settings, warm=False)
    yield app
    app.extensions["hub"].close()


@pytest.fixture(scope="session")
def services(request_app: Flask) -> Services:
    """Database and index of that hub."""
    found: Services = request_app.extensions["hub"]
    return found


@pytest.fixture
def small_services(settings: Settings, migrated_file: Path) -> Iterator[Callable[..., Services]]:
    """Builds a hub of the test's own that holds these experts."""
    opened: list[Services] = []

    def build(*experts: Expert) -> Services:
        settings.data_folder.mkdir()
        shutil.copy(migrated_file, settings.data_folder / "hub.sqlite")
        found = Services(settings)
        opened.append(found)
        with found.database.writing() as session:
            load_demo(session, NOW, experts)
        rebuild(found.database, found.index, lambda: NOW)
        return found

    yield build
    for found in opened:
        found.close()
