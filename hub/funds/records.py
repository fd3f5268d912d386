"""What the rest of the hub sees of a fund that can finance an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Source

KIND = "fund"

STATUSES = ("recorded", "confirmed")
"""recorded: described from a published document; confirmed: the fund itself agreed to the description."""


@dataclass(frozen=True, slots=True)
class Fund:
    """A source of money, or one thematic window of it.

    `type` is that of the body behind it (`hub.codes.ORGANISATION_TYPES`). A window names the whole fund as `parent`
    and its thematic area (1..5) as `theme`. `services` are kinds of help, "funding" first of all. `countries` may ask;
    empty means no restriction by country. `who_may_apply` says it in words, by language.
    """

    id: str
    status: str
    type: str
    acronym: str
    parent: str | None
    theme: int | None
    source: Source | None
    services: tuple[str, ...]
    objectives: tuple[int, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    url: str
    names: Mapping[str, str] = field(hash=False)
    summaries: Mapping[str, str] = field(hash=False)
    who_may_apply: Mapping[str, str] = field(hash=False)
    demo: bool = False
