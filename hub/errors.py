"""What can go wrong in the hub, named by meaning.

Nothing here knows of HTTP or of the command line: `hub.web.errors` maps each class to a status, `hub.cli` to an exit
code. A message says what happened, with which value, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping


class HubError(Exception):
    """Base of all errors that are meant to be read by a person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(HubError):
    """There is no such record, or the asking person may not know of it."""


class NotAllowed(HubError):
    """The asking person may not do this."""


class InvalidInput(HubError):
    """A value that was handed in cannot be used; `field` is its name in the form, the query or the command."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class InvalidForm(InvalidInput):
    """Several values cannot be used; `problems` maps each field to what is wrong with it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        if not problems:
            raise ValueError("a form without problems is not invalid")
        super().__init__(next(iter(problems)), "; ".join(problems.values()))
        self.problems = dict(problems)


class Conflict(HubError):
    """The change contradicts the state in which the record is now."""


class EngineUnavailable(HubError):
    """The search index cannot be used at the moment; the records themselves are safe in the database."""


class IndexOutdated(EngineUnavailable):
    """The search index was built with another text model or format, and has to be rebuilt."""


class DatabaseUnavailable(HubError):
    """The database cannot be reached, or its tables are not those of this version."""
