"""Asks the questions of a judged set of an index built from its documents, one pair of languages at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.documents import Document, Passage
from indexer.evaluation.beir import JudgedSet, JudgedText
from indexer.evaluation.measures import Interval, bootstrap, ndcg, percentile, recall, reciprocal_rank
from indexer.index import SearchIndex
from indexer.passages import split_passages
from indexer.query import CHANNELS, Query

NDCG_DEPTH = 10
DEPTH = 100
"""Documents asked for; recall is taken over them."""
_KIND = "resource"


@dataclass(frozen=True, slots=True)
class RetrievalScore:
    """Means over the questions of one pair of languages with 95 % intervals; times in milliseconds a question."""

    queries: str
    documents: str
    questions: int
    ndcg: Interval
    recall: Interval
    mrr: Interval
    p50_ms: float
    p95_ms: float


def documents_of(judged: JudgedSet, language: str) -> Iterator[Document]:
    """The corpus of a language as the index takes it, cut into passages; the language is told for a plain file."""
    for text in judged.documents(language):
        yield document_of(text, language)


def document_of(text: JudgedText, language: str) -> Document:
    """One document with its passages."""
    from indexer.analysis import detect_language

    speech = language or detect_language(f"{text.title} {text.text}").language
    pieces = list(split_passages(text.text)) or [text.text]
    return Document(
        id=text.id,
        kind=_KIND,
        titles={speech: text.title or text.id},
        passages=tuple(Passage(piece, speech, text.title) for piece in pieces),
    )


def ask(
    index: SearchIndex,
    judged: JudgedSet,
    queries: str,
    documents: str,
    channels: Sequence[str] = CHANNELS,
    most: int | None = None,
    progress: Callable[[int], None] | None = None,
    translated: bool = True,
) -> RetrievalScore:
    """The scores of an index that holds the corpus of `documents`, asked with the `queries` of a language.

    `most`: only so many questions, evenly spread; `translated`: as in `Query`. Raises ValueError where no question has
    a judgement.
    """
    questions = _spread(list(judged.questions(queries)), most)
    if not questions:
        raise ValueError(f"No question in {queries or 'the queries file'} has a relevant document.")
    gains, found, ranks, times = [], [], [], []
    for number, question in enumerate(questions, 1):
        relevant = judged.relevant[question.id]
        query = Query(
            question.text,
            queries or None,
            channels=tuple(channels),
            limit=DEPTH,
            facets=False,
            translated=translated,
        )
        began = time.perf_counter()
        ranked = [hit.id for hit in index.search(query).hits]
        times.append(1_000 * (time.perf_counter() - began))
        gains.append(ndcg(ranked, relevant, NDCG_DEPTH))
        found.append(recall(ranked, relevant, DEPTH))
        ranks.append(reciprocal_rank(ranked[:NDCG_DEPTH], relevant))
        if progress:
            progress(number)
    return RetrievalScore(
        queries=queries or "any",
        documents=documents or "any",
        questions=len(questions),
        ndcg=bootstrap(gains),
        recall=bootstrap(found),
        mrr=bootstrap(ranks),
        p50_ms=percentile(times, 0.5),
        p95_ms=percentile(times, 0.95),
    )


def _spread(questions: list[JudgedText], most: int | None) -> list[JudgedText]:
    if most is None or most >= len(questions):
        return questions
    step = len(questions) / most
    return [questions[int(place * step)] for place in range(most)]


def pairs(judged: JudgedSet, queries: Iterable[str], documents: Iterable[str]) -> list[tuple[str, str]]:
    """(language of the questions, language of the documents): all that were asked for, of those that the set has."""
    asked = [code for code in judged.queries if code in set(queries)] or list(judged.queries)
    held = [code for code in judged.corpora if code in set(documents)] or list(judged.corpora)
    return [(one, other) for other in held for one in asked]
