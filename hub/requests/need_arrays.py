"""Needs as read, with what the form says, as rows of arrays."""

from __future__ import annotations

import numpy as np

from hub.matching.arrays import Needs
from hub.requests.axes import Axes
from hub.requests.records import SupportQuestion
from hub.requests.understanding import ReadRequest, wanted_objectives

NAMED_COUNTRY = 0.6
"""Weight of a country that the text names beside the asking one."""


def need_arrays(request: ReadRequest, axes: Axes) -> Needs:
    """One row per need. What the form says holds for all; what a need's own text says comes on top."""
    question, understood = request.question, request.understood
    count = len(request.needs)
    countries = understood.countries if question.countries is None else question.countries
    places = dict.fromkeys(countries, 1.0 if question.country is None else NAMED_COUNTRY)
    if question.country:
        places[question.country] = 1.0
    languages = question.working_languages or tuple(filter(None, [understood.language]))
    until = _latest(question)
    return Needs(
        objectives=axes.objectives.matrix(
            [{str(number): weight for number, weight in wanted.items()} for wanted in wanted_objectives(request)]
        ),
        places=axes.countries.matrix([places] * count),
        requester=np.full(count, axes.countries.column(question.country), np.int64),
        groups=axes.groups.marks([(*question.target_groups, *n.understood.target_groups) for n in request.needs]),
        cross_cutting=axes.cross_cutting.marks([need.understood.cross_cutting for need in request.needs]),
        help=axes.help.marks([question.help or need.understood.help for need in request.needs]),
        languages=axes.languages.marks([languages] * count),
        languages_bind=np.full(count, bool(question.working_languages), np.bool_),
        partners=axes.organisations.marks([understood.organisations] * count),
        formats=axes.formats.marks([question.formats] * count),
        days=np.full(count, np.nan if question.days is None else question.days, np.float32),
        until=np.full(count, np.nan if until is None else until, np.float32),
    )


def _latest(question: SupportQuestion) -> int | None:
    """The last day on which help can begin: that by which it is needed, else the first on which it is wanted."""
    day = question.until or question.start
    return None if day is None else day.toordinal()
