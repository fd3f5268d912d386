"""Making the hub ready: data folder, secret, tables, founding catalogue, index. Doing it twice changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from hub.catalogue.operations import Loaded, load_catalogue, load_demo
from hub.catalogue.reading import read_catalogue, read_demo_experts
from hub.database import open_database, upgrade
from hub.errors import HubError
from hub.indexing.operations import Clock, open_index_to_rebuild, refresh
from hub.indexing.sources import count_records
from hub.secret import load_secret_key
from hub.settings import Settings

log = logging.getLogger(__name__)

Step = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]
"""Opens a piece of work: its name and how much there is to do; gives what hears how much is done."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was done: whether tables were made or changed, records read and changed, documents in the index.

    `rebuilt` says that the index was built anew, not only brought up to date.
    """

    upgraded: bool
    catalogue: Loaded
    demo: Loaded | None
    documents: int
    rebuilt: bool


def prepare_hub(settings: Settings, clock: Clock, step: Step, demo: bool = False) -> Prepared:
    """Bring database and index of the settings to this version, with all records of the catalogue.

    Raises `CatalogueError`, `DatabaseUnavailable`, `EngineUnavailable`, or `HubError` when the data folder cannot be
    written.
    """
    make_data_folder(settings)
    load_secret_key(settings)
    catalogue = read_catalogue()
    experts = read_demo_experts() if demo else ()
    database = open_database(settings.database_url)
    try:
        with step("Preparing the database", None):
            upgraded = upgrade(database)
        size = len(catalogue.practices) + len(catalogue.organisations) + len(catalogue.funds)
        with step("Loading the catalogue", size) as progress, database.writing() as session:
            loaded = load_catalogue(session, clock(), catalogue, progress)
        loaded_demo = None
        if demo:
            with step("Loading the demonstration", len(experts)) as progress, database.writing() as session:
                loaded_demo = load_demo(session, clock(), experts, progress)
        index = open_index_to_rebuild(settings)
        try:
            with database.reading() as session:
                records = count_records(session)
            with step("Building the index", records) as progress:
                rebuilt = refresh(database, index, clock, progress)
            return Prepared(upgraded, loaded, loaded_demo, index.count(), rebuilt)
        finally:
            index.close()
    finally:
        database.close()


def make_data_folder(settings: Settings) -> None:
    """Create the data folder when it is missing. Raises `HubError` when that is not allowed."""
    try:
        settings.data_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HubError(
            f"the data folder {settings.data_folder} cannot be made ({error.strerror}); set HUB_DATA to a folder "
            "that you may write"
        ) from error
