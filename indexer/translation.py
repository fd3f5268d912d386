"""What a term of one language probably is in the other five, from the tables that ship with the package.

A folder holds one safetensors file per language. `forms` are its terms as UTF-8, sorted by code points, separated by
line feeds. For every other language `counts.<code>` says how many translations each term has (uint8), and
`targets.<code>` (uint16, numbers in that language's `forms`) with `probabilities.<code>` (uint8, in 255ths) lists them
term after term, most probable first. `indexer.training.lexical` makes the files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.errors import EngineUnavailable
from synonyms.languages import LANGUAGE_CODES

SCALE = 255
SUFFIX = ".safetensors"
_SHIPPED = Path(__file__).parent / "models" / "translation"


@dataclass(frozen=True, slots=True)
class Translation:
    """A term of the index of `language` and the probability, in (0, 1], that it translates the term asked for."""

    language: str
    term: str
    probability: float


@dataclass(frozen=True)
class _Table:
    """Translations into one language: those of form k are at bounds[k]:bounds[k + 1]."""

    bounds: NDArray[np.int64]
    targets: NDArray[np.uint16]
    probabilities: NDArray[np.uint8]


@dataclass(frozen=True)
class _Language:
    forms: Sequence[str]
    tables: dict[str, _Table]


class TranslationTables:
    """The tables of a folder; a language is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds a file per language; nothing is read yet."""
        self._folder = folder
        self._forms: dict[str, Sequence[str]] = {}
        self._languages: dict[str, _Language] = {}

    def translations_of(self, language: str, term: str) -> tuple[Translation, ...]:
        """Translations of a term of `indexer.analysis.chain.analyse`, language after language, most probable first.

        Empty for a term or a language that is not known. Raises `EngineUnavailable` where the files cannot be read.
        """
        if language not in LANGUAGE_CODES:
            return ()
        own = self._language(language)
        number = bisect_left(own.forms, term)
        if number == len(own.forms) or own.forms[number] != term:
            return ()
        found = []
        for code, table in own.tables.items():
            forms = self._forms_of(code)
            own_part = slice(table.bounds[number], table.bounds[number + 1])
            numbers, probabilities = table.targets[own_part].tolist(), table.probabilities[own_part].tolist()
            found += [
                Translation(code, forms[target], probability / SCALE)
                for target, probability in zip(numbers, probabilities, strict=True)
            ]
        return tuple(found)

    def terms(self, language: str) -> Sequence[str]:
        """All terms of a language that the tables translate, or translate into, sorted by code points."""
        return self._language(language).forms

    def _language(self, language: str) -> _Language:
        if language not in self._languages:
            with self._open(language) as file:
                names = set(file.keys())
                tables = {code: _read_table(file, code) for code in LANGUAGE_CODES if f"counts.{code}" in names}
            self._languages[language] = _Language(self._forms_of(language), tables)
        return self._languages[language]

    def _forms_of(self, language: str) -> Sequence[str]:
        if language not in self._forms:
            with self._open(language) as file:
                text = file.get_tensor("forms").tobytes().decode()
            self._forms[language] = text.split("\n") if text else []
        return self._forms[language]

    def _open(self, language: str) -> Any:
        from safetensors import SafetensorError, safe_open

        path = self._folder / f"{language}{SUFFIX}"
        try:
            return safe_open(path, framework="numpy")
        except (OSError, SafetensorError) as error:
            raise EngineUnavailable(f"No translation table can be read from {path}: {error}") from error


def _read_table(file: Any, code: str) -> _Table:
    counts = file.get_tensor(f"counts.{code}")
    bounds = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    return _Table(bounds, file.get_tensor(f"targets.{code}"), file.get_tensor(f"probabilities.{code}"))


@cache
def shipped_tables() -> TranslationTables:
    """The tables in `indexer/models/translation`."""
    return TranslationTables(_SHIPPED)


@lru_cache(maxsize=20_000)
def translations_of(language: str, term: str) -> tuple[Translation, ...]:
    """Translations of a term by the shipped tables; see `TranslationTables.translations_of`."""
    return shipped_tables().translations_of(language, term)
