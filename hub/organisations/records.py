"""What the rest of the hub sees of an organisation that can be a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Source

KIND = "organisation"

STATUSES = ("recorded", "confirmed")
"""recorded: described from a published document; confirmed: the organisation itself agreed to the description."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that helps to implement the Compact.

    `type` is one of `hub.codes.ORGANISATION_TYPES`, `services` are kinds of help that it gives, `objectives` those that
    it works on, `languages` those of the six that it works in. `regions` (M49) and `countries` (alpha-3) say where;
    without any country it is not tied to any. `url` is its site, or empty.
    """

    id: str
    status: str
    type: str
    acronym: str
    source: Source | None
    services: tuple[str, ...]
    objectives: tuple[int, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    url: str
    names: Mapping[str, str] = field(hash=False)
    summaries: Mapping[str, str] = field(hash=False)
    demo: bool = False
