"""The embedded engine's inverted index: tantivy over terms, concepts and facet values that are analysed already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from indexer.engines.protocol import Clause, EngineQuery, IndexedDocument
from synonyms import LANGUAGE_CODES

_HEAP = 64_000_000
BROADER_WEIGHT = 0.5
"""A passage that names a narrower concept than the question's counts this much."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facets", tokenizer_name="split", index_option="basic")
    for language in LANGUAGE_CODES:
        builder.add_text_field(f"terms_{language}", tokenizer_name="split", index_option="position")
    builder.add_text_field("concepts", tokenizer_name="split", index_option="freq")
    builder.add_text_field("broader", tokenizer_name="split", index_option="freq")
    return builder.build()


class TermIndex:
    """One tantivy index in a folder. Writing methods take effect together at `commit`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, creating both when missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._index.register_tokenizer("split", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._writer: tantivy.IndexWriter | None = None

    def reload(self) -> None:
        """Let searches see what has been committed since."""
        self._index.reload()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        return self._writer

    def add(self, document: IndexedDocument, row_ids: Sequence[int]) -> None:
        """Add the passages of a document under the given row ids."""
        writer = self._writing()
        labels = [f"{name}={value}" for name, values in document.facets.items() for value in values]
        labels += [f"audience={value}" for value in document.audiences]
        facets = " ".join(label.replace(" ", "_") for label in labels)
        for row_id, passage in zip(row_ids, document.passages, strict=True):
            fields = {
                "row": row_id,
                "key": document.key,
                "facets": facets,
                f"terms_{passage.language}": " ".join(passage.terms),
                "concepts": " ".join(passage.concepts),
                "broader": " ".join(passage.broader),
            }
            writer.add_document(tantivy.Document.from_dict(fields, self._schema))

    def remove(self, keys: Iterable[str]) -> None:
        """Remove all passages of the documents with these keys."""
        writer = self._writing()
        for key in keys:
            writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Make the changes durable and give the writer back."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self.reload()

    def abandon(self) -> None:
        """Forget changes that are not committed."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None

    def document_frequency(self, language: str, term: str) -> int:
        """Number of passages that hold a term of a language."""
        return int(self._index.searcher().doc_freq(f"terms_{language}", term))

    def concept_frequency(self, concept: str) -> int:
        """Number of passages that name a concept, or a narrower one."""
        searcher = self._index.searcher()
        return int(searcher.doc_freq("concepts", concept) + searcher.doc_freq("broader", concept))

    def keyword_query(self, clauses: Iterable[Clause]) -> tantivy.Query:
        """Any of the terms, each weighted BM25 in its language's field."""
        return self._any([self._term(f"terms_{clause.language}", clause.term, clause.weight) for clause in clauses])

    def concept_query(self, query: EngineQuery) -> tantivy.Query:
        """Any of the concepts; a passage about a narrower one counts `BROADER_WEIGHT`."""
        parts = []
        for concept, weight in query.concept.items():
            parts.append(self._term("concepts", concept, weight))
            parts.append(self._term("broader", concept, weight * BROADER_WEIGHT))
        return self._any(parts)

    def phrase_query(self, alternatives: Iterable[Sequence[Clause]]) -> tantivy.Query:
        """Any of the runs of neighbouring terms, each in one language."""
        parts = []
        for run in alternatives:
            name = f"terms_{run[0].language}"
            words: list[str | tuple[int, str]] = [clause.term for clause in run]
            if len(run) > 1:
                parts.append(tantivy.Query.phrase_query(self._schema, name, words))
            else:
                parts.append(self._term(name, run[0].term, 1.0))
        return self._any(parts)

    def restricted(
        self, wanted: tantivy.Query, query: EngineQuery, keys: Sequence[str] | None, barred: Sequence[str]
    ) -> tantivy.Query:
        """`wanted` where filters and audiences hold; only `keys` when given, never `barred`."""
        parts = [(tantivy.Occur.Must, wanted)]
        for name, values in query.filters.active().items():
            parts.append((tantivy.Occur.Must, self._unscored(self._facet(name, values))))
        parts.append((tantivy.Occur.Must, self._unscored(self._facet("audience", query.audiences))))
        if keys is not None:
            chosen = tantivy.Query.term_set_query(self._schema, "key", list(keys))
            parts.append((tantivy.Occur.Must, self._unscored(chosen)))
        if barred:
            parts.append((tantivy.Occur.MustNot, tantivy.Query.term_set_query(self._schema, "key", list(barred))))
        return tantivy.Query.boolean_query(parts)

    def search(self, query: tantivy.Query, limit: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Row ids and scores of the best passages."""
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=max(1, limit), count=False).hits
        rows = searcher.fast_field_values("row", [address for _, address in hits])
        return np.array(rows, np.int64), np.array([score for score, _ in hits], np.float32)

    def _term(self, name: str, term: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, name, term, index_option="freq")
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _facet(self, name: str, values: Iterable[str]) -> tantivy.Query:
        labels = [f"{name}={value}".replace(" ", "_") for value in values]
        return tantivy.Query.term_set_query(self._schema, "facets", labels)

    @staticmethod
    def _any(parts: Sequence[tantivy.Query]) -> tantivy.Query:
        if not parts:
            return tantivy.Query.empty_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    @staticmethod
    def _unscored(query: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.const_score_query(query, 0.0)
