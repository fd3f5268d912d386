"""What every search engine must do, and the plain values that go in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.query import Filters

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage after analysis. `terms` keep reading order; `concepts` and `broader` repeat an id once per mention.

    `vector` has unit length and the dimensions of the index's embedding model.
    """

    text: str
    language: str
    heading: str
    terms: Sequence[str]
    concepts: Sequence[str]
    broader: Sequence[str]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document after analysis. `facets`: facet name -> values as text; `stored` comes back with hits unchanged.

    `translations`: the passages are one text, each in a language of its own.
    """

    key: str
    fingerprint: str
    facets: Mapping[str, tuple[str, ...]]
    audiences: tuple[str, ...]
    stored: Mapping[str, Any]
    passages: tuple[IndexedPassage, ...]
    translations: bool = False
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Language -> words as written, for spelling suggestions."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A weighted term; `language` says in which language's terms it is looked up."""

    language: str
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """Channels that are None or empty are not asked.

    `phrases`: alternatives per phrase, each a run of clauses of one language; a document must hold every phrase.
    `excluded`: a document that holds any of these terms does not come back, whatever its language.
    `depth`: passages returned per channel.
    """

    keyword: tuple[Clause, ...] = ()
    concept: Mapping[str, float] = field(default_factory=dict)
    vector: NDArray[np.float32] | None = None
    phrases: tuple[tuple[tuple[Clause, ...], ...], ...] = ()
    excluded: tuple[Clause, ...] = ()
    filters: Filters = field(default_factory=Filters)
    audiences: tuple[str, ...] = ()
    depth: int = 400


@dataclass(frozen=True, slots=True)
class ChannelHits:
    """Passages of one channel, best first: row numbers valid for this reply, and raw scores."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """What the engine kept of a passage."""

    text: str
    language: str
    heading: str
    concepts: tuple[str, ...]


class Reply(Protocol):
    """One consistent view of the index, holding the candidates of a query."""

    channels: Mapping[str, ChannelHits]

    def documents_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Document number of each passage row."""
        ...

    def languages_of(self, rows: NDArray[np.int64]) -> list[str]:
        """Language of each passage row."""
        ...

    def in_language(self, rows: NDArray[np.int64], language: str) -> NDArray[np.int64]:
        """Each row, or the row of the same text in `language` where the document's passages are translations."""
        ...

    def stored(self, document: int) -> Mapping[str, Any]:
        """The `stored` mapping of a document."""
        ...

    def passages(self, document: int) -> list[tuple[int, StoredPassage]]:
        """Row number and content of all passages of a document."""
        ...

    def passage(self, row: int) -> StoredPassage:
        """Content of one passage."""
        ...

    def listing(self) -> NDArray[np.int64]:
        """All documents that pass the query's filters, newest year first, then by key."""
        ...

    def facet_counts(self, documents: NDArray[np.int64]) -> dict[str, dict[str, int]]:
        """Facet name -> value -> number of the given documents that carry it."""
        ...


class Engine(Protocol):
    """A search engine. Documents are keyed; putting a key again replaces the document whole."""

    def replace_all(self, documents: Iterable[IndexedDocument], progress: Progress | None = None) -> int:
        """Build a fresh index and swap it in when complete; on failure the old one goes on. Returns the count."""
        ...

    def upsert(self, documents: Iterable[IndexedDocument]) -> None:
        """Add or replace; visible to the next search of any reader."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """Remove; unknown keys are ignored."""
        ...

    def search(self, query: EngineQuery) -> Reply:
        """Candidates per channel. Filters and audiences restrict inside the scan. Ties: lower row first."""
        ...

    def count(self) -> int:
        """Number of documents."""
        ...

    def fingerprints(self) -> dict[str, str]:
        """Document key -> fingerprint it was indexed with."""
        ...

    def document_frequency(self, language: str, term: str) -> int:
        """Number of passages of a language that hold a term."""
        ...

    def concept_frequency(self, concept: str) -> int:
        """Number of passages that name a concept or a narrower one."""
        ...

    def words(self, language: str) -> Mapping[str, int]:
        """Words as written in a language -> how often, for spelling suggestions."""
        ...

    def close(self) -> None:
        """Release files and connections; the engine is not used afterwards."""
        ...
