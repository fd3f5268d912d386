"""Finding texts of one language by the words of another: BM25 over translated terms, as the keyword channel sums it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.analysis.chain import terms
from indexer.analysis.words import IS_HAN
from indexer.training.lexical.words import aligned_terms
from indexer.translation import Translation

Translate = Callable[[str, str], Iterable[Translation]]
"""Language and term -> its translations, as `indexer.translation.translations_of`."""
Question = Mapping[str, float]
"""Term -> weight."""

_SATURATION = 1.2
_LENGTH = 0.75
_PIECE = 0.35


class Texts:
    """Texts of one language as a matrix (terms, texts) of BM25 scores (Robertson and Zaragoza, 2009)."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        """Analyse the texts as the index does."""
        counts = [Counter(terms(text, language)) for text in texts]
        self._rows = {form: row for row, form in enumerate(sorted({form for count in counts for form in count}))}
        rows, places, numbers = _columns(
            (self._rows[form], place, number) for place, count in enumerate(counts) for form, number in count.items()
        )
        lengths = np.array([count.total() for count in counts])
        holding = np.bincount(rows, minlength=len(self._rows))
        idf = np.log1p((len(texts) - holding + 0.5) / (holding + 0.5))
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
        scores = idf[rows] * numbers * (1 + _SATURATION) / (numbers + damping[places])
        self._matrix = sparse.csr_array((scores, (rows, places)), shape=(len(self._rows), len(texts)))

    def scores(self, questions: Sequence[Question]) -> NDArray[np.float32]:
        """(questions, texts): sum of the weights of a question's terms times their BM25."""
        places, rows, weights = _columns(
            (place, self._rows[form], weight)
            for place, question in enumerate(questions)
            for form, weight in question.items()
            if form in self._rows
        )
        asked = sparse.csr_array((weights, (places, rows)), shape=(len(questions), len(self._rows)))
        return np.asarray((asked @ self._matrix).toarray(), np.float32)


def _columns(
    cells: Iterable[tuple[int, int, float]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    table = np.array(list(cells), np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2]


def asked_terms(text: str, language: str) -> dict[str, float]:
    """Weight of each term of a question; Chinese pieces that are not words count less, as in a search."""
    words = frozenset(aligned_terms(text, language)) if language == "zh" else frozenset()
    return {
        term: (1 + 0.3 * (count - 1)) * (_PIECE if IS_HAN.match(term) and term not in words else 1.0)
        for term, count in Counter(terms(text, language)).items()
    }


def translated(question: Question, language: str, translate: Translate, power: float) -> dict[str, dict[str, float]]:
    """Other language -> the question's terms in it, each weighted by its probability raised to `power`."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for term, weight in question.items():
        for translation in translate(language, term):
            found[translation.language][translation.term] += weight * translation.probability**power
    return {code: dict(weights) for code, weights in found.items()}


def reciprocal_ranks(scores: NDArray[np.float32], answers: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 / rank of each question's answer (its column); texts that score the same share the worst of their ranks."""
    own = scores[np.arange(len(answers)), answers][:, None]
    return np.asarray(1.0 / (scores >= own).sum(axis=1))
