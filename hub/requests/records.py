"""What a request asks, how it was understood, and what answers it: frozen values that cross package boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hub.matching.reasons import Reason
from indexer.documents import Source
from indexer.hits import Highlight

KINDS = ("practice", "expert", "peer", "organisation", "fund")
"""What a need is matched with, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class SupportQuestion:
    """What somebody asks, in their own words, and what they say about it besides.

    `language` is that of the text (None: detect it), `country` the asking one. Empty tuples say nothing.
    `objectives` and `countries` are those that the person confirmed; None means as understood. `without_concepts` are
    ids that the person took away.
    """

    text: str
    language: str | None = None
    country: str | None = None
    working_languages: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    days: int | None = None
    start: date | None = None
    until: date | None = None
    objectives: tuple[int, ...] | None = None
    countries: tuple[str, ...] | None = None
    without_concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedObjective:
    """An objective that the text seems to be about. `confidence` is the chance, in 0..1, that a person would agree.

    `concepts` are the concepts of the text that speak for it, most telling first.
    """

    number: int
    confidence: float
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says. Lists are ordered, most telling or most often named first.

    `language` is one of the six or None for a text without words; `other_language` is a hint that the text is rather
    in another one. `organisations` are ids of organisations that the text names.
    """

    language: str | None
    detected: bool
    other_language: str | None
    objectives: tuple[ProposedObjective, ...]
    concepts: tuple[str, ...]
    countries: tuple[str, ...]
    target_groups: tuple[str, ...]
    cross_cutting: tuple[str, ...]
    help: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The passage that answers best, with the stretches to mark."""

    text: str
    language: str
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate that answers a need. `score` is in 0..1.

    `parts`: signal -> score, None where the signal has nothing to say; `weights`: signal -> its share of the score.
    `practices` are, for a peer State, the ids and titles of what it did, best first. `demo` marks invented records.
    """

    kind: str
    id: str
    titles: Mapping[str, str]
    score: float
    parts: Mapping[str, float | None]
    weights: Mapping[str, float]
    reasons: tuple[Reason, ...]
    concepts: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    year: int | None = None
    status: str = ""
    source: Source | None = None
    excerpt: Excerpt | None = None
    practices: tuple[tuple[str, Mapping[str, str]], ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is asked for, with what answers it: kind -> matches, best first."""

    text: str
    understood: Understood
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The answer to a request. `understood` is the whole text's; `took_ms` is the time inside the hub."""

    question: SupportQuestion
    understood: Understood
    needs: tuple[Need, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a candidate was not proposed, or how far down it is, as far as the asking person may know.

    `barred`: codes of hard constraints; `undisclosed` is a constraint that the person may not see. `rank` counts from
    1 among `proposed`, None when not proposed; `ahead` is how many are before it by score. `missing` and `silent` are
    signals, most costly first.
    """

    kind: str
    id: str
    titles: Mapping[str, str]
    need: int
    barred: tuple[str, ...]
    evidence: bool
    score: float | None
    least: float
    rank: int | None
    ahead: int
    proposed: int
    parts: Mapping[str, float | None]
    missing: tuple[str, ...]
    silent: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
