"""What a text of a record says to matching: its concepts and its vector, computed once per text and process."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hub.matching.arrays import Floats
from indexer.concepts import concepts_of

if TYPE_CHECKING:
    from indexer import SearchIndex

_MOST_KEPT = 60_000
"""Texts that are remembered; beyond, those that the newest snapshot does not use are forgotten."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Concept id -> mentions, and the vector (d,) of unit length."""

    concepts: Mapping[str, int]
    vector: Floats


class Readings:
    """Reads texts with the model of one index and remembers them; threads may share it."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._known: dict[tuple[str, str], Reading] = {}
        self._lock = threading.Lock()

    def of(self, texts: Sequence[tuple[str, str]]) -> list[Reading]:
        """Readings of (language, text) pairs, in order."""
        with self._lock:
            new = [pair for pair in dict.fromkeys(texts) if pair not in self._known]
            by_language: dict[str, list[str]] = {}
            for language, text in new:
                by_language.setdefault(language, []).append(text)
            for language, written in by_language.items():
                vectors = self._index.encode(written, language)
                for text, vector in zip(written, vectors, strict=True):
                    self._known[language, text] = Reading(concepts_of(text, language), vector)
            if len(self._known) > _MOST_KEPT:
                self._known = {pair: self._known[pair] for pair in texts}
            return [self._known[pair] for pair in texts]


def stacked(readings: Sequence[Reading], dimensions: int) -> Floats:
    """Vectors of readings as rows (len(readings), dimensions)."""
    if not readings:
        return np.zeros((0, dimensions), np.float32)
    return np.stack([reading.vector for reading in readings]).astype(np.float32)
