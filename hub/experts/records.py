"""What the rest of the hub sees of an expert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

KIND = "expert"

STATUSES = ("listed", "lapsed")
"""lapsed: not reconfirmed within `LISTING_YEARS`, hence no longer found."""

LISTING_YEARS = 2
"""A listing ends this many years after it was last confirmed."""

LEVELS = ("native", "fluent", "working", "basic")
"""How well a language is mastered, best first."""

FORMATS = ("remote", "on-site")

GENDERS = ("female", "male", "other", "undisclosed")

CONSENT_FIELDS = (
    "listing",
    "country",
    "employer",
    "languages",
    "objectives",
    "statements",
    "countries_worked_in",
    "availability",
    "interests",
)
"""What an expert decides about, field by field. `listing` is being found at all; `objectives` covers cross-cutting
themes; `availability` covers formats, days, load and the date from which the expert is free. Gender is not here: it
serves the balance of panels and is never shown."""

NOBODY = "none"
"""The consent that shows a field to nobody but the expert."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the expert did, in the language in which it was written; `year` is that in which the work ended."""

    language: str
    text: str
    countries: tuple[str, ...] = ()
    year: int | None = None
    objectives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Interests:
    """What the expert declares as possible conflicts: countries (alpha-3) and organisations (ids)."""

    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expert:
    """A person who can be asked for help.

    `languages` are pairs of ISO 639-1 code and level. `consent` maps each of `CONSENT_FIELDS` to one of
    `hub.codes.AUDIENCES` or `NOBODY`. Everything is in here whoever asks: show a visitor only what
    `hub.experts.operations.seen_by` leaves.
    """

    id: str
    name: str
    country: str
    employer: str
    gender: str
    languages: tuple[tuple[str, str], ...]
    objectives: tuple[int, ...]
    cross_cutting: tuple[str, ...]
    statements: tuple[Statement, ...]
    countries_worked_in: tuple[str, ...]
    formats: tuple[str, ...]
    days_a_year: int
    most_open_assignments: int
    open_assignments: int
    interests: Interests
    consent: Mapping[str, str] = field(hash=False)
    last_confirmed: date
    available_from: date | None = None
    demo: bool = False
    status: str = "listed"

    @property
    def listed_until(self) -> date:
        """The last day of the listing; 29 February becomes 28 February."""
        year = self.last_confirmed.year + LISTING_YEARS
        try:
            return self.last_confirmed.replace(year=year)
        except ValueError:
            return self.last_confirmed.replace(year=year, day=28)
