"""Measures of retrieval quality and speed. Pure functions; who asks and what is relevant comes from outside."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


def ndcg(ranked: Sequence[str], relevant: Mapping[str, float], depth: int = 10) -> float:
    """Normalised discounted cumulative gain, 0..1, with gain 2**grade - 1 (Burges et al., ICML 2005).

    `ranked`: ids best first; `relevant`: id -> grade. A question without relevant ids has no value: raises ValueError.
    """
    ideal = sorted(relevant.values(), reverse=True)[:depth]
    best = _gain(ideal)
    if not best:
        raise ValueError("A judged question needs at least one relevant id.")
    return _gain([relevant.get(identifier, 0.0) for identifier in ranked[:depth]]) / best


def _gain(grades: Sequence[float]) -> float:
    return sum((math.pow(2.0, grade) - 1.0) / math.log2(place + 2) for place, grade in enumerate(grades))


def found_within(ranked: Sequence[str], relevant: Mapping[str, float], depth: int) -> bool:
    """Whether one of the ids with the highest grade is among the first `depth`."""
    top = max(relevant.values())
    return any(relevant.get(identifier) == top for identifier in ranked[:depth])


def reciprocal_rank(ranked: Sequence[str], relevant: Mapping[str, float]) -> float:
    """1 / place of the first relevant id, 0 when there is none."""
    for place, identifier in enumerate(ranked, start=1):
        if identifier in relevant:
            return 1.0 / place
    return 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0..1) of the values do not exceed, interpolated; NaN for none."""
    return float(np.quantile(np.asarray(values, np.float64), share)) if len(values) else math.nan


def recall(ranked: Sequence[str], relevant: Mapping[str, float], depth: int = 100) -> float:
    """Share of the relevant ids (grade above 0) among the first `depth`; raises ValueError without any."""
    wanted = {identifier for identifier, grade in relevant.items() if grade > 0}
    if not wanted:
        raise ValueError("A judged question needs at least one relevant id.")
    return len(wanted.intersection(ranked[:depth])) / len(wanted)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


def bootstrap(values: Sequence[float], rounds: int = 1_000, seed: int = 2018) -> Interval:
    """The mean of per-question values, and the percentile interval over resampled questions (Efron, 1979).

    Reproducible: the same values give the same interval. NaN for no values.
    """
    sample = np.asarray(values, np.float64)
    if not len(sample):
        return Interval(math.nan, math.nan, math.nan)
    drawn = np.random.default_rng(seed).integers(0, len(sample), (rounds, len(sample)))
    low, high = np.quantile(sample[drawn].mean(axis=1), (0.025, 0.975))
    return Interval(float(sample.mean()), float(low), float(high))
