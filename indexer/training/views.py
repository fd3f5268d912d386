"""Aligned rows -> one sparse matrix per language: rows x features, weighted as the text vectors are later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from indexer.embedding.features import grams, terms_of

_FEWEST_ROWS_OF_GRAM = 2


@dataclass(frozen=True)
class View:
    """What the rows say in one language.

    `terms` and `grams` are sorted forms; `rows_of_term` and `rows_of_gram` say in how many rows each occurs.
    Features are the terms and then the grams; `weights` has one number for each. `composition` (terms, features) gives
    the weighted features that a term is made of. `matrix` (rows, features) has rows of unit length, or empty ones.
    """

    language: str
    terms: tuple[str, ...]
    grams: tuple[str, ...]
    rows_of_term: NDArray[np.int64]
    rows_of_gram: NDArray[np.int64]
    weights: NDArray[np.float32]
    composition: sp.csr_matrix
    matrix: sp.csr_matrix


def build_view(texts: Sequence[str], language: str, gram_weight: float) -> View:
    """The view of one language; `gram_weight` is what a gram counts beside a term, 0 for none."""
    counts = [Counter(terms_of(text, language)) for text in texts]
    rows_of_term = Counter(term for counted in counts for term in counted)
    terms = tuple(sorted(rows_of_term))
    place = {term: number for number, term in enumerate(terms)}
    used = _sparse(
        [{place[term]: 1 + float(np.log(n)) for term, n in counted.items()} for counted in counts], len(terms)
    )
    parts = [Counter(grams(term)) if gram_weight else Counter[str]() for term in terms]
    all_grams = tuple(sorted({gram for counted in parts for gram in counted}))
    gram_place = {gram: number for number, gram in enumerate(all_grams)}
    holds = _sparse([{gram_place[gram]: float(n) for gram, n in counted.items()} for counted in parts], len(all_grams))
    rows_of_gram = np.asarray(((used.astype(bool).astype(np.float32) @ holds) > 0).sum(axis=0), dtype=np.int64).ravel()
    kept = np.flatnonzero(rows_of_gram >= _FEWEST_ROWS_OF_GRAM)
    rows_of_gram = rows_of_gram[kept]
    frequencies = np.array([rows_of_term[term] for term in terms], dtype=np.int64)
    weights = np.concatenate(
        [informativeness(frequencies, len(texts)), gram_weight * informativeness(rows_of_gram, len(texts))]
    )
    composition = (sp.hstack([sp.identity(len(terms)), holds[:, kept]]) @ sp.diags(weights)).tocsr().astype(np.float32)
    return View(
        language=language,
        terms=terms,
        grams=tuple(all_grams[number] for number in kept),
        rows_of_term=frequencies,
        rows_of_gram=rows_of_gram,
        weights=weights,
        composition=composition,
        matrix=unit_rows(used @ composition),
    )


def informativeness(rows_with: NDArray[np.int64], rows: int) -> NDArray[np.float32]:
    """Inverse document frequency, log(rows / rows_with): 0 for what every row has (Sparck Jones, 1972)."""
    result: NDArray[np.float32] = np.log(rows / np.maximum(rows_with, 1)).astype(np.float32)
    return result


def unit_rows(matrix: sp.csr_matrix) -> sp.csr_matrix:
    """The matrix with every row scaled to length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sp.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr().astype(np.float32)


def _sparse(rows: Sequence[dict[int, float]], width: int) -> sp.csr_matrix:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.fromiter((place for row in rows for place in row), dtype=np.int64, count=int(ends[-1]))
    values = np.fromiter((value for row in rows for value in row.values()), dtype=np.float32, count=int(ends[-1]))
    return sp.csr_matrix((values, places, ends), shape=(len(rows), width))
