"""Evidence for objectives, and the confidence made of it."""

from __future__ import annotations

import numpy as np
import pytest

from hub.requests.proposing import (
    CALIBRATION,
    LEAST_CONFIDENCE,
    MOST_PROPOSED,
    Evidence,
    concept_evidence,
    confidences,
    description_evidence,
    neighbour_evidence,
    objectives_of_concept,
    proposed,
)
from synonyms import Concept, Thesaurus

LINKS = {"a": {13: 1.0}, "b": {13: 1.0, 7: 0.7}, "common": {23: 1.0}, "free": {}}
RARITY = {"a": 4.0, "b": 4.0, "common": 0.1, "free": 4.0}
NOTHING = np.zeros(23, np.float32)


def test_concepts_point_to_their_objectives_by_rarity() -> None:
    share, strength, grounds = concept_evidence({"a": 1, "common": 5, "free": 1}, RARITY, LINKS)
    assert share[12] > 0.9
    assert share[22] < 0.1
    assert strength[12] > strength[22] > strength[0] == 0
    assert grounds == {13: ("a",), 23: ("common",)}


def test_more_mentions_and_more_concepts_are_stronger() -> None:
    once = concept_evidence({"a": 1}, RARITY, LINKS)[1][12]
    twice = concept_evidence({"a": 2}, RARITY, LINKS)[1][12]
    both = concept_evidence({"a": 1, "b": 1}, RARITY, LINKS)[1][12]
    assert once < twice < both < 1


def test_an_unknown_concept_says_nothing() -> None:
    share, strength, grounds = concept_evidence({"place:KEN": 3}, RARITY, LINKS)
    assert not share.any()
    assert not strength.any()
    assert not grounds


def test_a_concept_without_objectives_has_a_weak_share_of_those_above() -> None:
    def concept(id: str, broader: tuple[str, ...] = (), objectives: tuple[int, ...] = ()) -> Concept:
        return Concept(id, "t", {}, broader=broader, objectives=objectives)

    thesaurus = Thesaurus.of([concept("top", (), (13, 7)), concept("mid", ("top",)), concept("low", ("mid",))], [])
    top, mid, low = (objectives_of_concept(id, thesaurus) for id in ("top", "mid", "low"))
    assert top == {13: 1.0, 7: 0.7}
    assert top[13] > mid[13] > low[13] > 0


def test_the_best_records_speak_loudest_and_weak_ones_softly() -> None:
    objectives = [{13: 1.0, 7: 0.6}, {20: 1.0}]
    near = neighbour_evidence([0.9, 0.3], objectives)
    assert near[12] > near[6] > near[19] > 0
    weak = neighbour_evidence([0.2, 0.1], objectives)
    assert weak[12] < near[12] / 2
    assert not neighbour_evidence([], []).any()


def test_descriptions_are_compared_with_each_other() -> None:
    descriptions = np.eye(23, dtype=np.float32)
    near = description_evidence(descriptions[4], descriptions)
    assert int(near.argmax()) == 4
    assert abs(near).max() <= 3
    assert not description_evidence(np.zeros(23, np.float32), descriptions).any()


def test_confidence_is_a_chance_that_grows_with_each_kind_of_evidence() -> None:
    base = Evidence(NOTHING + 0.2, NOTHING + 0.2, NOTHING + 0.2, NOTHING)
    low = confidences(base)
    assert ((low > 0) & (low < 1)).all()
    for name in ("share", "strength", "neighbours", "nearness"):
        more = Evidence(**{field: getattr(base, field) + (field == name) * 0.5 for field in Evidence.__slots__})
        assert (confidences(more) > low).all()


def test_nearness_alone_proposes_nothing() -> None:
    assert not confidences(Evidence(NOTHING, NOTHING, NOTHING, NOTHING + 3)).any()


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
    assert CALIBRATION.intercept == pytest.approx(min(CALIBRATION.intercept, -2))
