"""Outbox of the search index: which records changed since the index last heard of them.

A row is written in the same transaction as the change, so no change is ever lost. At most one row per record waits. A
second change replaces the waiting row by a new one with a higher id; whoever was just applying the old row then finds
it gone and knows that it may have applied an older state (`mark_done`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, CursorResult, Index, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.constraints import not_empty
from hub.database import Base, Moment

_MOST_VARIABLES = 500


class OutboxRow(Base):
    """A record that the index has to hear of; `key` is `kind:id`. Ids only grow, also after rows were deleted.

    `waiting` is true or null, never false: a unique constraint counts nulls as different, so that it allows one waiting
    row and any number of done ones.
    """

    __tablename__ = "index_outbox"
    __table_args__ = (
        not_empty("key"),
        UniqueConstraint("key", "waiting"),
        CheckConstraint("(waiting IS NULL) = (done_at IS NOT NULL)", name="waiting_or_done"),
        CheckConstraint("waiting", name="never_false"),
        Index("ix_index_outbox_waiting", "waiting", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120))
    waiting: Mapped[bool | None] = mapped_column(default=True)
    queued_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


_WAITS = OutboxRow.waiting.is_not(None)


@dataclass(frozen=True, slots=True)
class Pending:
    """A waiting row."""

    id: int
    key: str


def enqueue(session: Session, key: str, now: datetime) -> None:
    """Note that the record changed; belongs to the transaction of the change and comes after it.

    The change is flushed first: on PostgreSQL its row lock keeps two writers of one record apart.
    """
    session.flush()
    session.execute(delete(OutboxRow).where(OutboxRow.key == key, _WAITS))
    session.add(OutboxRow(key=key, queued_at=now))
    session.flush()


def pending(session: Session, limit: int | None = None) -> tuple[Pending, ...]:
    """Waiting rows, oldest first."""
    query = select(OutboxRow.id, OutboxRow.key).where(_WAITS).order_by(OutboxRow.id)
    return tuple(Pending(row.id, row.key) for row in session.execute(query.limit(limit)))


def count_pending(session: Session) -> int:
    """How many records the index has not heard of yet."""
    counted = session.scalar(select(func.count()).select_from(OutboxRow).where(_WAITS))
    return counted or 0


def mark_done(session: Session, rows: Sequence[Pending], now: datetime) -> None:
    """Note that the index has heard of the rows.

    A row that is gone was replaced while it was applied, and somebody else may already have applied the newer state
    before our older one: its record is queued once more, so that the last state always arrives last.
    """
    for row in rows:
        changed = session.execute(
            update(OutboxRow).where(OutboxRow.id == row.id, _WAITS).values(done_at=now, waiting=None)
        )
        assert isinstance(changed, CursorResult)
        if changed.rowcount == 0:
            enqueue(session, row.key, now)


def settle(session: Session, rows: Sequence[Pending], now: datetime) -> None:
    """Note that a fresh index holds the rows; one that was replaced meanwhile still waits under its new id."""
    ids = [row.id for row in rows]
    for start in range(0, len(ids), _MOST_VARIABLES):
        part = ids[start : start + _MOST_VARIABLES]
        session.execute(update(OutboxRow).where(OutboxRow.id.in_(part), _WAITS).values(done_at=now, waiting=None))


def forget_done(session: Session, before: datetime | None = None) -> None:
    """Delete rows that are done, all of them or those done before the moment."""
    done = OutboxRow.done_at.is_not(None) if before is None else OutboxRow.done_at < before
    session.execute(delete(OutboxRow).where(done))


def done_keys(session: Session, without: Iterable[int] = ()) -> tuple[str, ...]:
    """Keys of rows that are done, without those ids; each key once."""
    skipped = frozenset(without)
    query = select(OutboxRow.id, OutboxRow.key).where(OutboxRow.done_at.is_not(None)).order_by(OutboxRow.id)
    return tuple(dict.fromkeys(row.key for row in session.execute(query) if row.id not in skipped))
