"""Database and search index of one process: opened at first use, shared by its threads."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

from flask import current_app, g
from sqlalchemy.orm import Session

from hub.errors import DatabaseUnavailable, EngineUnavailable
from hub.settings import Settings

if TYPE_CHECKING:
    from hub.database import Database
    from indexer import SearchIndex

log = logging.getLogger(__name__)


class Services:
    """What routes need from outside; `services()` gives those of the running app."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._index: SearchIndex | None = None

    @property
    def database(self) -> Database:
        """The database, checked to be of this version. Raises `DatabaseUnavailable`."""
        from hub.database import open_database, require_current

        if self._database is None:
            with self._lock:
                if self._database is None:
                    opened = open_database(self.settings.database_url)
                    require_current(opened)
                    self._database = opened
        return self._database

    @property
    def index(self) -> SearchIndex:
        """The search index. Raises `EngineUnavailable`."""
        from hub.indexing.operations import open_search_index

        if self._index is None:
            with self._lock:
                if self._index is None:
                    self._index = open_search_index(self.settings)
        return self._index

    def warm(self) -> threading.Thread:
        """Open everything in the background, so that the first visitor need not wait."""
        thread = threading.Thread(target=self._open_all, name="warming", daemon=True)
        thread.start()
        return thread

    def _open_all(self) -> None:
        from indexer.query import Query

        try:
            self.database.revision()
            self.index.search(Query(text="migration", limit=1))
        except (DatabaseUnavailable, EngineUnavailable, OSError) as error:
            log.warning("warming failed reason=%s", error)

    def close(self) -> None:
        """Release database and index."""
        if self._index is not None:
            self._index.close()
        if self._database is not None:
            self._database.close()
        self._index = self._database = None


def services() -> Services:
    """Those of the running app."""
    found: Services = current_app.extensions["hub"]
    return found


def database_session() -> Session:
    """The reading session of this request; it ends with the request."""
    if "session" not in g:
        g.session_stack = ExitStack()
        g.session = g.session_stack.enter_context(services().database.reading())
    session: Session = g.session
    return session


def search_index() -> SearchIndex:
    """The search index. Raises `EngineUnavailable`."""
    return services().index


def end_session(error: BaseException | None = None) -> None:
    """Close the session of the request, if one was opened."""
    stack = g.pop("session_stack", None)
    g.pop("session", None)
    if stack is not None:
        stack.close()
