"""Fields of experts as the demonstration file holds them."""

from __future__ import annotations

from datetime import date

from hub.catalogue.fields import Fields
from hub.codes import AUDIENCES, CROSS_CUTTING, OBJECTIVES
from hub.experts.records import (
    CONSENT_FIELDS,
    FORMATS,
    GENDERS,
    KIND,
    LEVELS,
    NOBODY,
    Expert,
    Interests,
    Statement,
)
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

_EARLIEST, _LATEST = 1950, 2100
_NEVER = date(1970, 1, 1)


def read_expert(fields: Fields) -> Expert:
    """An invented expert of the demonstration; see `Fields` for how faults are reported."""
    fields.constant("kind", KIND)
    fields.constant("demo", True)
    most = fields.number("most_open_assignments", 1, 10)
    return Expert(
        id=fields.id(),
        name=fields.text("name"),
        country=fields.choice("country", load_countries()),
        employer=fields.text("employer"),
        gender=fields.choice("gender", GENDERS),
        languages=_read_languages(fields),
        objectives=fields.choices("objectives", OBJECTIVES, least=1, most=6),
        cross_cutting=fields.choices("cross_cutting", CROSS_CUTTING, most=3),
        statements=_read_statements(fields),
        countries_worked_in=fields.choices("countries_worked_in", load_countries(), most=15),
        formats=fields.choices("formats", FORMATS, least=1),
        days_a_year=fields.number("days_a_year", 1, 220),
        most_open_assignments=most,
        open_assignments=fields.number("open_assignments", 0, most),
        interests=_read_interests(fields),
        consent=_read_consent(fields),
        last_confirmed=fields.day("last_confirmed") or _NEVER,
        available_from=fields.optional_day("available_from"),
        demo=True,
    )


def _read_languages(fields: Fields) -> tuple[tuple[str, str], ...]:
    known = load_vocabularies().languages
    languages = []
    for each in fields.nested_list("languages", least=1, most=6):
        languages.append((each.choice("code", known), each.choice("level", LEVELS)))
        each.finish()
    codes = [code for code, _ in languages]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        fields.note("languages", f"repeats {code!r}")
    return tuple(languages)


def _read_statements(fields: Fields) -> tuple[Statement, ...]:
    statements = []
    for each in fields.nested_list("statements", least=2, most=4):
        language = each.choice("language", LANGUAGE_CODES)
        statements.append(
            Statement(
                language=language,
                text=each.written("text", language),
                countries=each.choices("countries", load_countries()),
                year=each.optional_number("year", _EARLIEST, _LATEST),
                objectives=each.choices("objectives", OBJECTIVES, least=1, most=3),
            )
        )
        each.finish()
    return tuple(statements)


def _read_interests(fields: Fields) -> Interests:
    interests = fields.nested("interests")
    countries = interests.choices("countries", load_countries())
    organisations = interests.ids("organisations")
    interests.finish()
    return Interests(countries, organisations)


def _read_consent(fields: Fields) -> dict[str, str]:
    consent = fields.nested("consent")
    given = {field: consent.choice(field, (*AUDIENCES, NOBODY)) for field in CONSENT_FIELDS}
    consent.finish()
    return given
