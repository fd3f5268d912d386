"""How well translated terms find texts: the twins of sentences kept aside, and paragraphs that answer questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.evaluation.vectors import ndcg
from indexer.training.development import Questions
from indexer.training.lexical.retrieval import Question, Texts, Translate, asked_terms, reciprocal_ranks, translated
from indexer.training.lexical.segments import Segment
from indexer.training.lexical.words import aligned_terms
from synonyms.languages import LANGUAGE_CODES

_WINDOW = 5
"""Terms of a question that is cut from a sentence."""
_AT_ONCE = 400
"""Questions that are scored at once, to spare memory."""


@dataclass(frozen=True)
class Twins:
    """Sentences by language, and by source and language the questions cut from those kept aside, with their places."""

    texts: Mapping[str, Texts]
    questions: Mapping[str, Mapping[str, Sequence[Question]]]
    answers: Mapping[str, Mapping[str, NDArray[np.int64]]]


@dataclass(frozen=True)
class Paragraphs:
    """Questions and paragraphs by language; `relevant` (questions, paragraphs)."""

    texts: Mapping[str, Texts]
    questions: Mapping[str, Sequence[Question]]
    relevant: NDArray[np.bool_]


def read_twins(segments: Sequence[Segment]) -> Twins:
    """All sentences of the sources that keep some aside are the collection; runs of five terms are the questions."""
    sources = list(dict.fromkeys(segment.source for segment in segments if segment.held_out))
    collection = [segment for segment in segments if segment.source in sources]
    questions: dict[str, dict[str, list[Question]]] = {s: {code: [] for code in LANGUAGE_CODES} for s in sources}
    places: dict[str, dict[str, list[int]]] = {s: {code: [] for code in LANGUAGE_CODES} for s in sources}
    for place, segment in enumerate(collection):
        for code in LANGUAGE_CODES if segment.held_out else ():
            cut = _windows(aligned_terms(segment.texts[code][0], code))
            questions[segment.source][code] += cut
            places[segment.source][code] += [place] * len(cut)
    texts = {code: Texts([segment.texts[code][0] for segment in collection], code) for code in LANGUAGE_CODES}
    answers = {source: {code: np.array(found) for code, found in own.items()} for source, own in places.items()}
    return Twins(texts, questions, answers)


def _windows(terms: Sequence[str]) -> list[Question]:
    """Runs of five terms from the beginning; what is left at the end counts from two terms on."""
    runs = [terms[start : start + _WINDOW] for start in range(0, len(terms), _WINDOW)]
    return [dict.fromkeys(run, 1.0) for run in runs if len(run) > 1]


def read_paragraphs(questions: Questions) -> Paragraphs:
    """Analyse questions and paragraphs."""
    return Paragraphs(
        {code: Texts(texts, code) for code, texts in questions.paragraphs.items()},
        {code: [asked_terms(text, code) for text in texts] for code, texts in questions.questions.items()},
        questions.relevant,
    )


def twins_found(twins: Twins, translate: Translate, power: float = 1.0) -> dict[str, float]:
    """Source -> mean reciprocal rank of the sentence that a question was cut from, over all thirty directions."""
    return {
        source: float(np.mean([_ranks(twins, source, code, translate, power) for code in LANGUAGE_CODES]))
        for source in twins.questions
    }


def _ranks(twins: Twins, source: str, code: str, translate: Translate, power: float) -> list[float]:
    """Mean reciprocal rank of the answers to a language's questions in each of the other languages."""
    answers = twins.answers[source][code]
    found = [translated(question, code, translate, power) for question in twins.questions[source][code]]
    means = []
    for other in (other for other in LANGUAGE_CODES if other != code):
        ranks = [
            reciprocal_ranks(
                twins.texts[other].scores([weights.get(other, {}) for weights in found[at : at + _AT_ONCE]]),
                answers[at : at + _AT_ONCE],
            )
            for at in range(0, len(found), _AT_ONCE)
        ]
        means.append(float(np.concatenate(ranks).mean()))
    return means


def answers_found(paragraphs: Paragraphs, translate: Translate, power: float = 1.0) -> dict[tuple[str, str], float]:
    """(language of the question, other language of the paragraph) -> nDCG@10."""
    results = {}
    for code, asked in paragraphs.questions.items():
        found = [translated(question, code, translate, power) for question in asked]
        for other, texts in paragraphs.texts.items():
            if other != code:
                scores = texts.scores([weights.get(other, {}) for weights in found])
                results[code, other] = ndcg(scores, paragraphs.relevant)
    return results
