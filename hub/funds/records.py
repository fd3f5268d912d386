"""What the rest of the hub sees of a fund that can finance an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Source

KIND = "fund"

STATUSES = ("open", "by-call", "closed", "unknown")
"""Whether one can apply: at any time, during calls, no more, or the source is silent."""


@dataclass(frozen=True, slots=True)
class Fund:
    """A source of money. `provider` is the id of an organisation of the catalogue.

    `countries` may ask; empty means no restriction by country. `themes` are thematic areas 1..5; empty means all.
    `eligible` are actor types that may ask; empty means that the source does not say.
    """

    id: str
    status: str
    source: Source | None
    year: int | None
    provider: str | None
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    objectives_primary: tuple[int, ...]
    objectives_secondary: tuple[int, ...]
    themes: tuple[int, ...]
    eligible: tuple[str, ...]
    links: tuple[str, ...]
    names: Mapping[str, str] = field(hash=False)
    summaries: Mapping[str, str] = field(hash=False)
    demo: bool = False

    @property
    def objectives(self) -> tuple[int, ...]:
        """All objectives, primary ones first."""
        return self.objectives_primary + self.objectives_secondary
