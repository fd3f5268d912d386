"""Evidence for objectives, and the confidence made of it."""

from __future__ import annotations

import numpy as np

from hub.requests.proposing import (
    CALIBRATION,
    LEAST_CONFIDENCE,
    MOST_PROPOSED,
    Evidence,
    confidences,
    neighbour_evidence,
    proposed,
)

NOTHING = np.zeros(23, np.float32)


def test_the_best_records_speak_loudest_and_weak_ones_softly() -> None:
    objectives = [{13: 1.0, 7: 0.6}, {20: 1.0}]
    near = neighbour_evidence([0.9, 0.3], objectives)
    assert near[12] > near[6] > near[19] > 0
    weak = neighbour_evidence([0.2, 0.1], objectives)
    assert weak[12] < near[12] / 2
    assert not neighbour_evidence([], []).any()


def test_confidence_is_a_chance_that_grows_with_each_kind_of_evidence() -> None:
    base = Evidence(NOTHING + 0.2, NOTHING + 0.2)
    low = confidences(base)
    assert ((low > 0) & (low < 1)).all()
    for name in Evidence.__slots__:
        more = Evidence(**{field: getattr(base, field) + (field == name) * 0.5 for field in Evidence.__slots__})
        assert (confidences(more) > low).all()


def test_no_evidence_proposes_nothing() -> None:
    assert not confidences(Evidence(NOTHING, NOTHING)).any()


def test_proposals_come_most_confident_first_with_their_grounds() -> None:
    confidence = np.linspace(0.0, 0.98, 23).astype(np.float32)
    found = proposed(confidence, {23: ("a",)})
    assert [item.number for item in found] == list(range(23, 23 - MOST_PROPOSED, -1))
    assert found[0].concepts == ("a",)
    assert all(item.confidence >= LEAST_CONFIDENCE for item in found)
    assert proposed(NOTHING, {}) == ()


def test_equal_confidence_is_told_by_number() -> None:
    assert [item.number for item in proposed(NOTHING + 0.5, {})] == list(range(1, MOST_PROPOSED + 1))


def test_no_kind_of_evidence_speaks_against() -> None:
    assert all(weight > 0 for weight in CALIBRATION.weights)
