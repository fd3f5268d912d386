"""Experts and their statements as arrays: signals get what the asking person may see, masks the complete facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from hub.experts.operations import seen_by
from hub.experts.records import Expert
from hub.matching.arrays import Candidates, Experience, Floats
from hub.matching.weights import CONSTANTS
from hub.requests.axes import LEVELS, Axes, objective_weights
from hub.requests.encoding import Row, candidates_of, floats, groups_named
from hub.requests.readings import Reading


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements of experts that the asking person may see: owner and year, objectives (s, 23), vectors (s, d)."""

    items: Experience
    objectives: Floats
    vectors: Floats


def expert_candidates(
    experts: Sequence[Expert],
    audiences: Collection[str],
    readings: Mapping[tuple[str, str], Reading],
    axes: Axes,
) -> Candidates:
    """One row per expert, also for those whom the audiences may not find: a mask keeps them out.

    `readings`: (language, text) of every statement -> its reading.
    """
    seen = [seen_by(expert, audiences) for expert in experts]
    rows = [
        Row(expert.id, {}, {}, {}) if shown is None else _expert_row(shown, readings)
        for expert, shown in zip(experts, seen, strict=True)
    ]
    hard = {
        "days": floats(shown.days_a_year if shown and shown.days_a_year else None for shown in seen),
        "free": floats(
            1 - shown.open_assignments / shown.most_open_assignments if shown and shown.most_open_assignments else None
            for shown in seen
        ),
        "formats": axes.formats.marks([shown.formats if shown else () for shown in seen]),
        "listed": np.array([shown is not None for shown in seen], np.bool_),
        "until": floats(expert.listed_until.toordinal() for expert in experts),
        "from_day": floats(_day(expert.available_from) for expert in experts),
        "loaded": np.array([e.open_assignments >= e.most_open_assignments for e in experts], np.bool_),
        "works_in": axes.languages.marks([_working(expert) for expert in experts]),
        "interest_places": axes.countries.marks([expert.interests.countries for expert in experts]),
        "interest_partners": axes.organisations.marks([expert.interests.organisations for expert in experts]),
        "home": np.array([axes.countries.column(expert.country) for expert in experts], np.int64),
    }
    return candidates_of(rows, axes, hard)


def _expert_row(expert: Expert, readings: Mapping[tuple[str, str], Reading]) -> Row:
    groups: dict[str, float] = {}
    for statement in expert.statements:
        reading = readings[statement.language, statement.text]
        for group, weight in groups_named(statement.text, statement.language, reading).items():
            groups[group] = max(weight, groups.get(group, 0.0))
    places = {country: 1.0 for statement in expert.statements for country in statement.countries}
    places |= dict.fromkeys(expert.countries_worked_in, 1.0)
    if expert.country:
        places[expert.country] = 1.0
    count = len(expert.objectives)
    # Most important first: the first objective counts fully, the last like a secondary one.
    objectives = {str(number): 1.0 - 0.4 * place / max(1, count - 1) for place, number in enumerate(expert.objectives)}
    years = [statement.year for statement in expert.statements if statement.year]
    return Row(
        expert.id,
        objectives,
        places,
        groups,
        expert.cross_cutting,
        languages=_levels(expert),
        year=max(years, default=None),
    )


def statements_of(
    experts: Sequence[Expert],
    audiences: Collection[str],
    readings: Mapping[tuple[str, str], Reading],
    axes: Axes,
    dimensions: int,
) -> Statements:
    """The statements that the audiences may see; `owner` is the expert's row, `item` the statement's own."""
    found = [
        (row, statement)
        for row, expert in enumerate(experts)
        if (shown := seen_by(expert, audiences)) is not None
        for statement in shown.statements
    ]
    vectors = [readings[statement.language, statement.text].vector for _, statement in found]
    return Statements(
        Experience(
            owner=np.array([row for row, _ in found], np.int64),
            item=np.arange(len(found), dtype=np.int64),
            years=floats(statement.year for _, statement in found),
            share=np.ones(len(found), np.float32),
        ),
        axes.objectives.matrix([objective_weights(statement.objectives) for _, statement in found]),
        np.stack(vectors).astype(np.float32) if vectors else np.zeros((0, dimensions), np.float32),
    )


def _levels(expert: Expert) -> dict[str, float]:
    return {code: LEVELS[level] for code, level in expert.languages}


def _working(expert: Expert) -> list[str]:
    return [code for code, level in _levels(expert).items() if level >= CONSTANTS.working_level]


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
