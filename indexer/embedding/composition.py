"""What the vector of a term is made of: its own row where it was seen in training, else rows of what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.words import script_of
from indexer.embedding.features import grams
from indexer.embedding.model_files import StaticModel

_LANGUAGE_OF_SCRIPT = {"arabic": "ar", "cyrillic": "ru", "han": "zh"}
_LATIN_LANGUAGES = ("en", "fr", "es")


class Composition(NamedTuple):
    """The vector of a term before damping: `share` times the sum of rows of the model; none where nothing is known."""

    rows: Sequence[int]
    share: float


def composition_of_term(model: StaticModel, term: str, language: str) -> Composition:
    """Of a term of the analysis chain in a text of `language`:

    1. the term in its language, which the script tells except for Latin letters and numbers; 2. a name, a number or a
    foreign word: the mean over the languages that know it; 3. the sum of its known grams, those of English for Latin
    letters in a text of another script.
    """
    script = script_of(term)
    speech = _LANGUAGE_OF_SCRIPT.get(script, language)
    row = model.terms.get(speech, {}).get(term)
    if row is not None:
        return Composition((row,), 1.0)
    if script in ("latin", "other"):
        elsewhere = [table[term] for table in model.terms.values() if term in table]
        if elsewhere:
            return Composition(elsewhere, 1 / len(elsewhere))
        if speech not in _LATIN_LANGUAGES:
            speech = _LATIN_LANGUAGES[0]
    known = model.grams.get(speech, {})
    return Composition([known[gram] for gram in grams(term) if gram in known], 1.0)


def damped(vectors: NDArray[np.float32], damping: float) -> NDArray[np.float32]:
    """Vectors (n, d) with their length raised to the power 1 - damping, so that no rare term outshouts a whole text."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    factors = np.where(lengths > 0, lengths, 1) ** -damping
    return np.asarray(vectors * factors, dtype=np.float32)
