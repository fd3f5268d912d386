"""What comes back: hits grouped by document, each with the evidence that a reason is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.documents import Source


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the passage text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageHit:
    """The passage of a document that answers best, with what to mark in it."""

    text: str
    language: str
    heading: str = ""
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A thesaurus concept that question and passage share; `broader` when the two meet only in a broader one."""

    id: str
    weight: float
    broader: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One document. `score` is in 0..1; `channels` holds the normalised score of each channel that could see it."""

    id: str
    kind: str
    titles: Mapping[str, str]
    score: float
    language: str
    passage: PassageHit
    channels: Mapping[str, float]
    concepts: tuple[ConceptMatch, ...] = ()
    terms: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    sdgs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: int | None = None
    status: str = ""
    source: Source | None = None

    @property
    def key(self) -> str:
        """Unique over all kinds: `kind:id`."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents of the result carry a value; `chosen` when a filter of the query names it."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """How the text was read. `language` is one of the six, or None when the text is empty.

    `other_language` is the ISO 639-1 code of a language outside the six that the text seems to be in.
    `concepts` are thesaurus ids, most telling first. `did_you_mean` is a whole corrected query text.
    """

    language: str | None = None
    detected: bool = False
    other_language: str | None = None
    concepts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    did_you_mean: str | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits. `total` counts documents; facets map a facet name to its counts, most frequent first."""

    understanding: Understanding
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
