"""The index as the rest of the house sees it: documents in, explained hits out."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from indexer.fusion import fuse, normalise_keyword, normalise_vector
from indexer.hits import FacetCount, Hit, PassageHit, SearchResult, Understanding
from indexer.preparation import prepare
from indexer.query import FACETS, Query
from indexer.reranking import MOST_RERANKED, Reranker
from indexer.spelling import corrected
from indexer.understanding import (
    ReadQuestion,
    concept_weights,
    coverage,
    excluded_clauses,
    keyword_clauses,
    phrase_clauses,
    read_question,
)
from indexer.weights import WEIGHTS, FusionWeights
from synonyms import LANGUAGE_CODES

_FALLBACK_LANGUAGE = "en"


class _Rarity:
    """Inverse document frequencies as BM25 has them, over all passages, each looked up once per question."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._documents = engine.count()
        self._known: dict[tuple[str, str], float] = {}

    def term(self, language: str, term: str) -> float:
        """Rarity of a term of a language; 0 for one that no passage holds."""
        if (language, term) not in self._known:
            self._known[language, term] = self._of(self._engine.document_frequency(language, term))
        return self._known[language, term]

    def concept(self, concept: str) -> float:
        """Rarity of a concept with its narrower ones."""
        if ("", concept) not in self._known:
            self._known["", concept] = self._of(self._engine.concept_frequency(concept))
        return self._known["", concept]

    def _of(self, frequency: int) -> float:
        total = max(self._documents, frequency)
        return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)) if frequency else 0.0


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Documents best first, with the passage that answers best and its channel scores."""

    documents: NDArray[np.int64]
    scores: NDArray[np.float32]
    rows: NDArray[np.int64]
    channels: Mapping[str, NDArray[np.float32]]


class SearchIndex:
    """Searches and keeps up one index. Safe for several reading threads; writers wait for one another."""

    def __init__(
        self, engine: Engine, embedder: Embedder, weights: FusionWeights = WEIGHTS, reranker: Reranker | None = None
    ) -> None:
        """`embedder` must be the one that the engine's vectors were made with."""
        self._engine, self._embedder, self.weights, self._reranker = engine, embedder, weights, reranker

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
            rarity = _Rarity(self._engine)
            engine_query = self._engine_query(query, question, rarity)
            reply = self._engine.search(engine_query)
            ranking = self._reranked(reply, self._rank(reply, engine_query, question, rarity), question)
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

    def _engine_query(self, query: Query, question: ReadQuestion, rarity: _Rarity) -> EngineQuery:
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

    # Ranking

    def _rank(self, reply: Reply, asked: EngineQuery, question: ReadQuestion, rarity: _Rarity) -> _Ranking:
        weights = self.weights.for_coverage(coverage(question, rarity.term))
        rows_of = {name: reply.in_language(hits.rows, question.language) for name, hits in reply.channels.items()}
        rows = np.unique(np.concatenate([*rows_of.values(), np.zeros(0, np.int64)]))
        channels: dict[str, NDArray[np.float32]] = {}
        evidence = np.zeros(len(rows), np.bool_)
        nearest = weights.relevant
        if "vector" in reply.channels and self._is_known(asked, question, rarity):
            nearest = min(nearest, weights.relevant_share * float(reply.channels["vector"].scores.max(initial=0.0)))
        for name, hits in reply.channels.items():
            places = np.searchsorted(rows, rows_of[name])
            foreign = np.array([code != question.language for code in reply.languages_of(hits.rows)], np.bool_)
            normal = self._normalised(name, hits.scores, foreign, asked, question, rarity)
            if name == "keyword":
                # What a translation of the text says by translated words counts less than its own words.
                normal[foreign & (rows_of[name] != hits.rows)] *= weights.translated
            channels[name] = np.zeros(len(rows), np.float32)
            np.maximum.at(channels[name], places, normal)
            # Nearness has to be greater where it stands against the words of a question than where it is all there is.
            only_near = name == "vector" and bool(asked.keyword or asked.concept)
            evidence[places] |= hits.scores >= nearest if only_near else normal > 0
        languages = reply.languages_of(rows)
        met = {clause.language for clause in asked.keyword}
        own = np.array([language == question.language for language in languages], np.bool_)
        reached = np.array([language in met for language in languages], np.bool_)
        fused = fuse(channels, own, reached, weights)
        fused[~evidence | (fused < weights.least)] = 0.0
        documents = reply.documents_of(rows)
        order = np.lexsort((rows, -fused, documents))
        first = np.ones(len(order), np.bool_)
        first[1:] = documents[order][1:] != documents[order][:-1]
        chosen = order[first]
        chosen = chosen[fused[chosen] > 0]
        chosen = chosen[np.lexsort((documents[chosen], -fused[chosen]))]
        return _Ranking(
            documents[chosen], fused[chosen], rows[chosen], {name: scores[chosen] for name, scores in channels.items()}
        )

    @staticmethod
    def _is_known(asked: EngineQuery, question: ReadQuestion, rarity: _Rarity) -> bool:
        """Whether a word of the question, or a translation of one, stands in any passage, or it names a concept."""
        return bool(question.mentions) or any(rarity.term(item.language, item.term) > 0 for item in asked.keyword)

    def _reranked(self, reply: Reply, ranking: _Ranking, question: ReadQuestion) -> _Ranking:
        """The ranking with its first documents in the order of the reranker, whose scores become a channel."""
        if self._reranker is None or not len(ranking.documents):
            return ranking
        first = ranking.rows[:MOST_RERANKED]
        texts = [reply.passage(int(row)) for row in first]
        judged = self._reranker.scores(
            question.text.words, [f"{passage.heading}\n{passage.text}".strip() for passage in texts]
        )
        order = np.arange(len(ranking.documents))
        order[: len(first)] = np.argsort(-judged, kind="stable")
        seen = np.zeros(len(order), np.float32)
        seen[: len(first)] = judged
        channels = {**ranking.channels, "reranker": seen}
        return _Ranking(
            ranking.documents[order],
            ranking.scores[order],
            ranking.rows[order],
            {name: scores[order] for name, scores in channels.items()},
        )

    def _normalised(
        self,
        name: str,
        scores: NDArray[np.float32],
        foreign: NDArray[np.bool_],
        asked: EngineQuery,
        question: ReadQuestion,
        rarity: _Rarity,
    ) -> NDArray[np.float32]:
        """A channel's raw scores brought to 0..1; words of the question's language and translated ones apart."""
        weights = self.weights
        if name == "keyword":
            best = dict.fromkeys(LANGUAGE_CODES, 0.0)
            for clause in asked.keyword:
                best[clause.language] += clause.weight * rarity.term(clause.language, clause.term)
            own = best.pop(question.language)
            normal = np.zeros(len(scores), np.float32)
            translated = max(best.values())
            for group, conceivable, reach in (
                (~foreign, own, weights.keyword_reach),
                (foreign, translated, weights.across_reach),
            ):
                normal[group] = normalise_keyword(scores[group], conceivable, reach)
            return normal
        if name == "concept":
            named = [concept for concept in question.concepts if concept in asked.concept]
            reference = sum(asked.concept[concept] * rarity.concept(concept) for concept in named)
            return normalise_keyword(scores, reference, weights.concept_reach, weights.concept_floor)
        return normalise_vector(scores, weights)

    # Showing

    def _hits(
        self, reply: Reply, ranking: _Ranking, asked: EngineQuery, question: ReadQuestion, offset: int, limit: int
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
                rarity = _Rarity(self._engine)
                asked = self._engine_query(freed, question, rarity)
                wider = self._engine.search(asked)
                counts[name] = wider.facet_counts(self._rank(wider, asked, question, rarity).documents)[name]
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
        words = self._engine.words(question.language)
        corrected_text = corrected(question.text.words, question.language, self._engine.document_frequency, words)
        return Understanding(
            language=question.language,
            detected=question.detection is not None,
            other_language=question.detection.other if question.detection else None,
            concepts=tuple(concept for concept, _ in question.concepts.most_common() if ":" not in concept),
            countries=question.places,
            phrases=question.text.phrases,
            excluded=question.text.excluded,
            did_you_mean=corrected_text,
        )


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
