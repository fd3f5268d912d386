"""Each signal says what it should, and nothing where nothing is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from hub.matching import signals
from hub.matching.arrays import Candidates, Experience, Needs
from hub.matching.weights import CONSTANTS
from tests.hub.matching.arrays import COUNTRIES, FORMATS, GROUPS, LANGUAGES, cases, make_candidates, make_needs, marks

NEAR = signals.nearness([("r1", "k1", "w"), ("r1", "k1", "w"), ("r2", "k1", "w"), ("r3", "k2", "w"), ("w",), ("w",)])


def objectives_of(**numbers: float) -> np.ndarray:
    row = np.zeros(23, np.float32)
    for number, weight in numbers.items():
        row[int(number[1:]) - 1] = weight
    return row


def test_nearness_knows_country_region_and_continent_but_not_the_world() -> None:
    assert NEAR[0].tolist() == pytest.approx([1.0, 0.7, 0.4, 0.0, 0.0, 0.0])
    assert pytest.approx(NEAR.T) == NEAR


def test_two_areas_that_only_the_world_holds_are_not_neighbours() -> None:
    # Their nearest region is the world itself; that they share it must not make them near.
    assert NEAR[4, 3] == NEAR[4, 5] == 0


def test_a_primary_objective_counts_more_than_a_secondary_one_and_that_more_than_one_of_the_theme() -> None:
    needs = make_needs(objectives=objectives_of(o3=1.0)[None])
    candidates = make_candidates(
        4,
        objectives=np.stack(
            [objectives_of(o3=1.0), objectives_of(o3=0.6), objectives_of(o4=1.0), objectives_of(o9=1.0)]
        ),
    )
    scores = signals.objectives(needs, candidates)[0]
    assert scores.tolist() == pytest.approx([1.0, 0.6, CONSTANTS.same_theme, 0.0])


def test_each_objective_of_a_need_counts_by_its_confidence() -> None:
    needs = make_needs(objectives=objectives_of(o3=0.9, o9=0.3)[None])
    candidates = make_candidates(2, objectives=np.stack([objectives_of(o3=1.0), objectives_of(o9=1.0)]))
    first, second = signals.objectives(needs, candidates)[0]
    assert first == pytest.approx(0.75)
    assert second == pytest.approx(0.25)


def test_who_is_about_everything_matches_less_than_a_specialist() -> None:
    needs = make_needs(objectives=objectives_of(o3=1.0)[None])
    candidates = make_candidates(2, objectives=np.stack([objectives_of(o3=1.0), np.ones(23, np.float32)]))
    special, general = signals.objectives(needs, candidates)[0]
    assert general == pytest.approx(np.sqrt(4 / 23), abs=1e-3)
    assert special == 1.0


def test_objectives_abstain_when_need_or_candidate_has_none() -> None:
    said, silent = objectives_of(o3=1.0), objectives_of()
    needs = make_needs(2, objectives=np.stack([said, silent]))
    candidates = make_candidates(2, objectives=np.stack([said, silent]))
    assert np.isnan(signals.objectives(needs, candidates)).tolist() == [[False, True], [True, True]]


def test_the_nearest_pair_of_countries_counts() -> None:
    needs = np.stack([marks(0, size=COUNTRIES), marks(3, size=COUNTRIES), marks(size=COUNTRIES)])
    candidates = np.stack([marks(1, 3, size=COUNTRIES), marks(2, size=COUNTRIES), marks(size=COUNTRIES)])
    scores = signals.place(needs, candidates, NEAR)
    assert scores[0, :2].tolist() == pytest.approx([0.7, 0.4])
    assert scores[1, :2].tolist() == pytest.approx([1.0, 0.0])
    assert np.isnan(scores[:, 2]).all()
    assert np.isnan(scores[2]).all()


def test_context_shares_the_weight_of_what_is_not_said() -> None:
    needs = make_needs(groups=marks(0, 1, size=GROUPS)[None])
    candidates = make_candidates(groups=marks(0, size=GROUPS)[None])
    assert signals.context(needs, candidates, NEAR)[0, 0] == pytest.approx(0.5)


def test_language_prefers_a_high_level_and_more_languages() -> None:
    needs = make_needs(languages=marks(0, 1, size=LANGUAGES)[None])
    levels = np.array([[1.0, 1.0, 0, 0], [1.0, 0, 0, 0], [0.35, 0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 0]], np.float32)
    scores = signals.language(needs, make_candidates(5, languages=levels))[0]
    assert scores[0] == 1.0
    assert scores[0] > scores[1] > scores[2] > scores[3] == 0
    assert np.isnan(scores[4])


def test_freshness_halves_with_each_half_life_and_the_future_is_not_fresher_than_today() -> None:
    half = int(CONSTANTS.freshness_half_life)
    years = np.array([2026, 2026 - half, 2026 - 2 * half, 2030, np.nan], np.float32)
    scores = signals.freshness(make_needs(), make_candidates(5, years=years), 2026)[0]
    assert scores[:4].tolist() == pytest.approx([1.0, 0.5, 0.25, 1.0])
    assert np.isnan(scores[4])


def experience_of(relevance: list[float], owner: list[int], years: list[float]) -> np.ndarray:
    items = Experience(
        np.array(owner, np.int64),
        np.arange(len(owner), dtype=np.int64),
        np.array(years, np.float32),
        np.ones(len(owner), np.float32),
    )
    return signals.experience(np.array([relevance], np.float32), items, 3, 2026)[0]


def test_experience_grows_with_number_and_freshness_and_saturates() -> None:
    one = experience_of([1.0], [0], [2026])[0]
    old = experience_of([1.0], [0], [2010])[0]
    three = experience_of([1.0, 1.0, 1.0], [0, 0, 0], [2026, 2026, 2026])[0]
    assert 0 < old < one < three < 1


def test_statements_that_do_not_bear_on_the_need_are_no_experience() -> None:
    scores = experience_of([CONSTANTS.bearing - 0.01, 1.0], [0, 1], [2026, 2026])
    assert scores[0] == 0
    assert scores[1] > 0
    assert np.isnan(scores[2])


def test_a_statement_of_unknown_year_counts_like_one_that_is_a_half_life_old() -> None:
    assert (
        experience_of([1.0], [0], [np.nan])[0] == experience_of([1.0], [0], [2026 - CONSTANTS.experience_half_life])[0]
    )


def test_availability_weighs_days_and_load_and_the_format() -> None:
    needs = make_needs(days=np.array([10], np.float32), formats=marks(1, size=FORMATS)[None])
    candidates = make_candidates(
        4,
        days=np.array([10, 5, 10, np.nan], np.float32),
        free=np.array([1.0, 1.0, 1.0, np.nan], np.float32),
        formats=np.stack([marks(1, size=FORMATS), marks(1, size=FORMATS), marks(0, size=FORMATS), marks(size=FORMATS)]),
    )
    scores = signals.availability(needs, candidates)[0]
    assert scores[:3].tolist() == pytest.approx([1.0, 0.75, CONSTANTS.other_format])
    assert np.isnan(scores[3])


def test_text_is_the_best_passage_where_no_mean_is_known() -> None:
    best = np.array([[0.8, 0.8]], np.float32)
    mean = np.array([[0.3, np.nan]], np.float32)
    blended, alone = signals.text(best, mean)[0]
    assert alone == pytest.approx(0.8)
    assert blended == pytest.approx(0.8 * (1 - CONSTANTS.mean_text) + 0.3 * CONSTANTS.mean_text)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_signal_stays_in_its_range_and_shape(case: tuple[Needs, Candidates]) -> None:
    needs, candidates = case
    found = (
        signals.objectives(needs, candidates),
        signals.context(needs, candidates, NEAR),
        signals.language(needs, candidates),
        signals.freshness(needs, candidates, 2026),
        signals.availability(needs, candidates),
    )
    for scores in found:
        assert scores.shape == (len(needs), len(candidates))
        known = scores[~np.isnan(scores)]
        assert ((known >= 0) & (known <= 1)).all()
