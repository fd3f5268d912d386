"""Signals -> one score -> an order. Nothing is ever scored at random, and nothing without evidence is returned."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hub.matching.arrays import Bools, Floats, Ints
from hub.matching.weights import CONSTANTS

_DIGITS = 4
"""Decimals of a score: differences below are noise of floating point and make a tie."""


def combined(signals: Mapping[str, Floats], weights: Mapping[str, float], discount: float | None = None) -> Floats:
    """Weighted mean (m, n) of the signals, in 0..1; NaN where every signal abstains.

    A signal that abstains (NaN) leaves its weight to the others. So that a record that says little is not better off
    than one that says much, the mean loses up to `discount` in proportion to the weight of those missing signals that
    at least one other candidate of the same need has (default: `Constants.abstention`).
    """
    lost = CONSTANTS.abstention if discount is None else discount
    names = [name for name in signals if weights.get(name, 0) > 0]
    if not names:
        raise ValueError("no signal has a weight")
    shape = signals[names[0]].shape
    total, known, possible = (np.zeros(shape, np.float32) for _ in range(3))
    for name in names:
        weight, scores = np.float32(weights[name]), signals[name]
        says = ~np.isnan(scores)
        total += weight * np.where(says, scores, 0.0).astype(np.float32)
        known += weight * says
        possible += weight * says.any(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(known > 0, total / known, np.nan)
        told = np.where(possible > 0, known / possible, 1.0)
    return np.asarray(np.round(mean * (1 - lost * (1 - told)), _DIGITS), np.float32)


def has_evidence(signals: Mapping[str, Floats], least: Mapping[str, float]) -> Bools:
    """(m, n): at least one of the signals in `least` reaches the score that makes it evidence."""
    found = [np.nan_to_num(signals[name]) >= floor for name, floor in least.items() if name in signals]
    if not found:
        raise ValueError("none of the signals can be evidence")
    return np.asarray(np.logical_or.reduce(found))


def ranked(scores: Floats, allowed: Bools, ids: NDArray[np.str_], least: float) -> Ints:
    """Rows of one need's candidates (n,) that are allowed and reach `least`, best first, ties in order of id."""
    rows = np.flatnonzero(allowed & (np.nan_to_num(scores, nan=-1.0) >= least))
    return np.asarray(rows[np.lexsort((ids[rows], -scores[rows]))], np.int64)


def parts_of(
    signals: Mapping[str, Floats], weights: Mapping[str, float], need: int, row: int
) -> dict[str, float | None]:
    """Signal -> score of one pair, None where it abstains, in the order of the weights."""
    parts: dict[str, float | None] = {}
    for name in weights:
        if name in signals:
            value = float(signals[name][need, row])
            parts[name] = None if np.isnan(value) else round(value, _DIGITS)
    return parts
