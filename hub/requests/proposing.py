"""Which objectives of the Compact is a request about? Two kinds of evidence, one calibrated confidence each.

The classifier reads the text; the practices that answer it best are about some objectives more than others. Pure
functions on arrays over the 23 objectives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hub.matching.arrays import Floats
from hub.requests.records import ProposedObjective
from indexer.classification.evidence import COUNT

MOST_NEIGHBOURS = 12
LEAST_CONFIDENCE = 0.12
"""Confidence below which an objective is not proposed."""
LIKELY = 0.4
"""Confidence from which a proposed objective is taken as meant until the person says otherwise."""
_FULL_ANSWER = 0.5
"""Score of the best practice from which the practices found count fully as evidence."""
MOST_PROPOSED = 6
_LEAST_READ = 0.001
"""Confidence of the classifier below which it makes no difference."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for each objective, (23,) each, in 0..1.

    `read`: confidence of the classifier in what the text says; `neighbours`: part of the best practices about it.
    """

    read: Floats
    neighbours: Floats

    def table(self) -> Floats:
        """(23, 2): logit of `read`, then `neighbours`."""
        held = np.clip(self.read, _LEAST_READ, 1 - _LEAST_READ)
        return np.stack([np.log(held / (1 - held)), self.neighbours], axis=1)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model over the columns of `Evidence.table`, fitted by `python -m tests.quality.proposing`.

    It is fitted to the 84 tuning requests of tests/quality: right are the primary objectives of the practices that
    answer them. `tests/hub/requests/test_proposing_quality.py` measures it on the 60 judged requests, not used here.
    """

    intercept: float = -1.52
    weights: tuple[float, ...] = (0.72, 2.94)


CALIBRATION = Calibration()


def neighbour_evidence(scores: Sequence[float], objectives: Sequence[Mapping[int, float]]) -> Floats:
    """(23,): part of the best-matching records, weighted by the square of their scores, that have each objective.

    Less in proportion when even the best record hardly matches: then its objectives say little about the text.
    """
    sums = np.zeros(COUNT, np.float32)
    total = 0.0
    for score, weights in zip(scores[:MOST_NEIGHBOURS], objectives[:MOST_NEIGHBOURS], strict=True):
        total += score**2
        for number, weight in weights.items():
            sums[number - 1] += score**2 * weight
    if not total:
        return sums
    return np.asarray(sums / total * min(1.0, max(scores) / _FULL_ANSWER), np.float32)


def confidences(evidence: Evidence, calibration: Calibration = CALIBRATION) -> Floats:
    """(23,) in 0..1; all 0 when nothing in the text speaks for any objective."""
    if not (evidence.read.any() or evidence.neighbours.any()):
        return np.zeros(COUNT, np.float32)
    logits = calibration.intercept + evidence.table() @ np.array(calibration.weights, np.float32)
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def proposed(confidence: Floats, grounds: Mapping[int, tuple[str, ...]]) -> tuple[ProposedObjective, ...]:
    """The objectives to propose, most confident first, ties by number."""
    order = np.argsort(-np.round(confidence, 4), kind="stable")[:MOST_PROPOSED]
    return tuple(
        ProposedObjective(int(place) + 1, round(float(confidence[place]), 4), grounds.get(int(place) + 1, ()))
        for place in order
        if confidence[place] >= LEAST_CONFIDENCE
    )
