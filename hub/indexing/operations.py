"""Keeping the search index in step with the database: drain the outbox, rebuild, compare."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hub.database import Database
from hub.errors import EngineUnavailable, IndexOutdated
from hub.experts.operations import lapse_listings
from hub.indexing.outbox import count_pending, done_keys, enqueue, forget_done, mark_done, pending, settle
from hub.indexing.sources import all_documents, count_records, documents_of
from hub.settings import Settings
from indexer.documents import fingerprint
from indexer.errors import IndexerError, ModelMismatch

if TYPE_CHECKING:
    from indexer import SearchIndex

log = logging.getLogger(__name__)

BATCH = 500
"""Records that are applied to the index at once."""

MOST_APPLIED = 0.25
"""Share of all records up to which `refresh` applies waiting changes instead of building the index anew."""

KEEP_DONE = timedelta(days=30)
"""How long rows of the outbox are kept after they were applied."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Applied:
    """What draining the outbox did, in documents."""

    upserted: int = 0
    deleted: int = 0

    def __add__(self, other: Applied) -> Applied:
        return Applied(self.upserted + other.upserted, self.deleted + other.deleted)


@dataclass(frozen=True, slots=True)
class Differences:
    """Keys (`kind:id`), sorted. missing: not in the index; stale: an older state is; extra: no longer a record."""

    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.extra)


def open_search_index(settings: Settings) -> SearchIndex:
    """The index of the settings, created empty when there is none. Raises `EngineUnavailable`."""
    with engine_errors():
        from indexer import open_index

        return open_index(
            settings.index_folder,
            engine=settings.engine,
            embedder=settings.embedder,
            device=settings.device,
            remembered=settings.embedding_cache,
            reranker=settings.reranker,
        )


def open_index_to_rebuild(settings: Settings) -> SearchIndex:
    """The index of the settings; one whose files cannot be read is replaced by an empty one.

    Raises `EngineUnavailable` when an empty one cannot be opened either; the files then stay as they were.
    """
    try:
        return open_search_index(settings)
    except EngineUnavailable as error:
        folder = settings.index_folder
        aside = folder.with_name(f"{folder.name}.unreadable")
        if not folder.exists():
            raise
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
        try:
            index = open_search_index(settings)
        except EngineUnavailable:
            shutil.rmtree(folder, ignore_errors=True)
            aside.rename(folder)
            raise
        shutil.rmtree(aside)
        log.warning("index was unreadable and starts empty reason=%s", error)
        return index


@contextmanager
def engine_errors() -> Iterator[None]:
    """Errors of the indexer become `EngineUnavailable` or, for one that needs a rebuild, `IndexOutdated`."""
    try:
        yield
    except ModelMismatch as error:
        raise IndexOutdated(str(error)) from error
    except IndexerError as error:
        raise EngineUnavailable(str(error)) from error
    except OSError as error:
        raise EngineUnavailable(f"the index cannot be read or written: {error}") from error


def bring_up_to_date(database: Database, index: SearchIndex, clock: Clock) -> Applied:
    """Apply every waiting change to the index, oldest first; returns what was done.

    Safe to interrupt: what was applied but not noted is applied again. Safe to run twice at once: see
    `hub.indexing.outbox.mark_done`. Raises `EngineUnavailable`; nothing is lost then.
    """
    with database.writing() as session:
        lapse_listings(session, clock())
    total = Applied()
    while True:
        with database.reading() as session:
            rows = pending(session, BATCH)
            documents = documents_of(session, [row.key for row in rows])
        if not rows:
            break
        gone = [row.key for row in rows if row.key not in documents]
        with engine_errors():
            index.upsert(documents.values())
            index.delete(gone)
        with database.writing() as session:
            mark_done(session, rows, clock())
        total += Applied(len(documents), len(gone))
    with database.writing() as session:
        forget_done(session, clock() - KEEP_DONE)
    if total != Applied():
        log.info("index brought up to date upserted=%s deleted=%s", total.upserted, total.deleted)
    return total


def rebuild(database: Database, index: SearchIndex, clock: Clock, progress: Callable[[int], None] | None = None) -> int:
    """Build the whole index afresh from the database and swap it in; returns the number of documents.

    Searches go on meanwhile. Changes made during the rebuild are applied after the swap, also those that somebody
    else already applied to the old index. Raises `EngineUnavailable`; the old index then stays.
    """
    with database.writing() as session:
        lapse_listings(session, clock())
        forget_done(session)
        before = pending(session)
    with database.reading() as session, engine_errors():
        count = index.replace_all(all_documents(session), progress)
    with database.writing() as session:
        settle(session, before, clock())
        for key in done_keys(session, without=[row.id for row in before]):
            enqueue(session, key, clock())
    bring_up_to_date(database, index, clock)
    log.info("index rebuilt documents=%s", count)
    return count


def refresh(
    database: Database, index: SearchIndex, clock: Clock, progress: Callable[[int], None] | None = None
) -> bool:
    """Make the index hold exactly what the database says, whatever state it is in; returns whether it was rebuilt.

    Waiting changes are applied one by one when they are few; the index is rebuilt when most records wait, when it was
    made by another model, or when it differs in a way that no waiting change explains.
    """
    with database.reading() as session:
        few = count_pending(session) <= count_records(session) * MOST_APPLIED
    try:
        if few:
            bring_up_to_date(database, index, clock)
        if not check(database, index):
            return False
    except IndexOutdated as error:
        log.info("index is outdated reason=%s", error)
    rebuild(database, index, clock, progress)
    return True


def check(database: Database, index: SearchIndex) -> Differences:
    """Compare the index with the database, document by document. Raises `EngineUnavailable`."""
    with engine_errors():
        indexed = index.fingerprints()
    with database.reading() as session:
        wanted = {document.key: fingerprint(document) for document in all_documents(session)}
    return Differences(
        missing=tuple(sorted(wanted.keys() - indexed.keys())),
        stale=tuple(sorted(key for key in wanted.keys() & indexed.keys() if wanted[key] != indexed[key])),
        extra=tuple(sorted(indexed.keys() - wanted.keys())),
    )
