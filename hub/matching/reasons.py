"""Why two belong together: first as codes with values, then as one sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext, ngettext

if TYPE_CHECKING:
    from hub.web.names import Names

SEPARATOR = " · "
MOST_VALUES = 4
"""Values of one reason that are told; the rest would make the line too long to read."""

CONCEPTS = "concepts"
WORDS = "words"
OBJECTIVES = "objectives"
THEME = "same-theme"
GROUPS = "target-groups"
CROSS_CUTTING = "cross-cutting"
HELP = "kinds-of-help"
SAME_COUNTRY = "same-country"
SAME_REGION = "same-region"
NEIGHBOUR_REGION = "neighbour-region"
COVERS = "covers-country"
LANGUAGES = "languages"
STATEMENTS = "statements"
PRACTICES = "practices"
DONE = "done"
DAYS = "days"
TEXT_LANGUAGE = "text-language"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a match. `values` are codes, `count` and `year` say how many and until when where that matters."""

    code: str
    values: tuple[str, ...] = ()
    count: int = 0
    year: int | None = None


def kept(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those that say something."""
    return tuple(reason for reason in reasons if reason.values or reason.count)


def sentence(reasons: Sequence[Reason], names: Names) -> str:
    """One quiet sentence of the reasons, in the language of the names and of the current locale; "" for none."""
    told = list(dict.fromkeys(phrase for reason in reasons for phrase in _phrases(reason, names) if phrase))
    return gettext("because: %(reasons)s", reasons=SEPARATOR.join(told)) if told else ""


def _phrases(reason: Reason, names: Names) -> list[str]:
    values = reason.values[:MOST_VALUES]
    if reason.code == CONCEPTS:
        return [names.concept(value) for value in values]
    if reason.code == WORDS:
        return list(values)
    if reason.code == GROUPS:
        return [names.term("target_groups", value) for value in values]
    if reason.code == CROSS_CUTTING:
        return [names.term("cross_cutting", value) for value in values]
    return [_phrase(reason, values, names)]


def _phrase(reason: Reason, values: Sequence[str], names: Names) -> str:
    countries = ", ".join(names.country(value) for value in values)
    match reason.code:
        case "objectives":
            told = ", ".join(f"{value} {names.objective(int(value))}" for value in values)
            return ngettext("objective %(told)s", "objectives %(told)s", len(values), told=told)
        case "same-theme":
            return gettext("same thematic area: %(area)s", area=", ".join(names.theme(int(value)) for value in values))
        case "kinds-of-help":
            return gettext("offers: %(kinds)s", kinds=", ".join(names.term("kinds_of_help", value) for value in values))
        case "same-country":
            return gettext("same country: %(countries)s", countries=countries)
        case "same-region":
            return gettext("same region: %(regions)s", regions=", ".join(names.region(value) for value in values))
        case "neighbour-region":
            return gettext("neighbouring region")
        case "covers-country":
            return gettext("active in the region of %(countries)s", countries=countries)
        case "languages":
            told = ", ".join(names.language_name(value) for value in values)
            return gettext("works in: %(languages)s", languages=told)
        case "text-language":
            return gettext("text in: %(languages)s", languages=", ".join(names.language_name(value) for value in values))
        case "done":
            return " ".join(filter(None, (countries, str(reason.year or ""))))
        case _:
            return _counted(reason)


def _counted(reason: Reason) -> str:
    match reason.code:
        case "statements" if reason.year:
            return ngettext(
                "%(num)d statement of experience on this, latest %(year)s",
                "%(num)d statements of experience on this, latest %(year)s",
                reason.count,
                year=reason.year,
            )
        case "statements":
            return ngettext(
                "%(num)d statement of experience on this", "%(num)d statements of experience on this", reason.count
            )
        case "practices" if reason.year:
            return ngettext(
                "%(num)d practice on this, latest %(year)s",
                "%(num)d practices on this, latest %(year)s",
                reason.count,
                year=reason.year,
            )
        case "days":
            return ngettext("%(num)d day a year", "%(num)d days a year", reason.count)
        case _:
            return ""
