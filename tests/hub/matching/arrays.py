"""Arrays of needs and candidates to change one thing at a time in, and strategies that draw them at random."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from hub.matching.arrays import NOBODY, Candidates, Needs, unknown
from hub.matching.signals import objective_reach

COUNTRIES, GROUPS, THEMES_ACROSS, HELP, LANGUAGES, ORGANISATIONS, FORMATS = 6, 4, 3, 3, 4, 3, 2
TODAY = 740_000
THEMES = np.array([1] * 5 + [2] * 6 + [3] * 6 + [4] * 6, np.int64)


def zeros(rows: int, columns: int) -> Any:
    return np.zeros((rows, columns), np.float32)


def make_needs(count: int = 1, **changes: Any) -> Needs:
    """Needs that say nothing."""
    needs = Needs(
        objectives=zeros(count, 23),
        places=zeros(count, COUNTRIES),
        requester=np.full(count, NOBODY, np.int64),
        groups=zeros(count, GROUPS),
        cross_cutting=zeros(count, THEMES_ACROSS),
        help=zeros(count, HELP),
        languages=zeros(count, LANGUAGES),
        languages_bind=np.zeros(count, np.bool_),
        partners=zeros(count, ORGANISATIONS),
        formats=zeros(count, FORMATS),
        days=unknown(count),
        until=unknown(count),
    )
    return replace(needs, **changes)


def make_candidates(count: int = 1, **changes: Any) -> Candidates:
    """Candidates of whom nothing is known and whom nothing bars."""
    candidates = Candidates(
        ids=np.array([f"c{number:03}" for number in range(count)]),
        objectives=zeros(count, 23),
        reach=zeros(count, 23),
        places=zeros(count, COUNTRIES),
        groups=zeros(count, GROUPS),
        cross_cutting=zeros(count, THEMES_ACROSS),
        help=zeros(count, HELP),
        languages=zeros(count, LANGUAGES),
        years=unknown(count),
        days=unknown(count),
        free=unknown(count),
        formats=zeros(count, FORMATS),
        listed=np.ones(count, np.bool_),
        until=unknown(count),
        from_day=unknown(count),
        loaded=np.zeros(count, np.bool_),
        works_in=zeros(count, LANGUAGES),
        interest_places=zeros(count, COUNTRIES),
        interest_partners=zeros(count, ORGANISATIONS),
        home=np.full(count, NOBODY, np.int64),
        open_to=zeros(count, COUNTRIES),
    )
    if "objectives" in changes:
        changes["reach"] = objective_reach(changes["objectives"], THEMES)
    return replace(candidates, **changes)


def marks(*columns: int, size: int) -> Any:
    """A row with 1 in the columns."""
    row = np.zeros(size, np.float32)
    row[list(columns)] = 1.0
    return row


@st.composite
def cases(draw: st.DrawFn, needs: int = 5, candidates: int = 20) -> tuple[Needs, Candidates]:
    """Everything at random from a drawn seed: `needs` x `candidates` pairs."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def some(rows: int, columns: int, share: float = 0.3) -> Any:
        return (chance.random((rows, columns)) < share).astype(np.float32)

    def days(rows: int) -> Any:
        values = (TODAY + chance.integers(-400, 400, rows)).astype(np.float32)
        values[chance.random(rows) < 0.3] = np.nan
        return values

    def levels(rows: int) -> Any:
        return some(rows, LANGUAGES, 0.4) * chance.choice([0.35, 0.85, 1.0], (rows, LANGUAGES)).astype(np.float32)

    wanted = make_needs(
        needs,
        objectives=some(needs, 23) * chance.random((needs, 23)).astype(np.float32),
        places=some(needs, COUNTRIES),
        requester=chance.integers(NOBODY, COUNTRIES, needs),
        groups=some(needs, GROUPS),
        languages=some(needs, LANGUAGES, 0.5),
        languages_bind=chance.random(needs) < 0.6,
        partners=some(needs, ORGANISATIONS),
        formats=some(needs, FORMATS, 0.5),
        days=chance.integers(1, 40, needs).astype(np.float32),
        until=days(needs),
    )
    offered = make_candidates(
        candidates,
        objectives=some(candidates, 23),
        places=some(candidates, COUNTRIES),
        groups=some(candidates, GROUPS),
        languages=some(candidates, LANGUAGES)
        * chance.choice([0.35, 0.85, 1.0], (candidates, LANGUAGES)).astype(np.float32),
        years=chance.integers(2000, 2027, candidates).astype(np.float32),
        days=chance.integers(1, 60, candidates).astype(np.float32),
        free=chance.random(candidates).astype(np.float32),
        formats=some(candidates, FORMATS, 0.5),
        listed=chance.random(candidates) < 0.8,
        until=days(candidates),
        from_day=days(candidates),
        loaded=chance.random(candidates) < 0.2,
        works_in=some(candidates, LANGUAGES, 0.4),
        interest_places=some(candidates, COUNTRIES, 0.15),
        interest_partners=some(candidates, ORGANISATIONS, 0.15),
        home=chance.integers(NOBODY, COUNTRIES, candidates),
        open_to=some(candidates, COUNTRIES, 0.2),
    )
    return wanted, offered
