"""Loading the founding catalogue and the demonstration into the database. Doing it twice changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from hub.catalogue.reading import Catalogue, read_catalogue, read_demo_experts
from hub.experts.operations import record_expert
from hub.experts.records import Expert
from hub.funds.operations import record_fund
from hub.organisations.operations import record_organisation
from hub.practices.operations import record_practice

log = logging.getLogger(__name__)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records were read, and how many of them were new or different."""

    read: int
    changed: int


def load_catalogue(
    session: Session, now: datetime, catalogue: Catalogue | None = None, progress: Progress | None = None
) -> Loaded:
    """Insert or replace every record of the catalogue (default: that of the package); others stay as they are.

    Raises `CatalogueError`; nothing is written then. `progress` hears how many records are done.
    """
    found = catalogue or read_catalogue()
    return _save_all(
        [
            *(partial(record_organisation, session, organisation, now) for organisation in found.organisations),
            *(partial(record_fund, session, fund, now) for fund in found.funds),
            *(partial(record_practice, session, practice, now) for practice in found.practices),
        ],
        progress,
    )


def load_demo(
    session: Session, now: datetime, experts: Sequence[Expert] | None = None, progress: Progress | None = None
) -> Loaded:
    """Insert or replace the invented experts of the demonstration. Raises `CatalogueError`."""
    found = read_demo_experts() if experts is None else experts
    return _save_all([partial(record_expert, session, expert, now) for expert in found], progress)


def _save_all(saves: Sequence[Callable[[], bool]], progress: Progress | None) -> Loaded:
    changed = 0
    for done, save in enumerate(saves, start=1):
        changed += save()
        if progress:
            progress(done)
    log.info("records loaded read=%s changed=%s", len(saves), changed)
    return Loaded(len(saves), changed)
