"""Measures against values worked out by hand."""

import math

import pytest

from indexer.evaluation.measures import found_within, ndcg, percentile, reciprocal_rank


def test_a_perfect_ranking_is_one_and_an_empty_one_zero() -> None:
    assert ndcg(["a", "b"], {"a": 2, "b": 1}) == pytest.approx(1.0)
    assert ndcg([], {"a": 1}) == 0.0


def test_ndcg_discounts_by_place_and_weighs_by_grade() -> None:
    best = 3 + 1 / math.log2(3)
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 3 / math.log2(3)) / best)
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))


def test_ids_beyond_the_depth_do_not_count() -> None:
    assert ndcg(["x"] * 10 + ["a"], {"a": 1}) == 0.0


def test_a_question_without_relevant_ids_is_refused() -> None:
    with pytest.raises(ValueError, match="relevant"):
        ndcg(["a"], {})


def test_found_within_asks_for_the_best_grade() -> None:
    assert not found_within(["b", "a"], {"a": 2, "b": 1}, 1)
    assert found_within(["b", "a"], {"a": 2, "b": 1}, 2)


def test_reciprocal_rank() -> None:
    assert reciprocal_rank(["x", "a"], {"a": 1}) == 0.5
    assert reciprocal_rank(["x"], {"a": 1}) == 0.0


def test_percentiles_interpolate() -> None:
    assert percentile([1, 2, 3, 4], 0.5) == 2.5
    assert math.isnan(percentile([], 0.5))
