"""Measures on vectors whose results can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.evaluation.vectors import accuracy_at_one, mean_of_directions, ndcg

AXES = np.eye(4, dtype=np.float32)


def test_accuracy_is_the_share_of_translations_found_first() -> None:
    assert accuracy_at_one(AXES, AXES) == 1
    assert accuracy_at_one(AXES, AXES[[0, 1, 3, 2]]) == 0.5


def test_directions_are_counted_both_ways_without_a_language_and_itself() -> None:
    assert mean_of_directions({"ar": AXES, "en": AXES, "fr": AXES[[0, 1, 3, 2]]}) == pytest.approx(
        (2 * 1 + 4 * 0.5) / 6
    )


def test_ndcg_falls_with_the_logarithm_of_the_place() -> None:
    similarities = np.array([[0.9, 0.5, 0.1], [0.9, 0.5, 0.1]], dtype=np.float32)
    relevant = np.array([[True, False, False], [False, False, True]])
    assert ndcg(similarities, relevant) == pytest.approx((1 + 0.5) / 2)


def test_ndcg_of_all_relevant_first_is_one_and_beyond_its_depth_nothing() -> None:
    similarities = np.array([[4, 3, 2, 1]], dtype=np.float32)
    assert ndcg(similarities, np.array([[True, True, False, False]])) == pytest.approx(1)
    assert ndcg(similarities, np.array([[False, False, False, True]]), depth=3) == 0
