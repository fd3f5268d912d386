"""Records -> arrays of candidates. Signals get what the asking person may see, masks get the complete facts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hub.funds.records import Fund
from hub.matching.arrays import NOBODY, Candidates, Experience, Floats, unknown
from hub.matching.signals import objective_reach
from hub.organisations.records import Organisation
from hub.practices.records import Practice
from hub.requests.axes import Axes, group_weights, objective_weights, place_weights
from hub.requests.readings import Reading
from indexer.classification.vocabulary_words import named_entries
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
class Row:
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


def candidates_of(rows: Sequence[Row], axes: Axes, hard: Mapping[str, object] | None = None) -> Candidates:
    """Rows as arrays; `hard` holds the fields of `Candidates` that only some kinds have."""
    count = len(rows)
    objectives = axes.objectives.matrix([row.objectives for row in rows])
    values: dict[str, object] = {
        "days": unknown(count),
        "free": unknown(count),
        "formats": np.zeros((count, len(axes.formats)), np.float32),
        "listed": np.ones(count, np.bool_),
        "until": unknown(count),
        "from_day": unknown(count),
        "loaded": np.zeros(count, np.bool_),
        "works_in": np.zeros((count, len(axes.languages)), np.float32),
        "interest_places": np.zeros((count, len(axes.countries)), np.float32),
        "interest_partners": np.zeros((count, len(axes.organisations)), np.float32),
        "home": np.full(count, NOBODY, np.int64),
    }
    return Candidates(
        ids=np.array([row.id for row in rows], dtype=np.str_),
        objectives=objectives,
        reach=objective_reach(objectives, axes.themes),
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
        Row(
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
    return candidates_of(rows, axes)


def organisation_candidates(
    organisations: Sequence[Organisation], readings: Sequence[Reading], axes: Axes
) -> Candidates:
    """One row per organisation; `readings` are those of its summary in English."""
    rows = [
        Row(
            organisation.id,
            objective_weights(organisation.objectives),
            place_weights(organisation.countries, organisation.regions),
            groups_named(organisation.summaries["en"], "en", reading),
            named_entries("cross_cutting", organisation.summaries["en"], "en", reading.concepts),
            organisation.services,
            dict.fromkeys(organisation.languages, 1.0),
        )
        for organisation, reading in zip(organisations, readings, strict=True)
    ]
    return candidates_of(rows, axes)


def fund_candidates(funds: Sequence[Fund], axes: Axes) -> Candidates:
    """One row per fund. A fund without countries is open to all."""
    rows = [
        Row(
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
    return candidates_of(rows, axes)


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
        Row(
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
        years=floats(practices[row].year for _, row in pairs),
        share=floats(1 / math.sqrt(len(practices[row].countries)) for _, row in pairs),
    )
    home = np.array([axes.countries.column(row.id) for row in rows], np.int64)
    return candidates_of(rows, axes, {"home": home}), items


def is_state(country: str) -> bool:
    """Whether the code is that of a State, which can be a peer, and not of an area."""
    known = load_countries().get(country)
    return known is not None and known.standing != "area"


def groups_named(text: str, language: str, reading: Reading) -> dict[str, float]:
    """Weights of the target groups that a text names."""
    return group_weights(named_entries("target_groups", text, language, reading.concepts))


def floats(values: Iterable[float | None]) -> Floats:
    """Numbers as an array, None as NaN."""
    return np.array([np.nan if value is None else value for value in values], np.float32)
