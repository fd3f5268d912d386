"""The embedded engine's table of documents and passages: arrays that filter, group and count in one pass each.

A `Columns` value is immutable; a change makes a new one. Rows (passages) and documents are numbered from 0 in each
value; `row_ids` ascend and name a passage for good, so the term index can refer to it across values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.query import FACETS

AUDIENCE = "audience"
LISTED = (*FACETS, AUDIENCE)
"""Multi-valued document fields that restrict or are counted."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Values:
    """A multi-valued field of all documents in compressed rows: document d has codes[starts[d]:starts[d + 1]]."""

    names: NDArray[np.str_]
    starts: Ints
    codes: Ints

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Values:
        """From the values of each document in turn."""
        known: dict[str, int] = {}
        codes: list[int] = []
        starts = [0]
        for row in rows:
            codes += [known.setdefault(value, len(known)) for value in row]
            starts.append(len(codes))
        return cls(np.array(list(known), dtype=np.str_), np.array(starts, np.int64), np.array(codes, np.int64))

    def documents_with(self, wanted: Iterable[str]) -> NDArray[np.bool_]:
        """Mask over documents: carries at least one of the wanted values."""
        asked = set(wanted)
        codes = [code for code, name in enumerate(self.names.tolist()) if name in asked]
        mask = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        if codes:
            places = np.flatnonzero(np.isin(self.codes, codes))
            mask[np.searchsorted(self.starts, places, side="right") - 1] = True
        return mask

    def counts(self, documents: Ints) -> dict[str, int]:
        """Value -> how many of the given documents carry it; values that none carries are left out."""
        tally = np.bincount(self._codes_of(documents), minlength=len(self.names))
        return {str(self.names[code]): int(tally[code]) for code in np.flatnonzero(tally)}

    def select(self, documents: Ints) -> Values:
        """The same field for a selection of documents, in that order."""
        lengths = self.starts[documents + 1] - self.starts[documents]
        return Values(self.names, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), self._codes_of(documents))

    def joined(self, other: Values) -> Values:
        """This field's documents followed by another's."""
        known = {name: code for code, name in enumerate(self.names.tolist())}
        mapping = np.array([known.setdefault(name, len(known)) for name in other.names.tolist()], np.int64)
        codes = np.concatenate([self.codes, mapping[other.codes] if len(other.codes) else other.codes])
        starts = np.concatenate([self.starts, other.starts[1:] + self.starts[-1]])
        return Values(np.array(list(known), dtype=np.str_), starts, codes)

    def _codes_of(self, documents: Ints) -> Ints:
        first = self.starts[documents]
        lengths = self.starts[documents + 1] - first
        total = int(lengths.sum())
        offsets = np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return np.asarray(self.codes[np.repeat(first, lengths) + offsets])


@dataclass(frozen=True)
class Columns:
    """All documents and passages. `document_spans` and `row_spans` are (start, length) pairs into the text file."""

    keys: NDArray[np.str_]
    fingerprints: NDArray[np.str_]
    document_spans: Ints
    translated: NDArray[np.bool_]
    row_ids: Ints
    row_documents: Ints
    row_languages: NDArray[np.str_]
    row_spans: Ints
    values: Mapping[str, Values]

    @classmethod
    def empty(cls) -> Columns:
        """No document at all."""
        text = np.array([], dtype="<U1")
        none = np.array([], dtype=np.int64)
        spans = np.empty((0, 2), dtype=np.int64)
        return cls(
            text, text, spans, np.array([], np.bool_), none, none, text, spans, {name: Values.of([]) for name in LISTED}
        )

    @cached_property
    def number_of_key(self) -> dict[str, int]:
        """Document key -> document number."""
        return {key: number for number, key in enumerate(self.keys.tolist())}

    @cached_property
    def first_rows(self) -> Ints:
        """Document d has the rows first_rows[d]:first_rows[d + 1]; rows of a document are neighbours."""
        return np.searchsorted(self.row_documents, np.arange(len(self.keys) + 1))

    @cached_property
    def _row_by_language(self) -> dict[str, Ints]:
        """Language -> its row in each document that is translated, -1 where there is none."""
        found = {}
        of_translated = self.translated[self.row_documents]
        for language in np.unique(self.row_languages).tolist():
            rows = np.flatnonzero((self.row_languages == language) & of_translated)
            found[language] = np.full(len(self.keys), -1, np.int64)
            found[language][self.row_documents[rows]] = rows
        return found

    def in_language(self, rows: Ints, language: str) -> Ints:
        """Each row, or where the document is translated into `language` the row of that translation."""
        own = self._row_by_language.get(language)
        if own is None:
            return rows
        twins = own[self.row_documents[rows]]
        return np.where(twins >= 0, twins, rows)

    @cached_property
    def years(self) -> Ints:
        """Year of each document, 0 when it has none."""
        field = self.values["year"]
        years = np.zeros(len(self.keys), np.int64)
        has = np.flatnonzero(np.diff(field.starts))
        years[has] = np.array([int(name) for name in field.names], np.int64)[field.codes[field.starts[has]]]
        return years

    def without(self, documents: Iterable[int]) -> tuple[Columns, NDArray[np.bool_]]:
        """Columns less some documents, and the mask of rows that stay."""
        stays = np.ones(len(self.keys), dtype=np.bool_)
        stays[list(documents)] = False
        kept = np.flatnonzero(stays)
        rows = stays[self.row_documents] if len(self.row_documents) else np.zeros(0, np.bool_)
        renumbered = np.cumsum(stays) - 1
        columns = Columns(
            self.keys[kept],
            self.fingerprints[kept],
            self.document_spans[kept],
            self.translated[kept],
            self.row_ids[rows],
            renumbered[self.row_documents[rows]].astype(np.int64),
            self.row_languages[rows],
            self.row_spans[rows],
            {name: field.select(kept) for name, field in self.values.items()},
        )
        return columns, rows

    def joined(self, other: Columns) -> Columns:
        """These documents followed by others, whose row ids must be higher."""
        return Columns(
            np.concatenate([self.keys, other.keys]),
            np.concatenate([self.fingerprints, other.fingerprints]),
            np.concatenate([self.document_spans, other.document_spans]),
            np.concatenate([self.translated, other.translated]),
            np.concatenate([self.row_ids, other.row_ids]),
            np.concatenate([self.row_documents, other.row_documents + len(self.keys)]),
            np.concatenate([self.row_languages, other.row_languages]),
            np.concatenate([self.row_spans, other.row_spans]),
            {name: field.joined(other.values[name]) for name, field in self.values.items()},
        )

    def save(self, path: Path) -> None:
        """Write as one NPZ file without pickles."""
        plain = (field.name for field in fields(self) if field.name != "values")
        arrays: dict[str, NDArray[np.generic]] = {name: getattr(self, name) for name in plain}
        for name, field in self.values.items():
            arrays |= {f"{name}.names": field.names, f"{name}.starts": field.starts, f"{name}.codes": field.codes}
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path) -> Columns:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        values = {
            name: Values(arrays[f"{name}.names"], arrays[f"{name}.starts"], arrays[f"{name}.codes"]) for name in LISTED
        }
        plain = (field.name for field in fields(cls) if field.name != "values")
        return cls(**{name: arrays[name] for name in plain}, values=values)
