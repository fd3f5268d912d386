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


def fuse(channels: Mapping[str, Floats], sees_keyword: NDArray[np.bool_], weights: FusionWeights = WEIGHTS) -> Floats:
    """Fused scores (n,) in 0..1.

    `channels`: channel name -> normalised scores (n,), zero where a channel did not return the passage. `sees_keyword`
    (n,): whether the keyword channel can judge the passage's language.
    """
    size = len(sees_keyword)
    total = np.zeros(size, np.float32)
    visible = np.zeros(size, np.float32)
    for name, scores in channels.items():
        weight = float(getattr(weights, name))
        sees = sees_keyword if name == "keyword" else np.ones(size, dtype=np.bool_)
        # A passage in another language may still share a name or a number: that counts by its strength, its lack not.
        share = np.where(sees, weight, 0.5 * weight * scores).astype(np.float32)
        total += share * scores
        visible += share
    fused = np.divide(total, visible, out=np.zeros(size, np.float32), where=visible > 0)
    if "keyword" in channels:
        fused = np.where(sees_keyword, fused, fused * weights.abstention)
    return fused.astype(np.float32)
