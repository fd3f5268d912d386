"""Three channels -> one score: a convex combination of normalised scores that knows about languages.

Form: Bruch, Gai and Ingber, "An analysis of fusion functions for hybrid retrieval", ACM TOIS 42(1), 2023. A channel
that cannot see a passage abstains: its weight is shared out among the others at a discount, never as a zero.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from indexer.weights import WEIGHTS, FusionWeights

Floats = NDArray[np.float32]


def normalise_keyword(scores: Floats, reference: float, reach: float, floor: float = 0.0) -> Floats:
    """BM25 sums -> 0..1. `reference` is the idf sum of the question: what a passage with every term would have."""
    if not len(scores):
        return scores
    met = np.minimum(1.0, scores / max(float(scores.max()), reach * reference, floor, 1e-9))
    return np.asarray(met, np.float32)


def normalise_vector(cosines: Floats, weights: FusionWeights) -> Floats:
    """Cosines -> 0..1 between the background and the greater of `near` and the best."""
    if not len(cosines):
        return cosines
    top = max(float(cosines.max()), weights.near)
    near = np.clip((cosines - weights.background) / (top - weights.background), 0.0, 1.0)
    return np.asarray(near, np.float32)


def fuse(
    channels: Mapping[str, Floats],
    own: NDArray[np.bool_],
    reached: NDArray[np.bool_],
    weights: FusionWeights = WEIGHTS,
) -> Floats:
    """Fused scores (n,) in 0..1.

    `channels`: channel name -> normalised scores (n,), zero where a channel did not return the passage. `own` (n,):
    whether the passage is in the question's language; `reached` (n,): whether translated words of the question, names
    or numbers could be met in the passage's language if it is another.
    """
    size = len(own)
    total = np.zeros(size, np.float32)
    visible = np.zeros(size, np.float32)
    for name, scores in channels.items():
        weight = np.full(size, getattr(weights, name), np.float32)
        if name == "keyword":
            weight = np.where(own, weights.keyword, np.where(reached, weights.across, 0.0)).astype(np.float32)
        total += weight * scores
        visible += weight
    fused = np.divide(total, visible, out=np.zeros(size, np.float32), where=visible > 0)
    if "keyword" in channels:
        fused = np.where(own, fused, fused * weights.abstention)
    return fused.astype(np.float32)
