"""What can be done with practices."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from hub.errors import NotFound
from hub.practices.records import WITHDRAWN, Practice
from hub.practices.store import practices

log = logging.getLogger(__name__)


def record_practice(session: Session, practice: Practice, now: datetime) -> bool:
    """Insert or replace the practice; returns whether anything changed."""
    changed = practices.save(session, practice, now)
    if changed:
        log.debug("practice recorded id=%s", practice.id)
    return changed


def show_practice(session: Session, id: str) -> Practice:
    """The practice. Raises `NotFound`, also for one that was withdrawn."""
    practice = practices.get(session, id)
    if practice is None or practice.status == WITHDRAWN:
        raise NotFound(f"there is no practice {id!r}")
    return practice


def remove_practice(session: Session, id: str, now: datetime) -> None:
    """Delete the practice for good. Raises `NotFound`."""
    if not practices.remove(session, id, now):
        raise NotFound(f"there is no practice {id!r}")
    log.info("practice removed id=%s", id)
