"""Segments as arrays: per language the numbers of the terms of each segment, one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.training.lexical.segments import Segment
from indexer.training.lexical.words import aligned_terms
from synonyms.languages import LANGUAGE_CODES


@dataclass(frozen=True)
class Side:
    """One language: `forms` sorted; `ids` (tokens,) of all segments; segment k has ids[bounds[k]:bounds[k + 1]]."""

    forms: Sequence[str]
    ids: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Terms per segment."""
        return np.diff(self.bounds)


@dataclass(frozen=True)
class Corpus:
    """All sides have the same segments; a segment without a language is empty there."""

    sides: Mapping[str, Side]
    weights: NDArray[np.float64]
    ordered: NDArray[np.bool_]


def build_corpus(segments: Sequence[Segment]) -> Corpus:
    """Analyse all texts."""
    return Corpus(
        sides={code: _side(segments, code) for code in LANGUAGE_CODES},
        weights=np.array([segment.weight for segment in segments]),
        ordered=np.array([segment.ordered for segment in segments]),
    )


def _side(segments: Sequence[Segment], language: str) -> Side:
    analysed = [_terms(segment, language) for segment in segments]
    forms = sorted({term for terms in analysed for term in terms})
    numbers = {form: number for number, form in enumerate(forms)}
    ids = np.array([numbers[term] for terms in analysed for term in terms], dtype=np.int64)
    bounds = np.cumsum([0, *(len(terms) for terms in analysed)], dtype=np.int64)
    return Side(forms, ids, bounds)


def _terms(segment: Segment, language: str) -> list[str]:
    """The terms of a segment; of names with variants each term once."""
    texts = segment.texts.get(language, ())
    found = [term for text in texts for term in aligned_terms(text, language)]
    return found if segment.ordered else list(dict.fromkeys(found))
