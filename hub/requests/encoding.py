"""Records -> arrays of candidates. Signals get what the asking person may see, masks get the complete facts."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from hub.experts.operations import seen_by
from hub.experts.records import Expert
from hub.funds.records import Fund
from hub.matching.arrays import NOBODY, Candidates, Experience, Floats, unknown
from hub.organisations.records import Organisation
from hub.practices.records import Practice
from hub.requests.axes import LEVELS, Axes, group_weights, objective_weights, place_weights
from hub.requests.readings import Reading
from hub.requests.vocabulary_words import named_entries
from synonyms import load_countries

HELP_OF_TYPE: Mapping[str, tuple[str, ...]] = {
    "law": ("law-review",),
    "regularization": ("law-review",),
    "training": ("training",),
    "data": ("data", "research"),
    "guidance": ("tool", "advice"),
    "fund": ("funding",),
    "service": ("technical-assistance",),
    "project": ("technical-assistance", "peer-visit"),
    "programme": ("technical-assistance", "peer-visit"),
    "dialogue": ("facilitation", "peer-visit"),
    "network": ("facilitation", "peer-visit"),
    "policy": ("advice", "peer-visit"),
    "strategy": ("advice", "peer-visit"),
    "plan": ("advice", "peer-visit"),
    "coordination": ("advice", "peer-visit"),
}
"""Type of a practice -> kinds of help that can be built on it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One candidate before it becomes a row of arrays."""

    id: str
    objectives: Mapping[str, float]
    places: Mapping[str, float]
    groups: Mapping[str, float]
    cross_cutting: Iterable[str] = ()
    help: Iterable[str] = ()
    languages: Mapping[str, float] | None = None
    year: int | None = None
    open_to: Iterable[str] = ()


def _candidates(rows: Sequence[_Row], axes: Axes, hard: Mapping[str, object] | None = None) -> Candidates:
    count = len(rows)
    values: dict[str, object] = {
        "days": unknown(count),
        "free": unknown(count),
        "formats": np.zeros((count, len(axes.formats)), np.float32),
        "listed": np.ones(count, np.bool_),
        "until": unknown(count),
        "from_day": unknown(count),
        "loaded": np.zeros(count, np.bool_),
        "spoken": np.zeros((count, len(axes.languages)), np.float32),
        "interest_places": np.zeros((count, len(axes.countries)), np.float32),
        "interest_partners": np.zeros((count, len(axes.organisations)), np.float32),
        "home": np.full(count, NOBODY, np.int64),
    }
    return Candidates(
        ids=np.array([row.id for row in rows], dtype=np.str_),
        objectives=axes.objectives.matrix([row.objectives for row in rows]),
        places=axes.countries.matrix([row.places for row in rows]),
        groups=axes.groups.matrix([row.groups for row in rows]),
        cross_cutting=axes.cross_cutting.marks([row.cross_cutting for row in rows]),
        help=axes.help.marks([row.help for row in rows]),
        languages=axes.languages.matrix([row.languages or {} for row in rows]),
        years=np.array([np.nan if row.year is None else row.year for row in rows], np.float32),
        open_to=axes.countries.marks([row.open_to for row in rows]),
        **(values | dict(hard or {})),  # type: ignore[arg-type]
    )


def practice_candidates(practices: Sequence[Practice], axes: Axes) -> Candidates:
    """One row per practice."""
    rows = [
        _Row(
            practice.id,
            objective_weights(practice.objectives_primary, practice.objectives_secondary),
            place_weights(practice.countries, practice.regions),
            group_weights(practice.target_groups),
            practice.cross_cutting,
            HELP_OF_TYPE.get(practice.type, ()),
            year=practice.year,
        )
        for practice in practices
    ]
    return _candidates(rows, axes)


def organisation_candidates(
    organisations: Sequence[Organisation], readings: Sequence[Reading], axes: Axes
) -> Candidates:
    """One row per organisation; `readings` are those of its summary in English."""
    rows = [
        _Row(
            organisation.id,
            objective_weights(organisation.objectives),
            place_weights(organisation.countries, organisation.regions),
            _groups_named(organisation.summaries["en"], "en", reading),
            named_entries("cross_cutting", organisation.summaries["en"], "en", reading.concepts),
            organisation.services,
            dict.fromkeys(organisation.languages, 1.0),
        )
        for organisation, reading in zip(organisations, readings, strict=True)
    ]
    return _candidates(rows, axes)


def fund_candidates(funds: Sequence[Fund], axes: Axes) -> Candidates:
    """One row per fund. A fund without countries is open to all."""
    rows = [
        _Row(
            fund.id,
            objective_weights(fund.objectives),
            place_weights(fund.countries, fund.regions),
            {},
            (),
            fund.services,
            dict.fromkeys(fund.languages, 1.0),
            open_to=fund.countries,
        )
        for fund in funds
    ]
    return _candidates(rows, axes)


def peer_candidates(practices: Sequence[Practice], axes: Axes) -> tuple[Candidates, Experience]:
    """One row per State where a practice was done, in order of code, and what each did (`item`: the practice's row).

    Of a practice of several States each has a share, so that being one of twenty is less than having done it.
    """
    done: dict[str, list[int]] = {}
    for row, practice in enumerate(practices):
        for country in practice.countries:
            if is_state(country):
                done.setdefault(country, []).append(row)
    rows = [
        _Row(
            country,
            {},
            {country: 1.0},
            group_weights(group for row in done[country] for group in practices[row].target_groups),
            [theme for row in done[country] for theme in practices[row].cross_cutting],
            [kind for row in done[country] for kind in HELP_OF_TYPE.get(practices[row].type, ())],
            year=max(practices[row].year for row in done[country]),
        )
        for country in sorted(done)
    ]
    pairs = [(place, row) for place, country in enumerate(sorted(done)) for row in done[country]]
    items = Experience(
        owner=np.array([place for place, _ in pairs], np.int64),
        item=np.array([row for _, row in pairs], np.int64),
        years=_floats(practices[row].year for _, row in pairs),
        share=_floats(1 / math.sqrt(len(practices[row].countries)) for _, row in pairs),
    )
    home = np.array([axes.countries.column(row.id) for row in rows], np.int64)
    return _candidates(rows, axes, {"home": home}), items


def is_state(country: str) -> bool:
    """Whether the code is that of a State, which can be a peer, and not of an area."""
    known = load_countries().get(country)
    return known is not None and known.standing != "area"


def _groups_named(text: str, language: str, reading: Reading) -> dict[str, float]:
    return group_weights(named_entries("target_groups", text, language, reading.concepts))


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
        _Row(expert.id, {}, {}, {}) if shown is None else _expert_row(shown, readings)
        for expert, shown in zip(experts, seen, strict=True)
    ]
    hard = {
        "days": _floats(shown.days_a_year if shown and shown.days_a_year else None for shown in seen),
        "free": _floats(
            1 - shown.open_assignments / shown.most_open_assignments if shown and shown.most_open_assignments else None
            for shown in seen
        ),
        "formats": axes.formats.marks([shown.formats if shown else () for shown in seen]),
        "listed": np.array([shown is not None for shown in seen], np.bool_),
        "until": _floats(expert.listed_until.toordinal() for expert in experts),
        "from_day": _floats(_day(expert.available_from) for expert in experts),
        "loaded": np.array([e.open_assignments >= e.most_open_assignments for e in experts], np.bool_),
        "spoken": axes.languages.matrix([_levels(expert) for expert in experts]),
        "interest_places": axes.countries.marks([expert.interests.countries for expert in experts]),
        "interest_partners": axes.organisations.marks([expert.interests.organisations for expert in experts]),
        "home": np.array([axes.countries.column(expert.country) for expert in experts], np.int64),
    }
    return _candidates(rows, axes, hard)


def _expert_row(expert: Expert, readings: Mapping[tuple[str, str], Reading]) -> _Row:
    groups: dict[str, float] = {}
    for statement in expert.statements:
        reading = readings[statement.language, statement.text]
        for group, weight in _groups_named(statement.text, statement.language, reading).items():
            groups[group] = max(weight, groups.get(group, 0.0))
    places = {country: 1.0 for statement in expert.statements for country in statement.countries}
    places |= dict.fromkeys(expert.countries_worked_in, 1.0)
    if expert.country:
        places[expert.country] = 1.0
    count = len(expert.objectives)
    # Most important first: the first objective counts fully, the last like a secondary one.
    objectives = {str(number): 1.0 - 0.4 * place / max(1, count - 1) for place, number in enumerate(expert.objectives)}
    years = [statement.year for statement in expert.statements if statement.year]
    return _Row(
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
            years=_floats(statement.year for _, statement in found),
            share=np.ones(len(found), np.float32),
        ),
        axes.objectives.matrix([objective_weights(statement.objectives) for _, statement in found]),
        np.stack(vectors).astype(np.float32) if vectors else np.zeros((0, dimensions), np.float32),
    )


def _levels(expert: Expert) -> dict[str, float]:
    return {code: LEVELS[level] for code, level in expert.languages}


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _floats(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float32)
