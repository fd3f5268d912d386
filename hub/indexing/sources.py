"""Documents of the records in the database, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from hub.experts.store import experts
from hub.funds.store import funds
from hub.indexing.documents import expert_document, fund_document, organisation_document, practice_document
from hub.organisations.store import organisations
from hub.practices.store import practices
from hub.storage import RecordStore
from indexer.documents import Document


@dataclass(frozen=True, slots=True)
class _Kind:
    store: RecordStore[Any, Any]
    build: Callable[[Any], Document | None]


_KINDS = {
    practices.kind: _Kind(practices, practice_document),
    organisations.kind: _Kind(organisations, organisation_document),
    funds.kind: _Kind(funds, fund_document),
    experts.kind: _Kind(experts, expert_document),
}

KINDS = tuple(_KINDS)
"""Kinds of records that are searched."""


def all_documents(session: Session) -> Iterator[Document]:
    """Every document that the index should hold, kind by kind in order of id; read in batches."""
    for kind in _KINDS.values():
        for record in kind.store.iterate(session):
            document = kind.build(record)
            if document is not None:
                yield document


def documents_of(session: Session, keys: Iterable[str]) -> dict[str, Document]:
    """Key (`kind:id`) -> document, for those of the keys that the index should hold."""
    ids: dict[str, list[str]] = {}
    for key in keys:
        name, _, id = key.partition(":")
        ids.setdefault(name, []).append(id)
    found: dict[str, Document] = {}
    for name in ids.keys() & _KINDS.keys():
        kind = _KINDS[name]
        for record in kind.store.get_many(session, ids[name]).values():
            document = kind.build(record)
            if document is not None:
                found[document.key] = document
    return found


def count_records(session: Session) -> int:
    """How many records there are of all kinds, found by somebody or not."""
    return sum(kind.store.count(session) for kind in _KINDS.values())
