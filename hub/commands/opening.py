"""What commands open before they start: settings, database, index; and how they show long work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.database import Database, open_database, require_current
from hub.settings import Settings

if TYPE_CHECKING:
    from indexer import SearchIndex


def now() -> datetime:
    """The current moment, in UTC."""
    return datetime.now(UTC)


@contextmanager
def opened_database(settings: Settings, *, current: bool = True) -> Iterator[Database]:
    """The database of the settings. Raises `DatabaseUnavailable`; with `current`, also when it needs `hub init`."""
    database = open_database(settings.database_url)
    try:
        if current:
            require_current(database)
        yield database
    finally:
        database.close()


@contextmanager
def opened_index(settings: Settings, *, to_rebuild: bool = False) -> Iterator[SearchIndex]:
    """The search index of the settings; with `to_rebuild`, also when its files cannot be read.

    Raises `EngineUnavailable`.
    """
    from hub.indexing.operations import open_index_to_rebuild, open_search_index

    index = open_index_to_rebuild(settings) if to_rebuild else open_search_index(settings)
    try:
        yield index
    finally:
        index.close()


@contextmanager
def progress_bar(text: str, total: int | None = None, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that hears how much is done; nothing with `quiet` or when nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task(text, total=total)
        yield lambda done: progress.update(task, completed=done)
