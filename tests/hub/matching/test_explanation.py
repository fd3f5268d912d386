"""The answer to "why not?"."""

from __future__ import annotations

import numpy as np

from hub.matching.explanation import why_not
from hub.matching.masks import LOAD, Rules
from hub.matching.scoring import Scored, scored
from hub.matching.weights import LEAST, WEIGHTS
from tests.hub.matching.arrays import TODAY, make_candidates, make_needs


def three() -> Scored:
    """A good candidate, a better one that is barred, and one without evidence."""
    signals = {name: np.full((1, 3), np.nan, np.float32) for name in WEIGHTS["expert"]}
    signals["text"] = np.array([[0.6, 0.9, 0.0]], np.float32)
    signals["objectives"] = np.array([[0.2, 1.0, 0.0]], np.float32)
    signals["language"] = np.array([[1.0, 1.0, np.nan]], np.float32)
    candidates = make_candidates(3, loaded=np.array([False, True, False]))
    overlap = np.array([[0.2, 1.0, 0.0]], np.float32)
    return scored("expert", make_needs(), candidates, signals, overlap, Rules(TODAY))


def test_who_is_proposed_has_a_rank_and_learns_what_is_weak() -> None:
    answer = why_not(three(), 0, 0)
    assert (answer.rank, answer.proposed, answer.barred, answer.evidence) == (1, 1, (), True)
    assert answer.missing == ("objectives",)
    assert "experience" in answer.silent


def test_who_is_barred_learns_by_what_and_which_place_the_score_would_have() -> None:
    answer = why_not(three(), 0, 1)
    assert (answer.rank, answer.barred, answer.ahead) == (None, (LOAD,), 1)
    assert answer.missing == ()


def test_who_has_no_evidence_learns_that() -> None:
    answer = why_not(three(), 0, 2)
    assert (answer.rank, answer.barred, answer.evidence) == (None, (), False)
    assert answer.missing == ("text", "objectives")
    assert answer.score is not None
    assert answer.score < answer.least == LEAST["expert"]
    assert answer.ahead == 2
