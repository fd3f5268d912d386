"""What speaks for an objective in a text."""

from __future__ import annotations

import numpy as np

from indexer.classification.evidence import concept_evidence, description_evidence, objectives_of_concept
from synonyms import Concept, Thesaurus

LINKS = {"a": {13: 1.0}, "b": {13: 1.0, 7: 0.7}, "common": {23: 1.0}, "free": {}}
RARITY = {"a": 4.0, "b": 4.0, "common": 0.1, "free": 4.0}


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


def test_descriptions_are_compared_with_each_other() -> None:
    descriptions = np.eye(23, dtype=np.float32)
    near = description_evidence(descriptions[4], descriptions)
    assert int(near.argmax()) == 4
    assert abs(near).max() <= 3
    assert not description_evidence(np.zeros(23, np.float32), descriptions).any()
