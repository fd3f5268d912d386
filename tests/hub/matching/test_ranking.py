"""Combining and ordering: abstention, ties, evidence; and never a chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hub.matching.ranking import combined, has_evidence, parts_of, ranked
from hub.matching.weights import CONSTANTS

NAN = np.nan


def matrix(*rows: list[float]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_scores_are_weighted_means() -> None:
    scores = combined({"a": matrix([1.0, 0.0]), "b": matrix([0.0, 1.0])}, {"a": 0.75, "b": 0.25})
    assert scores.tolist() == [[0.75, 0.25]]


def test_a_signal_about_which_nobody_says_anything_leaves_its_weight_to_the_others() -> None:
    scores = combined({"a": matrix([0.8]), "b": matrix([NAN])}, {"a": 0.5, "b": 0.5})
    assert scores[0, 0] == pytest.approx(0.8)


def test_a_candidate_that_says_less_than_others_loses_a_little() -> None:
    scores = combined({"a": matrix([0.8, 0.8]), "b": matrix([NAN, 0.8])}, {"a": 0.5, "b": 0.5})
    assert scores[0].tolist() == pytest.approx([0.8 * (1 - CONSTANTS.abstention / 2), 0.8])


def test_silence_is_never_worth_more_than_full_marks() -> None:
    scores = combined({"a": matrix([1.0, 1.0]), "b": matrix([NAN, 1.0])}, {"a": 0.5, "b": 0.5})
    assert scores[0, 0] < scores[0, 1]


def test_nothing_known_is_no_score() -> None:
    assert np.isnan(combined({"a": matrix([NAN])}, {"a": 1.0})[0, 0])


def test_a_table_without_weights_is_refused() -> None:
    with pytest.raises(ValueError, match="no signal has a weight"):
        combined({"a": matrix([1.0])}, {"b": 1.0})


def test_evidence_is_a_signal_that_reaches_its_floor_not_a_known_one() -> None:
    signals = {"text": matrix([0.0, 0.1, 0.2, NAN]), "language": matrix([1.0, 1.0, 1.0, 1.0])}
    assert has_evidence(signals, {"text": 0.2, "experience": 0.1}).tolist() == [[False, False, True, False]]


def test_best_first_ties_by_id_and_too_little_left_out() -> None:
    scores = np.array([0.5, 0.9, 0.5, 0.1, 0.8, NAN], np.float32)
    ids = np.array(["d", "e", "b", "a", "c", "f"])
    free = np.array([True, True, True, True, False, True])
    assert ranked(scores, free, ids, 0.3).tolist() == [1, 2, 0]


def test_differences_of_rounding_are_ties() -> None:
    first = combined({"a": matrix([0.1 + 0.2, 0.3])}, {"a": 1.0})[0]
    assert ranked(first, np.array([True, True]), np.array(["b", "a"]), 0.0).tolist() == [1, 0]


def test_parts_tell_what_is_known() -> None:
    signals = {"a": matrix([0.25]), "b": matrix([NAN]), "c": matrix([1.0])}
    assert parts_of(signals, {"b": 0.5, "a": 0.5}, 0, 0) == {"b": None, "a": 0.25}


@settings(max_examples=100, deadline=None)
@given(arrays.arrays(np.float32, (3, 8), elements=st.one_of(st.floats(0, 1, width=32), st.just(NAN))), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_candidates(scores: np.ndarray, shuffled: object) -> None:
    ids = np.array([f"c{number}" for number in range(8)])
    places = list(range(8))
    shuffled.shuffle(places)  # type: ignore[attr-defined]
    total = combined({"a": scores}, {"a": 1.0})
    free = np.ones(8, np.bool_)
    for need in range(3):
        plain = ids[ranked(total[need], free, ids, 0.2)].tolist()
        mixed = ids[places][ranked(total[need][places], free, ids[places], 0.2)].tolist()
        assert plain == mixed
