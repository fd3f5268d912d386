"""One score matrix per signal: (needs, candidates) in 0..1, NaN where the signal has nothing to say and abstains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hub.matching.arrays import Bools, Candidates, Experience, Floats, Ints, Needs
from hub.matching.ranking import combined
from hub.matching.weights import CONSTANTS, Constants


def _floats(values: object) -> Floats:
    return np.asarray(values, np.float32)


def _any(rows: Floats) -> Bools:
    """Whether a row has an entry."""
    return np.asarray(rows.any(axis=1), np.bool_)


def _blank(unknown: Bools, scores: Floats) -> Floats:
    return _floats(np.where(unknown, np.nan, np.clip(scores, 0.0, 1.0)))


def share_met(wanted: Floats, offered: Floats) -> Floats:
    """How much of what a need wants a candidate offers: (m, k), (n, k) -> (m, n).

    NaN where the need wants nothing in particular or nothing is known of the candidate.
    """
    total = wanted.sum(axis=1, keepdims=True)
    met = wanted @ offered.T / np.where(total > 0, total, 1)
    silent = np.asarray(total <= 0) | ~_any(offered)[None, :]
    return _blank(silent, _floats(met))


def nearness(regions: Sequence[Sequence[str]], constants: Constants = CONSTANTS) -> Floats:
    """Nearness of countries (c, c): 1 the same, then the same sub-region, a neighbouring one, else 0.

    `regions`: for each country the M49 regions around it, nearest first, ending with the world.
    """
    nearest = np.array([chain[0] if len(chain) > 1 else "" for chain in regions])
    same = (nearest[:, None] == nearest[None, :]) & (nearest != "")[:, None]
    continents = [frozenset(chain[:-1]) for chain in regions]
    shared = np.array([[bool(one & other) for other in continents] for one in continents], np.bool_).reshape(same.shape)
    near = np.where(same, constants.same_region, np.where(shared, constants.neighbour_region, 0.0))
    np.fill_diagonal(near, 1.0)
    return _floats(near)


def text(best: Floats, mean: Floats | None = None, constants: Constants = CONSTANTS) -> Floats:
    """Fused retrieval score of the best passage, blended with the mean over all statements where there is one."""
    if mean is None:
        return _floats(best)
    blend = (1 - constants.mean_text) * best + constants.mean_text * mean
    return _floats(np.where(np.isnan(mean), best, blend))


def objective_reach(candidates: Floats, themes: Ints, constants: Constants = CONSTANTS) -> Floats:
    """(n, 23): weight of each objective for a candidate, those of the same theme included, less for generalists.

    `themes` (23,) is the theme of each objective.
    """
    belongs = _floats(themes[:, None] == themes[None, :])
    related = _floats((candidates > 0) @ belongs > 0) * constants.same_theme
    count = np.maximum((candidates > 0).sum(axis=1, keepdims=True), 1)
    focus = np.minimum(1.0, np.sqrt(constants.focus / count))
    return _floats(np.maximum(candidates, related) * focus)


def objectives(needs: Needs, candidates: Candidates) -> Floats:
    """Weighted overlap of objectives; each objective of a need counts by its confidence."""
    return share_met(needs.objectives, candidates.reach)


def place(needs: Floats, candidates: Floats, near: Floats) -> Floats:
    """Nearest pair of countries of need (m, c) and candidate (n, c), each by its weight."""
    reach = (needs[:, :, None] * near[None, :, :]).max(axis=1) if len(near) else needs
    scores = np.zeros((len(needs), len(candidates)), np.float32)
    for row, reached in enumerate(reach):
        columns = np.flatnonzero(reached)
        if len(columns):
            scores[row] = (candidates[:, columns] * reached[columns]).max(axis=1)
    return _blank(~_any(needs)[:, None] | ~_any(candidates)[None, :], scores)


def context(needs: Needs, candidates: Candidates, near: Floats, constants: Constants = CONSTANTS) -> Floats:
    """Same or neighbouring countries, target groups, cross-cutting themes, kinds of help."""
    parts = {
        "place": place(needs.places, candidates.places, near),
        "groups": share_met(needs.groups, candidates.groups),
        "cross_cutting": share_met(needs.cross_cutting, candidates.cross_cutting),
        "help": share_met(needs.help, candidates.help),
    }
    return combined(parts, constants.context, discount=0.0)


def language(needs: Needs, candidates: Candidates, constants: Constants = CONSTANTS) -> Floats:
    """Best level in a language that the need works in, and how many of its languages the candidate knows."""
    wanted, known = needs.languages > 0, candidates.languages
    best = np.zeros((len(needs), len(candidates)), np.float32)
    for row, columns in enumerate(wanted):
        if columns.any():
            best[row] = known[:, columns].max(axis=1)
    covered = share_met(_floats(wanted), known)
    mixed = constants.common_language * best + (1 - constants.common_language) * covered
    return _blank(np.isnan(covered), _floats(mixed))


def decay(years: Floats, this_year: int, half_life: float) -> Floats:
    """1 for this year, half of it after each half-life; NaN for an unknown year."""
    return _floats(0.5 ** (np.maximum(this_year - years, 0) / half_life))


def freshness(needs: Needs, candidates: Candidates, this_year: int, constants: Constants = CONSTANTS) -> Floats:
    """How recent the candidate's record is; the same for every need."""
    fresh = decay(candidates.years, this_year, constants.freshness_half_life)
    return _floats(np.broadcast_to(fresh, (len(needs), len(candidates))))


def experience(
    relevance: Floats, items: Experience, count: int, this_year: int, constants: Constants = CONSTANTS
) -> Floats:
    """Number and freshness of statements that bear on a need: (m, items) -> (m, count).

    Each counts by its relevance and age; the sum saturates. An unknown year counts as one half-life ago. NaN for a
    candidate of whom no statement is known.
    """
    fresh = np.nan_to_num(decay(items.years, this_year, constants.experience_half_life), nan=0.5)
    bearing = np.where(relevance >= constants.bearing, relevance, 0.0)[:, items.item] * (fresh * items.share)
    sums = np.zeros((len(relevance), count), np.float32)
    for row, values in enumerate(bearing):
        sums[row] = np.bincount(items.owner, weights=values, minlength=count)
    has = np.bincount(items.owner, minlength=count) > 0
    return _blank(
        ~has[None, :] & np.ones_like(sums, np.bool_), _floats(1 - np.exp(-sums / constants.enough_experience))
    )


def availability(needs: Needs, candidates: Candidates, constants: Constants = CONSTANTS) -> Floats:
    """Days a year against the days wanted, and the free share of the load; less when the format does not fit."""
    wanted = np.where(np.isnan(needs.days), constants.usual_days, np.maximum(needs.days, 1))
    days = np.minimum(1.0, candidates.days[None, :] / wanted[:, None])
    free = np.broadcast_to(candidates.free[None, :], days.shape)
    both = np.where(np.isnan(days), free, np.where(np.isnan(free), days, (days + free) / 2))
    fits = share_met(needs.formats, candidates.formats)
    factor = np.where(fits == 0, constants.other_format, 1.0)
    return _blank(np.isnan(both), _floats(both * factor))
