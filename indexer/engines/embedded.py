"""The engine that needs no server: tantivy for terms and concepts, faiss for vectors, arrays for the rest."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.columns import AUDIENCE, LISTED, Columns, Values
from indexer.engines.generation import (
    FORMAT,
    Manifest,
    Texts,
    new_generation,
    read_manifest,
    state_of,
    sweep,
    write_manifest,
    writing,
)
from indexer.engines.protocol import ChannelHits, EngineQuery, IndexedDocument, Progress, StoredPassage
from indexer.engines.terms import TermIndex
from indexer.engines.vectors import VectorScan
from indexer.errors import EngineUnavailable, ModelMismatch
from indexer.query import FACETS

_BATCH = 500


@dataclass(frozen=True)
class _View:
    """Everything a search needs of one state of the index."""

    state: int
    manifest: Manifest
    columns: Columns
    vectors: VectorScan
    terms: TermIndex
    texts: Texts
    words: Mapping[str, Mapping[str, int]]


class EmbeddedReply:
    """Candidates of one query over one state of the index."""

    def __init__(self, view: _View, allowed: NDArray[np.bool_], channels: Mapping[str, ChannelHits]) -> None:
        """`allowed` masks documents that the query's filters let through."""
        self._view = view
        self._allowed = allowed
        self.channels = channels

    def documents_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return self._view.columns.row_documents[rows]

    def languages_of(self, rows: NDArray[np.int64]) -> list[str]:
        return [str(language) for language in self._view.columns.row_languages[rows]]

    def in_language(self, rows: NDArray[np.int64], language: str) -> NDArray[np.int64]:
        return self._view.columns.in_language(rows, language)

    def stored(self, document: int) -> Mapping[str, Any]:
        start, length = self._view.columns.document_spans[document]
        kept: Mapping[str, Any] = json.loads(self._view.texts.read(int(start), int(length)))
        return kept

    def passages(self, document: int) -> list[tuple[int, StoredPassage]]:
        first, last = self._view.columns.first_rows[document : document + 2]
        return [(row, self.passage(row)) for row in range(int(first), int(last))]

    def passage(self, row: int) -> StoredPassage:
        start, length = self._view.columns.row_spans[row]
        text, heading, concepts = json.loads(self._view.texts.read(int(start), int(length)))
        return StoredPassage(text, str(self._view.columns.row_languages[row]), heading, tuple(concepts))

    def listing(self) -> NDArray[np.int64]:
        columns = self._view.columns
        chosen = np.flatnonzero(self._allowed)
        order = np.lexsort((columns.keys[chosen], -columns.years[chosen]))
        return chosen[order].astype(np.int64)

    def facet_counts(self, documents: NDArray[np.int64]) -> dict[str, dict[str, int]]:
        return {name: self._view.columns.values[name].counts(documents) for name in FACETS}


class EmbeddedEngine:
    """See `indexer.engines.protocol.Engine`; thread-safe for readers, one writer at a time over all processes."""

    def __init__(self, folder: Path, *, model: str, dimensions: int) -> None:
        """Open or create; raises ModelMismatch when the index was built with another model or format."""
        self._folder = folder
        self._model, self._dimensions = model, dimensions
        self._lock = threading.Lock()
        self._seen: _View | None = None
        self._foreign: Manifest | None = None
        manifest = read_manifest(folder)
        if manifest is None:
            with writing(folder):
                if read_manifest(folder) is None:
                    self._build([], None)
        elif (manifest.model, manifest.dimensions, manifest.format) != (model, dimensions, FORMAT):
            # Vectors of two models must not be mixed: only `replace_all` may go on from here.
            self._foreign = manifest

    def replace_all(self, documents: Iterable[IndexedDocument], progress: Progress | None = None) -> int:
        with writing(self._folder):
            count = self._build(documents, progress)
        self._foreign = None
        return count

    def upsert(self, documents: Iterable[IndexedDocument]) -> None:
        self._change([], list(documents))

    def delete(self, keys: Iterable[str]) -> None:
        self._change(list(keys), [])

    def search(self, query: EngineQuery) -> EmbeddedReply:
        view = self._view()
        allowed = self._allowed(view, query)
        within, barred = self._held(view, query)
        if within is not None:
            held = np.zeros(len(allowed), dtype=np.bool_)
            held[within] = True
            allowed &= held
        allowed[barred] = False
        channels: dict[str, ChannelHits] = {}
        keys = None if within is None else [str(key) for key in view.columns.keys[within]]
        not_keys = [str(key) for key in view.columns.keys[barred]] + list(query.filters.without)
        asked = {}
        if query.keyword:
            asked["keyword"] = view.terms.keyword_query(query.keyword)
        if query.concept:
            asked["concept"] = view.terms.concept_query(query)
        for name, wanted in asked.items():
            channels[name] = self._term_hits(view, view.terms.restricted(wanted, query, keys, not_keys), query.depth)
        if query.vector is not None:
            rows = None if allowed.all() else allowed[view.columns.row_documents]
            positions, scores = view.vectors.search(query.vector, rows, query.depth)
            channels["vector"] = ChannelHits(positions, scores)
        return EmbeddedReply(view, allowed, channels)

    def count(self) -> int:
        return len(self._view().columns.keys)

    def fingerprints(self) -> dict[str, str]:
        columns = self._view().columns
        return dict(zip(columns.keys.tolist(), columns.fingerprints.tolist(), strict=True))

    def document_frequency(self, language: str, term: str) -> int:
        # A question asks for hundreds of frequencies right after its count: the state looked at last will do.
        return (self._seen or self._view()).terms.document_frequency(language, term)

    def concept_frequency(self, concept: str) -> int:
        return (self._seen or self._view()).terms.concept_frequency(concept)

    def words(self, language: str) -> Mapping[str, int]:
        return self._view().words.get(language, {})

    def close(self) -> None:
        self._seen = None

    # Reading

    def _view(self) -> _View:
        """The current state, loaded anew when the manifest has changed."""
        if self._foreign is not None:
            raise ModelMismatch(
                f"The index was built with the model {self._foreign.model!r} ({self._foreign.dimensions} dimensions, "
                f"format {self._foreign.format}), but {self._model!r} ({self._dimensions}) is configured. "
                "Run: hub index --rebuild"
            )
        state = state_of(self._folder)
        seen = self._seen
        if seen is not None and seen.state == state:
            return seen
        with self._lock:
            if self._seen is None or self._seen.state != state:
                self._seen = self._load(state)
            return self._seen

    def _load(self, state: int) -> _View:
        for attempt in range(5):
            manifest = read_manifest(self._folder)
            if manifest is None:
                break
            place = self._folder / manifest.generation
            try:
                columns = Columns.load(place / f"columns-{manifest.sequence}.npz")
                vectors = VectorScan.load(place / f"vectors-{manifest.sequence}.faiss")
                words = json.loads((place / f"words-{manifest.sequence}.json").read_text("utf-8"))
                terms = TermIndex(place / "terms")
                return _View(state, manifest, columns, vectors, terms, Texts(place / "texts.bin"), words)
            except (OSError, RuntimeError, ValueError) as problem:
                # A writer may have moved on between the manifest and its files: look again.
                if attempt == 4:
                    raise EngineUnavailable(f"The index in {self._folder} cannot be read: {problem}") from problem
                time.sleep(0.05)
        raise EngineUnavailable(f"There is no index in {self._folder}. Run: hub index --rebuild")

    @staticmethod
    def _allowed(view: _View, query: EngineQuery) -> NDArray[np.bool_]:
        """Documents that filters and audiences let through."""
        values = view.columns.values
        allowed = values[AUDIENCE].documents_with(query.audiences)
        for name, wanted in query.filters.active().items():
            allowed &= values[name].documents_with(wanted)
        numbers = view.columns.number_of_key
        allowed[[numbers[key] for key in query.filters.without if key in numbers]] = False
        return allowed

    def _held(self, view: _View, query: EngineQuery) -> tuple[NDArray[np.int64] | None, NDArray[np.int64]]:
        """Documents that hold every phrase (None: no phrase asked), and those that hold an excluded term."""
        within: set[int] | None = None
        for alternatives in query.phrases:
            found = self._documents_matching(view, view.terms.phrase_query(alternatives))
            within = found if within is None else within & found
        barred: set[int] = set()
        if query.excluded:
            barred = self._documents_matching(view, view.terms.keyword_query(query.excluded))
        chosen = None if within is None else np.array(sorted(within), np.int64)
        return chosen, np.array(sorted(barred), np.int64)

    def _documents_matching(self, view: _View, query: Any) -> set[int]:
        row_ids, _ = view.terms.search(query, len(view.columns.row_ids))
        rows, _ = _rows_of(view.columns, row_ids)
        return set(view.columns.row_documents[rows].tolist())

    @staticmethod
    def _term_hits(view: _View, query: Any, depth: int) -> ChannelHits:
        row_ids, scores = view.terms.search(query, depth)
        rows, known = _rows_of(view.columns, row_ids)
        return ChannelHits(rows, scores[known])

    # Writing

    def _change(self, gone: list[str], documents: list[IndexedDocument]) -> None:
        if not gone and not documents:
            return
        with writing(self._folder):
            view = self._view()
            manifest = view.manifest
            place = self._folder / manifest.generation
            newest = {document.key: document for document in documents}
            touched = {*gone, *newest}
            numbers = view.columns.number_of_key
            columns, stays = view.columns.without(numbers[key] for key in touched if key in numbers)
            added, vectors = _append(place / "texts.bin", list(newest.values()), self._dimensions, _last_id(columns))
            words = {language: Counter(counts) for language, counts in view.words.items()}
            _count_words(words, newest.values())
            following = Manifest(manifest.generation, manifest.sequence + 1, manifest.model, manifest.dimensions)
            _save(place, following, columns.joined(added), view.vectors.changed(stays, vectors), words)
            terms = TermIndex(place / "terms")
            try:
                terms.remove(touched)
                for document, first, last in zip(
                    newest.values(), added.first_rows[:-1], added.first_rows[1:], strict=True
                ):
                    terms.add(document, added.row_ids[first:last].tolist())
                terms.commit()
            except BaseException:
                terms.abandon()
                raise
            write_manifest(self._folder, following)
            sweep(self._folder, following)

    def _build(self, documents: Iterable[IndexedDocument], progress: Progress | None) -> int:
        generation = new_generation(self._folder)
        place = self._folder / generation
        manifest = Manifest(generation, 1, self._model, self._dimensions)
        terms = TermIndex(place / "terms")
        parts: list[Columns] = []
        vectors: list[NDArray[np.float32]] = []
        words: dict[str, Counter[str]] = {}
        seen: set[str] = set()
        batch: list[IndexedDocument] = []

        def flush() -> None:
            last = _last_id(parts[-1]) if parts else 0
            added, encoded = _append(place / "texts.bin", batch, self._dimensions, last)
            for document, low, high in zip(batch, added.first_rows[:-1], added.first_rows[1:], strict=True):
                terms.add(document, added.row_ids[low:high].tolist())
            _count_words(words, batch)
            parts.append(added)
            vectors.append(encoded)
            batch.clear()
            if progress:
                progress(len(seen))

        try:
            for document in documents:
                if document.key in seen:
                    raise ValueError(f"Two documents have the key {document.key!r}.")
                seen.add(document.key)
                batch.append(document)
                if len(batch) == _BATCH:
                    flush()
            flush()
            terms.commit()
            columns = _concatenated(parts)
            scan = VectorScan.of(np.concatenate(vectors), self._dimensions)
            _save(place, manifest, columns, scan, words)
            if len(columns.keys) != len(seen) or len(scan) != len(columns.row_ids):
                raise EngineUnavailable(f"The fresh index holds {len(columns.keys)} of {len(seen)} documents.")
        except BaseException:
            terms.abandon()
            shutil.rmtree(place, ignore_errors=True)
            raise
        write_manifest(self._folder, manifest)
        sweep(self._folder, manifest)
        return len(columns.keys)


def _rows_of(columns: Columns, row_ids: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Row numbers of row ids, and the mask of ids that this state knows."""
    if not len(columns.row_ids):
        return np.zeros(0, np.int64), np.zeros(len(row_ids), np.bool_)
    places = np.minimum(np.searchsorted(columns.row_ids, row_ids), len(columns.row_ids) - 1)
    known = columns.row_ids[places] == row_ids
    return places[known].astype(np.int64), known


def _append(
    path: Path, documents: Sequence[IndexedDocument], dimensions: int, last_id: int
) -> tuple[Columns, NDArray[np.float32]]:
    """Write the stored parts of documents behind the text file; returns their columns and vectors."""
    keys, prints, document_spans, row_documents, languages, row_spans = [], [], [], [], [], []
    vectors: list[NDArray[np.float32]] = []
    with path.open("ab") as file:
        end = file.tell()

        def put(content: Any) -> tuple[int, int]:
            nonlocal end
            data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
            file.write(data)
            end += len(data)
            return end - len(data), len(data)

        for number, document in enumerate(documents):
            keys.append(document.key)
            prints.append(document.fingerprint)
            document_spans.append(put(document.stored))
            for passage in document.passages:
                row_documents.append(number)
                languages.append(passage.language)
                row_spans.append(put([passage.text, passage.heading, list(dict.fromkeys(passage.concepts))]))
                vectors.append(passage.vector)
    rows = len(row_documents)
    columns = Columns(
        np.array(keys, dtype=np.str_),
        np.array(prints, dtype=np.str_),
        np.array(document_spans, np.int64).reshape(-1, 2),
        np.array([document.translations for document in documents], np.bool_),
        # By the clock, so that a change cut off before its manifest was written never shares ids with the next one.
        max(time.time_ns(), last_id + 1) + np.arange(rows, dtype=np.int64),
        np.array(row_documents, np.int64),
        np.array(languages, dtype=np.str_),
        np.array(row_spans, np.int64).reshape(-1, 2),
        {
            name: Values.of(
                [d.audiences if name == AUDIENCE else d.facets.get(name, ()) for d in documents],
            )
            for name in LISTED
        },
    )
    matrix = np.stack(vectors).astype(np.float32) if vectors else np.zeros((0, dimensions), np.float32)
    return columns, matrix


def _last_id(columns: Columns) -> int:
    return int(columns.row_ids[-1]) if len(columns.row_ids) else 0


def _concatenated(parts: Sequence[Columns]) -> Columns:
    whole = Columns.empty()
    for part in parts:
        whole = whole.joined(part)
    return whole


def _count_words(words: dict[str, Counter[str]], documents: Iterable[IndexedDocument]) -> None:
    for document in documents:
        for language, found in document.words.items():
            words.setdefault(language, Counter()).update(found)


def _save(
    place: Path, manifest: Manifest, columns: Columns, vectors: VectorScan, words: Mapping[str, Mapping[str, int]]
) -> None:
    columns.save(place / f"columns-{manifest.sequence}.npz")
    vectors.save(place / f"vectors-{manifest.sequence}.faiss")
    (place / f"words-{manifest.sequence}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
