"""Saving and reading records of one kind, in the same way for every kind.

Each feature's `store.py` builds one `RecordStore` and adds its own queries. Every change goes through here, so that
none can forget to tell the search index (`hub.indexing.outbox`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from hub.database import RecordRow
from hub.errors import InvalidInput
from hub.indexing.outbox import enqueue

BATCH = 200
"""Records that are read at once when all of them are wanted."""


class Record(Protocol):
    """A record that crosses package boundaries."""

    @property
    def id(self) -> str:
        """Unique within its kind."""


Stored = TypeVar("Stored", bound=RecordRow)
Known = TypeVar("Known", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordStore(Generic[Stored, Known]):
    """The records of one kind. `to_row` and `to_record` are each other's inverse, except for `changed_at`."""

    kind: str
    row_type: type[Stored]
    to_row: Callable[[Known], Stored]
    to_record: Callable[[Stored], Known]

    def get(self, session: Session, id: str) -> Known | None:
        """The record, or None."""
        row = session.get(self.row_type, id)
        return None if row is None else self.to_record(row)

    def get_many(self, session: Session, ids: Iterable[str]) -> dict[str, Known]:
        """The records that exist among the ids, in the order of the ids."""
        wanted = tuple(dict.fromkeys(ids))
        found: dict[str, Known] = {}
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            for row in session.scalars(select(self.row_type).where(self.row_type.id.in_(part))):
                found[row.id] = self.to_record(row)
        return {id: found[id] for id in wanted if id in found}

    def read(self, rows: Iterable[Stored]) -> tuple[Known, ...]:
        """The records of rows that a query found, in its order."""
        return tuple(self.to_record(row) for row in rows)

    def iterate(self, session: Session) -> Iterator[Known]:
        """All records in order of id; only a batch of them is in memory at a time."""
        last = ""
        while True:
            query = select(self.row_type).where(self.row_type.id > last).order_by(self.row_type.id).limit(BATCH)
            rows: Sequence[Stored] = session.scalars(query).all()
            if not rows:
                return
            records = [self.to_record(row) for row in rows]
            last = rows[-1].id
            for row in rows:
                session.expunge(row)
            yield from records

    def count(self, session: Session) -> int:
        """How many records there are."""
        return session.scalar(select(func.count()).select_from(self.row_type)) or 0

    def save(self, session: Session, record: Known, now: datetime) -> bool:
        """Insert or replace the record; returns False, and writes nothing, when it is stored exactly so already.

        Raises `InvalidInput` for a record that links to the same thing twice, for example a country.
        """
        present = session.get(self.row_type, record.id)
        if present is not None and self.to_record(present) == record:
            return False
        row = self.to_row(record)
        self._require_distinct(row)
        row.changed_at = now
        session.merge(row)
        enqueue(session, f"{self.kind}:{record.id}", now)
        return True

    def remove(self, session: Session, id: str, now: datetime) -> bool:
        """Delete the record and all that belongs to it; returns False when there is none."""
        present = session.get(self.row_type, id)
        if present is None:
            return False
        session.delete(present)
        enqueue(session, f"{self.kind}:{id}", now)
        return True

    def _require_distinct(self, row: Stored) -> None:
        for relation in inspect(self.row_type).relationships:
            keys = [relation.mapper.primary_key_from_instance(child) for child in getattr(row, relation.key)]
            for key in keys:
                if keys.count(key) > 1:
                    raise InvalidInput(relation.key, f"{self.kind} {row.id!r} repeats {key[-1]!r} in {relation.key}")
