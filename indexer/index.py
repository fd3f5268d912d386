"""The index as the rest of the house sees it: documents in, explained hits out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer import suggestion
from indexer.classification import Classifier, load_classifier
from indexer.documents import Document, Source
from indexer.embedding.protocol import Embedder
from indexer.engines import open_engine
from indexer.engines.protocol import Clause, Engine, EngineQuery, Reply
from indexer.explanation import marked, shared_concepts
from indexer.hits import FacetCount, Hit, PassageHit, SearchResult, Understanding
from indexer.preparation import prepare
from indexer.query import FACETS, Query
from indexer.ranking import Ranking, Rarity, rank, reranked
from indexer.reranking import Reranker
from indexer.spelling import corrected
from indexer.understanding import (
    ReadQuestion,
    concept_weights,
    excluded_clauses,
    keyword_clauses,
    phrase_clauses,
    read_question,
)
from indexer.weights import WEIGHTS, FusionWeights

_FALLBACK_LANGUAGE = "en"
_MOST_CORRECTIONS = 4
"""Texts whose correction is remembered: those of the request that is being matched."""


class SearchIndex:
    """Searches and keeps up one index. Safe for several reading threads; writers wait for one another."""

    def __init__(
        self, engine: Engine, embedder: Embedder, weights: FusionWeights = WEIGHTS, reranker: Reranker | None = None
    ) -> None:
        """`embedder` must be the one that the engine's vectors were made with."""
        self._engine, self._embedder, self.weights, self._reranker = engine, embedder, weights, reranker
        self._corrections: dict[tuple[str, str], tuple[Mapping[str, int], str | None]] = {}

    # Writing

    def replace_all(self, documents: Iterable[Document], progress: Callable[[int], None] | None = None) -> int:
        """Build a fresh index from all documents and swap it in; searches go on meanwhile. Returns the count."""
        return self._engine.replace_all(prepare(documents, self._embedder), progress)

    def upsert(self, documents: Iterable[Document]) -> None:
        """Add documents, or replace those with the same key."""
        self._engine.upsert(prepare(documents, self._embedder))

    def delete(self, keys: Iterable[str]) -> None:
        """Remove documents by key (`kind:id`); unknown keys are ignored."""
        self._engine.delete(keys)

    def fingerprints(self) -> dict[str, str]:
        """Key -> fingerprint of every document in the index."""
        return self._engine.fingerprints()

    def count(self) -> int:
        """Number of documents."""
        return self._engine.count()

    def close(self) -> None:
        """Release the engine."""
        self._engine.close()

    # Reading

    def encode(self, texts: Sequence[str], language: str | None = None) -> NDArray[np.float32]:
        """Vectors (n, d) of unit length of the index's model."""
        return self._embedder.encode(texts, language)

    @property
    def dimensions(self) -> int:
        """Of the vectors of the index's model."""
        return self._embedder.dimensions

    @cached_property
    def classifier(self) -> Classifier:
        """The classifier over the vectors of the index's model. Raises `EngineUnavailable`."""
        return load_classifier(self._embedder)

    def suggest(self, prefix: str, language: str, limit: int = 8) -> tuple[str, ...]:
        """Completions of what somebody types, in `language`."""
        return suggestion.suggest(prefix, language, limit)

    def understand(self, text: str, language: str | None = None) -> Understanding:
        """How a text would be read by `search`."""
        return self._understanding(read_question(text, language))

    def search(self, query: Query) -> SearchResult:
        """Hits of one page, total and facets; an empty text lists all documents that pass the filters."""
        began = time.perf_counter()
        question = read_question(query.text, query.language)
        asked = bool(question.text.words or question.text.excluded)
        if not question.text.words:
            reply = self._engine.search(self._unasked(query, question))
            documents = reply.listing()
            page = [int(number) for number in documents[query.offset : query.offset + query.limit]]
            hits = tuple(self._plain_hit(reply, number, query.language or _FALLBACK_LANGUAGE) for number in page)
            understanding = self._understanding(question) if asked else Understanding()
        else:
            rarity = Rarity(self._engine)
            engine_query = self._engine_query(query, question, rarity)
            reply = self._engine.search(engine_query)
            ranking = self._ranked(reply, engine_query, question, rarity)
            documents = ranking.documents
            hits = self._hits(reply, ranking, engine_query, question, query.offset, query.limit)
            understanding = self._understanding(question)
        facets = self._facets(query, question, reply, documents) if query.facets else {}
        took = 1000 * (time.perf_counter() - began)
        return SearchResult(understanding, len(documents), round(took, 2), hits, facets)

    # Asking

    def _unasked(self, query: Query, question: ReadQuestion) -> EngineQuery:
        return EngineQuery(
            excluded=excluded_clauses(question), filters=query.filters, audiences=query.audiences, depth=1
        )

    def _engine_query(self, query: Query, question: ReadQuestion, rarity: Rarity) -> EngineQuery:
        keyword: tuple[Clause, ...] = ()
        concept: dict[str, float] = {}
        vector = None
        if "keyword" in query.channels:
            keyword = keyword_clauses(question, rarity.term, query.translated)
        if "concept" in query.channels:
            concept = concept_weights(question)
        if "vector" in query.channels:
            encoded = self._embedder.encode([question.text.words], question.language, as_query=True)[0]
            vector = encoded if float(encoded @ encoded) > 0 else None
        return EngineQuery(
            keyword=keyword,
            concept=concept,
            vector=vector,
            phrases=phrase_clauses(question),
            excluded=excluded_clauses(question),
            filters=query.filters,
            audiences=query.audiences,
        )

    def _ranked(self, reply: Reply, asked: EngineQuery, question: ReadQuestion, rarity: Rarity) -> Ranking:
        ranking = rank(reply, asked, question, rarity, self.weights)
        return ranking if self._reranker is None else reranked(reply, ranking, question, self._reranker)

    # Showing

    def _hits(
        self, reply: Reply, ranking: Ranking, asked: EngineQuery, question: ReadQuestion, offset: int, limit: int
    ) -> tuple[Hit, ...]:
        terms: dict[str, set[str]] = {}
        for clause in asked.keyword:
            terms.setdefault(clause.language, set()).add(clause.term)
        named = set(question.concepts)
        hits = []
        for place in range(offset, min(offset + limit, len(ranking.documents))):
            passage = reply.passage(int(ranking.rows[place]))
            highlights, words = marked(passage, terms.get(passage.language, set()), named)
            hits.append(
                replace(
                    _hit(reply.stored(int(ranking.documents[place]))),
                    score=round(float(ranking.scores[place]), 4),
                    language=passage.language,
                    passage=PassageHit(passage.text, passage.language, passage.heading, highlights),
                    channels={
                        name: round(float(scores[place]), 4)
                        for name, scores in ranking.channels.items()
                        if name != "keyword" or passage.language == question.language or scores[place] > 0
                    },
                    concepts=shared_concepts(asked.concept, question.concepts, passage),
                    terms=words,
                )
            )
        return tuple(hits)

    @staticmethod
    def _plain_hit(reply: Reply, document: int, language: str) -> Hit:
        passages = [passage for _, passage in reply.passages(document)]
        hit = _hit(reply.stored(document))
        if not passages:
            return hit
        chosen = next((passage for passage in passages if passage.language == language), passages[0])
        shown = PassageHit(chosen.text, chosen.language, chosen.heading)
        return replace(hit, language=chosen.language, passage=shown)

    def _facets(
        self, query: Query, question: ReadQuestion, reply: Reply, documents: NDArray[np.int64]
    ) -> dict[str, tuple[FacetCount, ...]]:
        """Counts over the result; for a facet that restricts, over the result without that restriction."""
        counts = reply.facet_counts(documents)
        active = query.filters.active()
        for name in active:
            freed = replace(query, filters=replace(query.filters, **{name: ()}), facets=False)
            if question.text.words:
                rarity = Rarity(self._engine)
                asked = self._engine_query(freed, question, rarity)
                wider = self._engine.search(asked)
                counts[name] = wider.facet_counts(rank(wider, asked, question, rarity, self.weights).documents)[name]
            else:
                wider = self._engine.search(self._unasked(freed, question))
                counts[name] = wider.facet_counts(wider.listing())[name]
        facets = {}
        for name in FACETS:
            chosen = set(active.get(name, ()))
            values = counts[name] | {value: counts[name].get(value, 0) for value in chosen}
            ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))
            facets[name] = tuple(FacetCount(value, count, value in chosen) for value, count in ranked)
        return facets

    def _understanding(self, question: ReadQuestion) -> Understanding:
        return Understanding(
            language=question.language,
            detected=question.detection is not None,
            other_language=question.detection.other if question.detection else None,
            concepts=tuple(concept for concept, _ in question.concepts.most_common() if ":" not in concept),
            countries=question.places,
            phrases=question.text.phrases,
            excluded=question.text.excluded,
            did_you_mean=self._corrected(question.text.words, question.language),
        )

    def _corrected(self, text: str, language: str) -> str | None:
        """The text with words put right, remembered while the index is the same: matching asks several times."""
        words = self._engine.words(language)
        known = self._corrections.get((text, language))
        if known is None or known[0] is not words:
            if len(self._corrections) >= _MOST_CORRECTIONS:
                self._corrections.clear()
            known = words, corrected(text, language, self._engine.document_frequency, words)
            self._corrections[text, language] = known
        return known[1]


def _hit(stored: Mapping[str, object]) -> Hit:
    """A hit with what the index keeps of a document, before its passage is known."""
    fields = dict(stored)
    source = fields.pop("source", None)
    for name in ("objectives", "themes", "sdgs", "countries", "regions"):
        value = fields.get(name)
        fields[name] = tuple(value) if isinstance(value, list) else ()
    return Hit(
        **fields,  # type: ignore[arg-type]
        source=Source(*source) if isinstance(source, list) else None,
        score=0.0,
        language="",
        passage=PassageHit("", ""),
        channels={},
    )


def open_index(
    path: Path,
    *,
    engine: str = "embedded",
    embedder: str = "static",
    device: str | None = None,
    remembered: Path | None = None,
    reranker: str = "",
) -> SearchIndex:
    """The index in the folder `path`, created empty when there is none.

    `embedder`, `device` and `remembered` are those of `load_embedder`; `reranker` names a cross-encoder, none if empty.
    Raises EngineUnavailable for an unknown engine or a missing package; a search raises ModelMismatch when the index
    was built with another model.
    """
    from indexer.embedding import load_embedder

    return open_index_with(path, load_embedder(embedder, device, remembered), engine, reranker, device)


def open_index_with(
    path: Path, embedder: Embedder, engine: str = "embedded", reranker: str | None = None, device: str | None = None
) -> SearchIndex:
    """The same with an embedder that is loaded already."""
    from indexer.reranking import load_reranker

    opened = open_engine(engine, path, model=embedder.name, dimensions=embedder.dimensions)
    return SearchIndex(opened, embedder, reranker=load_reranker(reranker or "", device))
