"""Three channels -> one score: a convex combination of normalised scores that knows about languages.

Form: Bruch, Gai and Ingber, "An analysis of fusion functions for hybrid retrieval", ACM TOIS 42(1), 2023. A channel
that cannot see a passage abstains: its weight is shared out among the others at a discount, never as a zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weights of the channels and the constants around them; `docs/decisions/003-fusion.md` has the measurement.

    `abstention`: factor on a score that lacks the keyword channel because the passage is in another language.
    `keyword_reach`, `concept_reach`: share of the best conceivable score at which a channel counts as fully met.
    `concept_floor`: BM25 sum below which concepts never count as fully met, however little the question names.
    `background`: cosine that unrelated texts have; `near`: cosine from which a text counts as fully near.
    `relevant`: cosine from which a passage is a result even if no word and no concept is shared.
    `least`: fused score below which a document is no result.
    """

    keyword: float = 0.4
    concept: float = 0.3
    vector: float = 0.3
    abstention: float = 0.9
    keyword_reach: float = 0.5
    concept_reach: float = 0.5
    concept_floor: float = 2.0
    background: float = 0.0
    near: float = 0.5
    relevant: float = 0.25
    least: float = 0.1

    def for_coverage(self, coverage: float) -> FusionWeights:
        """Weights for a question of which concepts stand for the share `coverage` (0..1)."""
        return replace(self, concept=self.concept * coverage)


WEIGHTS = FusionWeights()


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
