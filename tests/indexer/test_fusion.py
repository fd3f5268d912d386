"""Fusion: convex, between the channels, and fair to other languages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fusion import fuse, normalise_keyword, normalise_vector
from indexer.weights import FusionWeights

SCORES = st.lists(st.floats(0, 1, width=32), min_size=4, max_size=4)
WEIGHTS = FusionWeights(keyword=0.4, across=0.2, concept=0.2, vector=0.4, abstention=0.9)
OWN, OTHER = np.array([True]), np.array([False])


def _array(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_words_of_the_own_language_weigh_more_than_translated_ones() -> None:
    shipped = FusionWeights()
    assert shipped.keyword > shipped.across > 0


FLAGS = st.lists(st.booleans(), min_size=4, max_size=4)


@given(SCORES, SCORES, SCORES, FLAGS, FLAGS)
def test_a_fused_score_never_leaves_the_range_of_its_channels(keyword, concept, vector, own, reached) -> None:
    channels = {"keyword": _array(*keyword), "concept": _array(*concept), "vector": _array(*vector)}
    fused = fuse(channels, np.array(own), np.array(reached), WEIGHTS)
    highest = np.max(np.stack(list(channels.values())), axis=0)
    assert (fused <= highest + 1e-5).all()
    assert (fused >= 0).all()


def test_all_channels_of_the_same_language_are_a_weighted_mean() -> None:
    channels = {"keyword": _array(1.0), "concept": _array(0.5), "vector": _array(0.0)}
    assert fuse(channels, OWN, OWN, WEIGHTS) == pytest.approx(0.5)


def test_a_channel_that_cannot_see_a_language_abstains() -> None:
    channels = {"keyword": _array(0.0, 0.0), "concept": _array(0.8, 0.8), "vector": _array(0.8, 0.8)}
    seen, unseen = fuse(channels, np.array([True, False]), np.array([True, False]), WEIGHTS)
    assert unseen == pytest.approx(0.9 * 0.8)
    assert seen == pytest.approx(0.6 * 0.8)


def test_translated_words_that_are_not_met_speak_against_a_passage_less_than_own_words() -> None:
    channels = {"keyword": _array(0.0, 0.0), "concept": _array(0.8, 0.8), "vector": _array(0.8, 0.8)}
    own, reached = fuse(channels, np.array([True, False]), np.array([True, True]), WEIGHTS)
    assert reached == pytest.approx(0.9 * 0.6 / 0.8 * 0.8)
    assert reached > own


def test_a_name_written_alike_speaks_for_a_passage_in_another_language() -> None:
    channels = {"keyword": _array(0.0, 0.9), "vector": _array(0.5, 0.5)}
    without, with_name = fuse(channels, np.array([False, False]), np.array([True, True]), WEIGHTS)
    assert with_name > without


def test_keyword_scores_are_measured_against_the_best_and_against_what_a_full_match_would_have() -> None:
    assert normalise_keyword(_array(4.0, 2.0), reference=5.0, reach=0.4) == pytest.approx([1.0, 0.5])
    assert normalise_keyword(_array(1.0), reference=10.0, reach=0.4) == pytest.approx([0.25])
    assert len(normalise_keyword(_array(), reference=1.0, reach=0.4)) == 0


def test_cosines_are_clipped_at_the_background() -> None:
    weights = FusionWeights(background=0.1, near=0.6)
    assert normalise_vector(_array(0.6, 0.35, 0.05, -0.4), weights) == pytest.approx([1.0, 0.5, 0.0, 0.0])
