"""How good vectors are: translations found among all, and paragraphs found for a question. Pure functions on arrays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def accuracy_at_one(asked: Vectors, answers: Vectors) -> float:
    """Share of rows of `asked` (n, d) whose most similar row of `answers` (n, d) is the one of the same number."""
    nearest = (asked @ answers.T).argmax(axis=1)
    return float(np.mean(nearest == np.arange(len(asked))))


def ndcg(similarities: Vectors, relevant: NDArray[np.bool_], depth: int = 10) -> float:
    """Mean nDCG at `depth` of questions x documents, both (q, d); every question has a relevant document.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002). Ties: the earlier document.
    """
    order = np.argsort(-similarities, axis=1, kind="stable")[:, :depth]
    discounts = 1 / np.log2(np.arange(depth) + 2)
    gains = np.take_along_axis(relevant, order, axis=1) @ discounts[: order.shape[1]]
    ideal = np.cumsum(discounts)[np.minimum(relevant.sum(axis=1), depth) - 1]
    return float(np.mean(gains / ideal))


def mean_of_directions(vectors: Mapping[str, Vectors]) -> float:
    """Mean `accuracy_at_one` over all ordered pairs of two languages."""
    return float(np.mean([accuracy_at_one(vectors[a], vectors[b]) for a in vectors for b in vectors if a != b]))
