"""The built-in embedder: a text is the weighted sum of the vectors of its terms, all languages in one space.

No network, no torch; the model file is read once. A term that the model does not know takes its vector from the
other languages (names, Latin letters, numbers), else from its grams.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.detection import detect_language
from indexer.analysis.words import WORD
from indexer.embedding.composition import Composition, composition_of_term, damped
from indexer.embedding.features import terms_of
from indexer.embedding.model_files import StaticModel, load_model

SHIPPED_FOLDER = Path(__file__).parent.parent / "models" / "static"
# At 512 dimensions 50,000 terms are 102 MB; a large library has more, but most of its words are among the first.
_MOST_TERMS_KEPT = 50_000
_TEXTS_AT_ONCE = 256
_FIRST_ROOM = 1_024
_LONGEST_COUNT = 1_024
_NOTHING = -1
_MOST_WORDS_KEPT = 200_000
_LONGEST_KEPT = 24
"""Signs of the longest word, or run of Chinese, that is remembered as written."""
# How much the second, third ... use of a term adds: 1 + log(count), as in the training.
_WEIGHT_OF_COUNT = np.concatenate([[0.0], 1 + np.log(np.arange(1, _LONGEST_COUNT))]).astype(np.float32)


class StaticEmbedder:
    """Vectors from a `StaticModel`; safe to share between threads."""

    def __init__(self, model: StaticModel, name: str = "static") -> None:
        """`name` and the checksum of the model file make the embedder's name."""
        self._model = model
        self._name = f"{name}-{model.version}" if model.version else name
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._table = np.zeros((_FIRST_ROOM, self._model.dimensions), dtype=np.float32)
        self._used = 0
        self._awaited: list[Composition] = []
        self._row_of: dict[str, dict[str, int]] = {}
        self._rows_of_word: dict[str, dict[str, list[int]]] = {}

    @property
    def name(self) -> str:
        """Name and checksum of the model file."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._model.dimensions

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length; zeros for a text in which nothing is known.

        `language`: of all texts, or one for each; None to tell it from the text. Questions are encoded like passages.
        """
        languages = [language] * len(texts) if language is None or isinstance(language, str) else list(language)
        if len(languages) != len(texts):
            raise ValueError(f"{len(languages)} languages for {len(texts)} texts")
        sums = np.zeros((len(texts), self._model.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            end = start + _TEXTS_AT_ONCE
            self._add(texts[start:end], languages[start:end], sums[start:end])
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        lengths[lengths == 0] = 1
        sums /= lengths[:, None]
        return sums

    def _add(self, texts: Sequence[str], languages: Sequence[str | None], sums: NDArray[np.float32]) -> None:
        """Write the sum of each text into its row of `sums`."""
        found = []
        with self._lock:
            if self._used > _MOST_TERMS_KEPT:
                self._forget()
            for text, given in zip(texts, languages, strict=True):
                speech = given or detect_language(text).language
                found.append(self._rows_of_text(text, speech))
            table = self._filled_table()
        for place, counts in enumerate(found):
            if counts:
                weights = _WEIGHT_OF_COUNT[np.minimum(list(counts.values()), _LONGEST_COUNT - 1)]
                np.dot(weights, table[list(counts)], out=sums[place])

    def _rows_of_text(self, text: str, language: str) -> dict[int, int]:
        """Row of the table -> count, for the terms of one text; a new term gets a row that is filled later.

        Words as written are remembered with their rows, which spares most of the analysis: it knows no context but for
        a text that is all in capitals.
        """
        found: dict[int, int] = {}
        if text.isupper():
            rows = [self._row_of_term(term, language) for term in terms_of(text, language)]
        else:
            known = self._rows_of_word.setdefault(language, {})
            rows = []
            for match in WORD.finditer(text):
                word = match.group()
                held = known.get(word)
                if held is None:
                    held = [self._row_of_term(term, language) for term in terms_of(word, language)]
                    if len(known) >= _MOST_WORDS_KEPT:
                        known.clear()
                    if len(word) <= _LONGEST_KEPT:
                        known[word] = held
                rows += held
        for row in rows:
            if row != _NOTHING:
                found[row] = found.get(row, 0) + 1
        return found

    def _row_of_term(self, term: str, language: str) -> int:
        """Row of a term, `_NOTHING` for one that nothing is known of."""
        known = self._row_of.setdefault(language, {})
        row = known.get(term)
        if row is None:
            parts = composition_of_term(self._model, term, language)
            row = known[term] = self._used + len(self._awaited) if parts.rows else _NOTHING
            if parts.rows:
                self._awaited.append(parts)
        return row

    def _filled_table(self) -> NDArray[np.float32]:
        """The table with the vectors of all terms that were given a row."""
        if self._awaited:
            end = self._used + len(self._awaited)
            if end > len(self._table):
                room = np.zeros((max(end, 2 * len(self._table)), self._model.dimensions), dtype=np.float32)
                room[: self._used] = self._table[: self._used]
                self._table = room
            sizes = [len(parts.rows) for parts in self._awaited]
            vectors = self._model.vectors([row for parts in self._awaited for row in parts.rows])
            shares = np.array([parts.share for parts in self._awaited], dtype=np.float32)
            totals = np.add.reduceat(vectors, np.cumsum([0, *sizes[:-1]]), axis=0) * shares[:, None]
            self._table[self._used : end] = damped(totals, self._model.damping)
            self._used = end
            self._awaited.clear()
        return self._table


def load_static(folder: str | Path | None = None) -> StaticEmbedder:
    """The shipped model, or the one in a folder; read once per process. Raises `EngineUnavailable`."""
    return _load(Path(folder) if folder else SHIPPED_FOLDER)


@cache
def _load(folder: Path) -> StaticEmbedder:
    return StaticEmbedder(load_model(folder))
