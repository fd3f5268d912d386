"""Who is proposed: evidence first, whatever else speaks for a candidate."""

from __future__ import annotations

import numpy as np

from hub.matching.masks import Rules
from hub.matching.scoring import scored
from hub.matching.weights import WEIGHTS
from tests.hub.matching.arrays import TODAY, make_candidates, make_needs


def signals_of(**values: float) -> dict[str, np.ndarray]:
    return {name: np.array([[values.get(name, np.nan)]], np.float32) for name in WEIGHTS["expert"]}


def proposed(overlap: float, **values: float) -> bool:
    pairs = scored(
        "expert", make_needs(), make_candidates(), signals_of(**values), np.array([[overlap]], np.float32), Rules(TODAY)
    )
    return bool(len(pairs.order(0)))


def test_near_free_fresh_and_fluent_is_no_evidence() -> None:
    assert not proposed(0.0, text=0.0, objectives=0.0, context=1.0, language=1.0, availability=1.0, freshness=1.0)


def test_one_of_the_same_theme_alone_is_no_evidence() -> None:
    assert not proposed(0.0, text=0.0, objectives=0.9, experience=0.0, language=1.0)


def test_each_kind_of_evidence_is_enough() -> None:
    assert proposed(0.0, text=0.6)
    assert proposed(1.0, text=0.0, objectives=0.9)
    assert proposed(0.0, text=0.0, objectives=0.0, experience=0.9, language=1.0, context=1.0)


def test_too_little_is_not_proposed() -> None:
    assert not proposed(0.0, text=0.05, objectives=0.0, experience=0.0)


def test_silence_about_the_objectives_is_no_evidence() -> None:
    assert not proposed(np.nan, text=0.0, language=1.0, context=1.0)
