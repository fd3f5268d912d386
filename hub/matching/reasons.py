"""Why two belong together: first as codes with values, then as one sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.search.reasons import join_reason, text_in
from hub.web.wording import gettext, listed, ngettext, quoted

if TYPE_CHECKING:
    from hub.web.names import Names

MOST_VALUES = 3
"""Values of one reason that are told; more would make the line too long to read."""

CONCEPTS = "concepts"
WORDS = "words"
NEAR_IN_MEANING = "near-in-meaning"
OBJECTIVES = "objectives"
GROUPS = "target-groups"
CROSS_CUTTING = "cross-cutting"
HELP = "kinds-of-help"
DONE = "done"
SAME_COUNTRY = "same-country"
SAME_REGION = "same-region"
COVERS = "covers-country"
LANGUAGES = "languages"
STATEMENTS = "statements"
PRACTICES = "practices"
DAYS = "days"
TEXT_LANGUAGE = "text-language"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a match. `values` are codes, `count` and `year` say how many and until when where that matters."""

    code: str
    values: tuple[str, ...] = ()
    count: int = 0
    year: int | None = None


def telling(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those that say something."""
    return tuple(reason for reason in reasons if reason.values or reason.count)


def sentence(reasons: Sequence[Reason], names: Names) -> str:
    """One quiet sentence of the reasons, in the language of the names and of the current locale; "" for none."""
    phrases = [phrase for reason in reasons for phrase in phrases_of(reason, names)]
    return join_reason(list(dict.fromkeys(phrases)))


def phrases_of(reason: Reason, names: Names) -> list[str]:
    """The reason in words; nothing for a text in the reader's own language."""
    return [phrase for phrase in _PHRASES[reason.code](reason, reason.values[:MOST_VALUES], names) if phrase]


_Wording = Callable[[Reason, Sequence[str], "Names"], list[str]]


def _objectives(reason: Reason, values: Sequence[str], names: Names) -> list[str]:
    told = listed(f"{value} {names.objective(int(value))}" for value in values)
    return [gettext("objective %(told)s", told=told) if len(values) == 1 else gettext("objectives %(told)s", told=told)]


def _done(reason: Reason, values: Sequence[str], names: Names) -> list[str]:
    countries = listed(names.countries(values))
    if reason.year is None:
        return [gettext("done in %(countries)s", countries=countries)]
    return [gettext("done in %(countries)s, %(year)s", countries=countries, year=str(reason.year))]


def _statements(reason: Reason, values: Sequence[str], names: Names) -> list[str]:
    if reason.year is None:
        return [ngettext("%(num)s statement on this", "%(num)s statements on this", reason.count)]
    return [
        ngettext(
            "%(num)s statement on this, of %(year)s",
            "%(num)s statements on this, the latest of %(year)s",
            reason.count,
            year=str(reason.year),
        )
    ]


def _practices(reason: Reason, values: Sequence[str], names: Names) -> list[str]:
    return [
        ngettext(
            "%(num)s practice on this, of %(year)s",
            "%(num)s practices on this, the latest of %(year)s",
            reason.count,
            year=str(reason.year),
        )
    ]


_PHRASES: Mapping[str, _Wording] = {
    CONCEPTS: lambda reason, values, names: [names.concept(value) for value in values],
    WORDS: lambda reason, values, names: [gettext("the words %(words)s", words=quoted(values))],
    NEAR_IN_MEANING: lambda reason, values, names: [gettext("close in meaning")],
    OBJECTIVES: _objectives,
    GROUPS: lambda reason, values, names: [names.term("target_groups", value) for value in values],
    CROSS_CUTTING: lambda reason, values, names: [names.term("cross_cutting", value) for value in values],
    HELP: lambda reason, values, names: [
        gettext("offers: %(kinds)s", kinds=listed(names.term("kinds_of_help", value) for value in values))
    ],
    DONE: _done,
    SAME_COUNTRY: lambda reason, values, names: [
        gettext("knows %(countries)s", countries=listed(names.countries(values)))
    ],
    SAME_REGION: lambda reason, values, names: [
        gettext("same region: %(region)s", region=listed(map(names.region, values)))
    ],
    COVERS: lambda reason, values, names: [gettext("active in %(regions)s", regions=listed(map(names.region, values)))],
    LANGUAGES: lambda reason, values, names: [
        gettext("works in %(languages)s", languages=listed(map(names.language_name, values)))
    ],
    STATEMENTS: _statements,
    PRACTICES: _practices,
    DAYS: lambda reason, values, names: [ngettext("%(num)s day a year", "%(num)s days a year", reason.count)],
    TEXT_LANGUAGE: lambda reason, values, names: [text_in(value) for value in values if value != names.language],
}
