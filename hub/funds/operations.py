"""What can be done with funds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from hub.errors import Conflict, NotFound
from hub.funds.records import Fund
from hub.funds.store import funds, windows_of


def record_fund(session: Session, fund: Fund, now: datetime) -> bool:
    """Insert or replace the fund, after the fund that it is a window of; returns whether anything changed."""
    return funds.save(session, fund, now)


def show_fund(session: Session, id: str) -> Fund:
    """The fund. Raises `NotFound`."""
    fund = funds.get(session, id)
    if fund is None:
        raise NotFound(f"there is no fund {id!r}")
    return fund


def remove_fund(session: Session, id: str, now: datetime) -> None:
    """Delete the fund for good. Raises `NotFound`, and `Conflict` while it has windows."""
    windows = windows_of(session, id)
    if windows:
        raise Conflict(f"fund {id!r} still has the window {windows[0]!r}; remove its windows first")
    if not funds.remove(session, id, now):
        raise NotFound(f"there is no fund {id!r}")
