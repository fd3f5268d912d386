"""What the search index says to a need: the best records of each kind, and their scores as a row of the text signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from hub.indexing.operations import engine_errors
from hub.matching.arrays import Experience, Floats
from hub.requests.reading_text import plain_question
from indexer.fusion import normalise_vector
from indexer.hits import Hit
from indexer.query import Filters, Query
from indexer.weights import WEIGHTS

if TYPE_CHECKING:
    from indexer import SearchIndex

SEARCHES: Mapping[tuple[str, ...], int] = {("practice",): 20, ("expert",): 20, ("organisation", "fund"): 12}
"""Kinds that are searched together -> hits asked for. Candidates beyond have text score 0 and live on other signals."""


def retrieve(
    index: SearchIndex, text: str, language: str, kinds: tuple[str, ...], audiences: tuple[str, ...]
) -> tuple[Hit, ...]:
    """The best records of the kinds for a text, best first; none for an empty one. Raises `EngineUnavailable`."""
    if not text.strip():
        return ()
    query = Query(
        text=plain_question(text),
        language=language,
        filters=Filters(kind=kinds),
        limit=SEARCHES[kinds],
        audiences=audiences,
        facets=False,
    )
    with engine_errors():
        return index.search(query).hits


def text_scores(hits: Sequence[Sequence[Hit]], rows: Mapping[str, int], count: int) -> Floats:
    """(m, count): score of each record in the hits of each need, 0 where it was not found."""
    scores = np.zeros((len(hits), count), np.float32)
    for need, found in enumerate(hits):
        for hit in found:
            row = rows.get(hit.id)
            if row is not None:
                scores[need, row] = hit.score
    return scores


def vector_scores(needs: Floats, texts: Floats) -> Floats:
    """(m, s): nearness in 0..1 of texts (s, d) to needs (m, d), normalised as the index does.

    0 below the cosine from which the index takes nearness alone for a result: all texts are a little alike.
    """
    near = np.zeros((len(needs), len(texts)), np.float32)
    for row, cosines in enumerate(np.asarray(needs @ texts.T, np.float32)):
        near[row] = np.where(cosines >= WEIGHTS.relevant, normalise_vector(cosines, WEIGHTS), 0.0)
    return near


def mean_by_owner(scores: Floats, items: Experience, count: int) -> Floats:
    """(m, count): mean of the scores (m, s) of each owner's items, NaN for an owner without any."""
    tally = np.bincount(items.owner, minlength=count).astype(np.float32)
    sums = np.stack([np.bincount(items.owner, weights=row[items.item], minlength=count) for row in scores])
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(tally > 0, sums / tally, np.nan), np.float32)


def best_by_owner(scores: Floats, items: Experience, count: int) -> Floats:
    """(m, count): best of the scores (m, rows) of each owner's items, 0 for an owner without any."""
    best = np.zeros((len(scores), count), np.float32)
    for need, row in enumerate(scores):
        np.maximum.at(best[need], items.owner, np.nan_to_num(row[items.item]))
    return best
