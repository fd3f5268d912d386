"""A trained space -> the rows that the shipped file has room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.chain import term_of_word
from indexer.analysis.stopwords import stopwords
from indexer.embedding.features import LONGEST_TERM
from indexer.embedding.model_files import StaticModel
from indexer.embedding.quantisation import levels, pack
from indexer.training.views import View

_SEED = 20_181_219
# The form itself, its line break, the row's scale.
_BYTES_BESIDE_ROW = 3


@dataclass(frozen=True)
class Room:
    """`size` in bytes for rows and forms; `grams` is the most grams of a language, the rest is for terms."""

    size: int
    grams: int
    bits: int


def build_model(
    views: Sequence[View],
    vectors: Mapping[str, NDArray[np.float32]],
    room: Room,
    damping: float,
    function_words: float = 1.0,
) -> StaticModel:
    """The model of the terms and grams that occur in most rows; ties are decided by the form.

    `vectors` holds one row per feature of each view, terms first, of which as many leading numbers are taken as fill
    whole bytes; a term's stored vector is the sum over all its features, so that grams are only needed for terms that
    are not stored.
    """
    per_byte = 8 // room.bits
    dimensions = next(iter(vectors.values())).shape[1] // per_byte * per_byte
    row_size = dimensions * room.bits // 8
    grams = {view.language: _most_frequent(view.grams, view.rows_of_gram, room.grams) for view in views}
    left = room.size - sum(
        row_size + _BYTES_BESIDE_ROW + len(view.grams[place].encode())
        for view in views
        for place in grams[view.language]
    )
    terms = _terms_that_fit(views, left, row_size)
    forms: dict[str, dict[str, dict[str, int]]] = {"terms": {}, "grams": {}}
    blocks = []
    used = 0
    for view in views:
        leading = vectors[view.language][:, :dimensions]
        block = np.asarray(view.composition[terms[view.language]] @ leading, dtype=np.float32)
        # Damping comes after this, and would take most of a lesser length away again.
        block[_function_words(view, terms[view.language])] *= function_words ** (
            1 / (1 - damping) if damping < 1 else 1
        )
        forms["terms"][view.language] = _rows([view.terms[place] for place in terms[view.language]], used)
        used += len(block)
        blocks.append(block)
    for view in views:
        places = grams[view.language]
        features = len(view.terms) + np.asarray(places, dtype=np.int64)
        blocks.append(vectors[view.language][features, :dimensions] * gram_weights(view)[places][:, None])
        forms["grams"][view.language] = _rows([view.grams[place] for place in places], used)
        used += len(places)
    table = levels(room.bits)
    packed, scales = pack(np.concatenate(blocks) @ _rotation(dimensions), table)
    return StaticModel(dimensions, damping, table, packed, scales, forms["terms"], forms["grams"])


def gram_weights(view: View) -> NDArray[np.float32]:
    """What one occurrence of each gram counts in a term."""
    return view.weights[len(view.terms) :]


def _rotation(dimensions: int) -> NDArray[np.float32]:
    """A turn that changes no similarity and spreads what the leading directions say over all, for the rounding."""
    square = np.random.default_rng(_SEED).standard_normal((dimensions, dimensions))
    turned: NDArray[np.float32] = np.linalg.qr(square)[0].astype(np.float32)
    return turned


def _most_frequent(forms: Sequence[str], rows_with: NDArray[np.int64], most: int) -> list[int]:
    """Places of the most frequent forms, in the order of the forms."""
    order = sorted(range(len(forms)), key=lambda place: (-rows_with[place], forms[place]))
    return sorted(order[:most])


def _terms_that_fit(views: Sequence[View], size: int, row_size: int) -> dict[str, list[int]]:
    """Places of terms by language, the most frequent of all languages together, until `size` bytes are full."""
    ranked = sorted(
        (-int(rows), form, view.language, place)
        for view in views
        for place, (form, rows) in enumerate(zip(view.terms, view.rows_of_term, strict=True))
    )
    chosen: dict[str, list[int]] = {view.language: [] for view in views}
    for _, form, language, place in ranked:
        size -= row_size + _BYTES_BESIDE_ROW + len(form.encode())
        if size < 0:
            break
        if len(form) <= LONGEST_TERM:
            chosen[language].append(place)
    return {language: sorted(places) for language, places in chosen.items()}


def _function_words(view: View, places: Sequence[int]) -> NDArray[np.bool_]:
    """Which of the terms at `places` are function words of the language."""
    known = {term_of_word(word, view.language) for word in stopwords(view.language)}
    return np.array([view.terms[place] in known for place in places], dtype=bool)


def _rows(forms: Sequence[str], first: int) -> dict[str, int]:
    return {form: first + place for place, form in enumerate(forms)}
