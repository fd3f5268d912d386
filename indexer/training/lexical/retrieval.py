"""Finding texts of one language by the words of another: BM25 over translated terms, as the keyword channel sums it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.analysis.chain import terms
from indexer.analysis.words import IS_HAN
from indexer.training.lexical.words import aligned_terms

Translate = Callable[[str], Iterable[tuple[str, float]]]

_SATURATION = 1.2
_LENGTH = 0.75
_PIECE = 0.35


class Texts:
    """Texts of one language as a matrix (terms, texts) of BM25 scores (Robertson and Zaragoza, 2009, formula 3.15)."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        """Analyse the texts as the index does."""
        counts = [Counter(terms(text, language)) for text in texts]
        self.rows = {form: row for row, form in enumerate(sorted({form for count in counts for form in count}))}
        cells = [(self.rows[form], place, number) for place, count in enumerate(counts) for form, number in count.items()]
        rows, places, numbers = (np.array(column) for column in zip(*cells, strict=True))
        lengths = np.array([count.total() for count in counts])
        idf = np.log1p((len(texts) - np.bincount(rows) + 0.5) / (np.bincount(rows) + 0.5))
        damped = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
        scores = idf[rows] * numbers * (1 + _SATURATION) / (numbers + damped[places])
        self.matrix = sparse.csr_array((scores, (rows, places)), shape=(len(self.rows), len(texts)))

    def scores(self, questions: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """(questions, texts): sum of the weights of a question's terms times their BM25."""
        cells = [
            (place, self.rows[form], weight)
            for place, question in enumerate(questions)
            for form, weight in question.items()
            if form in self.rows
        ]
        shape = (len(questions), len(self.rows))
        if not cells:
            return np.zeros((len(questions), self.matrix.shape[1]), np.float32)
        places, rows, weights = (np.array(column) for column in zip(*cells, strict=True))
        asked = sparse.csr_array((weights, (places, rows)), shape=shape)
        return (asked @ self.matrix).toarray().astype(np.float32)


def asked_terms(text: str, language: str) -> dict[str, float]:
    """Weight of each term of a question; Chinese pieces that are not words count less, as in a search."""
    words = frozenset(aligned_terms(text, language)) if language == "zh" else frozenset()
    counts = Counter(terms(text, language))
    return {
        term: (1 + 0.3 * (count - 1)) * (_PIECE if IS_HAN.match(term) and term not in words else 1.0)
        for term, count in counts.items()
    }


def translated(question: Mapping[str, float], translate: Translate) -> dict[str, float]:
    """The question's terms replaced by their translations, each weighted by its probability."""
    found: Counter[str] = Counter()
    for term, weight in question.items():
        for form, probability in translate(term):
            found[form] += weight * probability
    return dict(found)


def reciprocal_ranks(scores: NDArray[np.float32], answers: Sequence[int]) -> NDArray[np.float64]:
    """1 / rank of each question's answer (its column); texts that score the same share the worse rank."""
    own = scores[np.arange(len(answers)), answers][:, None]
    return np.asarray(1.0 / (scores >= own).sum(axis=1))
