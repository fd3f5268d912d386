"""What the rest of the hub sees of a practice: frozen records, never database rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Source

KIND = "practice"

WITHDRAWN = "withdrawn"
STATUSES = ("recorded", "complete", "reviewed", "reused", "endorsed", WITHDRAWN)
"""The ladder of the vocabulary `statuses`: inclusion ("recorded") is not endorsement. A withdrawn practice is neither
shown nor found."""

YEAR_BASES = ("stated", "report")
"""Whether the source states the year, or it is that of the report."""

SCOPES = ("local", "national", "bilateral", "regional", "global")

TYPES = (
    "law",
    "policy",
    "strategy",
    "plan",
    "coordination",
    "service",
    "project",
    "programme",
    "campaign",
    "training",
    "data",
    "guidance",
    "agreement",
    "fund",
    "dialogue",
    "network",
    "regularization",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who carried a practice out or took part: names by language, type as in `hub.codes.ACTOR_TYPES`."""

    names: Mapping[str, str]
    type: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice of implementing the Compact.

    `countries` are ISO 3166-1 alpha-3 codes, `regions` M49 codes, `sdgs` goals ("10") and targets ("10.7").
    `titles` and `summaries` map each of the six languages to its text. `demo` marks records that are invented.
    """

    id: str
    status: str
    source: Source | None
    year: int
    year_basis: str
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    scope: str
    type: str
    objectives_primary: tuple[int, ...]
    objectives_secondary: tuple[int, ...]
    principles: tuple[str, ...]
    sdgs: tuple[str, ...]
    target_groups: tuple[str, ...]
    cross_cutting: tuple[str, ...]
    implementers: tuple[Actor, ...]
    partners: tuple[Actor, ...]
    links: tuple[str, ...]
    titles: Mapping[str, str] = field(hash=False)
    summaries: Mapping[str, str] = field(hash=False)
    demo: bool = False

    @property
    def objectives(self) -> tuple[int, ...]:
        """All objectives, primary ones first."""
        return self.objectives_primary + self.objectives_secondary
