"""What can be done with organisations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from hub.errors import NotFound
from hub.organisations.records import Organisation
from hub.organisations.store import organisations


def record_organisation(session: Session, organisation: Organisation, now: datetime) -> bool:
    """Insert or replace the organisation; returns whether anything changed."""
    return organisations.save(session, organisation, now)


def show_organisation(session: Session, id: str) -> Organisation:
    """The organisation. Raises `NotFound`."""
    organisation = organisations.get(session, id)
    if organisation is None:
        raise NotFound(f"there is no organisation {id!r}")
    return organisation


def remove_organisation(session: Session, id: str, now: datetime) -> None:
    """Delete the organisation for good. Raises `NotFound`."""
    if not organisations.remove(session, id, now):
        raise NotFound(f"there is no organisation {id!r}")
