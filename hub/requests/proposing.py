"""Which objectives of the Compact is a text about? Three kinds of evidence, one calibrated confidence each.

Concepts of the text point to objectives; so do the practices that answer it best; and the text lies near some of the
descriptions of the 23. Pure functions on arrays over the 23 objectives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hub.matching.arrays import Floats
from hub.requests.records import ProposedObjective
from synonyms import Thesaurus

COUNT = 23
_SHARES = (1.0, 0.7, 0.5)
"""Weight of the first, second and third objective of a concept."""
_INHERITED = 0.4
"""Weight, per step, of the objectives of a broader concept for a concept without any of its own."""
_REPEATED = 0.3
"""Weight of every further mention of a concept."""
_FULL = 6.0
"""Sum of informative concepts at which the strength of an objective reaches 63 %."""
MOST_NEIGHBOURS = 12
LEAST_CONFIDENCE = 0.12
"""Confidence below which an objective is not proposed."""
LIKELY = 0.4
"""Confidence from which a proposed objective is taken as meant until the person says otherwise."""
_FULL_ANSWER = 0.5
"""Score of the best practice from which the practices found count fully as evidence."""
MOST_PROPOSED = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for each objective, (23,) each, in 0..1 except `nearness`, which is in standard deviations.

    `share`: part of the text's concepts that points to the objective; `strength`: how much points to it at all;
    `neighbours`: part of the best practices that are about it; `nearness`: of the text to its description.
    """

    share: Floats
    strength: Floats
    neighbours: Floats
    nearness: Floats

    def table(self) -> Floats:
        """(23, 4), columns in the order of the fields."""
        return np.stack([self.share, self.strength, self.neighbours, self.nearness], axis=1)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model over the columns of `Evidence.table`.

    Fitted by penalised likelihood to three sets of texts, coefficients rounded: the 84 tuning requests of tests/quality
    (objectives of the practices that answer them), every practice with itself left out of the search, in a random
    language (weight 0.3), and the scope notes of 190 thesaurus concepts (0.15). On the 60 judged requests, which were
    not used: the first proposal is right for 73 %, one of the first three for 92 %; of those with confidence from 0.4
    on 89 % are right and 75 % of the right ones are among them; mean error of the confidence 0.01.
    `tests/hub/requests/test_proposing_quality.py` measures it again.
    """

    intercept: float = -4.9
    weights: tuple[float, ...] = (2.6, 1.6, 7.5, 0.6)


CALIBRATION = Calibration()


def objectives_of_concept(concept: str, thesaurus: Thesaurus) -> dict[int, float]:
    """Objective -> weight for a concept; one without any of its own has those of the concepts above it."""
    own = thesaurus.concepts[concept].objectives
    if own:
        return dict(zip(own, _SHARES, strict=False))
    found: dict[int, float] = {}
    for above, steps in thesaurus.ancestors(concept).items():
        for number, share in zip(thesaurus.concepts[above].objectives, _SHARES, strict=False):
            found[number] = max(found.get(number, 0.0), share * _INHERITED**steps)
    return found


def concept_evidence(
    counts: Mapping[str, int], rarity: Mapping[str, float], links: Mapping[str, Mapping[int, float]]
) -> tuple[Floats, Floats, dict[int, tuple[str, ...]]]:
    """Share and strength (23,) of each objective, and the concepts that speak for it, most telling first.

    `counts`: concept -> mentions in the text; `rarity`: its inverse document frequency, a common concept says little;
    `links`: its objectives.
    """
    sums = np.zeros(COUNT, np.float32)
    grounds: dict[int, list[tuple[float, str]]] = {}
    total = 0.0
    for concept, count in counts.items():
        linked = links.get(concept, {})
        weight = rarity.get(concept, 0.0) * (1 + _REPEATED * (count - 1))
        if not linked or weight <= 0:
            continue
        total += weight
        for number, share in linked.items():
            sums[number - 1] += weight * share
            grounds.setdefault(number, []).append((-weight * share, concept))
    share_of = sums / total if total else sums
    strength = 1 - np.exp(-sums / _FULL)
    named = {number: tuple(concept for _, concept in sorted(found)) for number, found in grounds.items()}
    return np.asarray(share_of, np.float32), np.asarray(strength, np.float32), named


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


def description_evidence(vector: Floats, descriptions: Floats) -> Floats:
    """(23,): nearness of a text to each description, in standard deviations from the mean over all, within -3..3."""
    cosines = descriptions @ vector
    spread = float(cosines.std())
    if spread <= 1e-6:
        return np.zeros(COUNT, np.float32)
    return np.asarray(np.clip((cosines - cosines.mean()) / spread, -3, 3), np.float32)


def confidences(evidence: Evidence, calibration: Calibration = CALIBRATION) -> Floats:
    """(23,) in 0..1; all 0 when nothing in the text speaks for any objective."""
    if not (evidence.share.any() or evidence.neighbours.any()):
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
