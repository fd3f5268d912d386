"""Candidates of the channels -> documents in order: normalised, fused, one score a document, reranked by setting."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.protocol import Engine, EngineQuery, Reply
from indexer.fusion import fuse, normalise_keyword, normalise_vector
from indexer.reranking import MOST_RERANKED, Reranker
from indexer.understanding import ReadQuestion, coverage
from indexer.weights import FusionWeights
from synonyms import LANGUAGE_CODES


class Rarity:
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
class Ranking:
    """Documents best first, with the passage that answers best and its channel scores."""

    documents: NDArray[np.int64]
    scores: NDArray[np.float32]
    rows: NDArray[np.int64]
    channels: Mapping[str, NDArray[np.float32]]


def rank(reply: Reply, asked: EngineQuery, question: ReadQuestion, rarity: Rarity, weights: FusionWeights) -> Ranking:
    """Documents by the fused score of their best passage; ties by number."""
    weights = weights.for_coverage(coverage(question, rarity.term))
    rows_of = {name: reply.in_language(hits.rows, question.language) for name, hits in reply.channels.items()}
    rows = np.unique(np.concatenate([*rows_of.values(), np.zeros(0, np.int64)]))
    channels: dict[str, NDArray[np.float32]] = {}
    evidence = np.zeros(len(rows), np.bool_)
    nearest = weights.relevant
    if "vector" in reply.channels and _is_known(asked, question, rarity):
        nearest = min(nearest, weights.relevant_share * float(reply.channels["vector"].scores.max(initial=0.0)))
    for name, hits in reply.channels.items():
        places = np.searchsorted(rows, rows_of[name])
        foreign = np.array([code != question.language for code in reply.languages_of(hits.rows)], np.bool_)
        normal = _normalised(name, hits.scores, foreign, asked, question, rarity, weights)
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
    return Ranking(
        documents[chosen], fused[chosen], rows[chosen], {name: scores[chosen] for name, scores in channels.items()}
    )


def _is_known(asked: EngineQuery, question: ReadQuestion, rarity: Rarity) -> bool:
    """Whether a word of the question, or a translation of one, stands in any passage, or it names a concept."""
    return bool(question.mentions) or any(rarity.term(item.language, item.term) > 0 for item in asked.keyword)


def reranked(reply: Reply, ranking: Ranking, question: ReadQuestion, reranker: Reranker) -> Ranking:
    """The ranking with its first documents in the order of the reranker, whose scores become a channel."""
    if not len(ranking.documents):
        return ranking
    first = ranking.rows[:MOST_RERANKED]
    texts = [reply.passage(int(row)) for row in first]
    judged = reranker.scores(question.text.words, [f"{passage.heading}\n{passage.text}".strip() for passage in texts])
    order = np.arange(len(ranking.documents))
    order[: len(first)] = np.argsort(-judged, kind="stable")
    seen = np.zeros(len(order), np.float32)
    seen[: len(first)] = judged
    channels = {**ranking.channels, "reranker": seen}
    return Ranking(
        ranking.documents[order],
        ranking.scores[order],
        ranking.rows[order],
        {name: scores[order] for name, scores in channels.items()},
    )


def _normalised(
    name: str,
    scores: NDArray[np.float32],
    foreign: NDArray[np.bool_],
    asked: EngineQuery,
    question: ReadQuestion,
    rarity: Rarity,
    weights: FusionWeights,
) -> NDArray[np.float32]:
    """A channel's raw scores brought to 0..1; words of the question's language and translated ones apart."""
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
