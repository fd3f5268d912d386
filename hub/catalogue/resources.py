"""Fields of practices, organisations and funds as the catalogue's files hold them."""

from __future__ import annotations

from hub.catalogue.fields import Fields
from hub.codes import (
    ACTOR_TYPES,
    CROSS_CUTTING,
    KINDS_OF_HELP,
    OBJECTIVES,
    ORGANISATION_TYPES,
    PRINCIPLES,
    TARGET_GROUPS,
)
from hub.funds.records import KIND as FUND
from hub.funds.records import STATUSES as FUND_STATUSES
from hub.funds.records import Fund
from hub.organisations.records import KIND as ORGANISATION
from hub.organisations.records import STATUSES as ORGANISATION_STATUSES
from hub.organisations.records import Organisation
from hub.practices.records import KIND as PRACTICE
from hub.practices.records import SCOPES, STATUSES, TYPES, YEAR_BASES, Actor, Practice
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

_EARLIEST, _LATEST = 1950, 2100


def read_practice(fields: Fields) -> Practice:
    """A practice; see `Fields` for how faults are reported."""
    fields.constant("kind", PRACTICE)
    objectives = fields.nested("objectives")
    primary = objectives.choices("primary", OBJECTIVES, least=1, most=2)
    secondary = objectives.choices("secondary", OBJECTIVES, most=3)
    for both in sorted(set(primary) & set(secondary)):
        objectives.note("secondary", f"repeats {both}, which is primary already")
    objectives.finish()
    return Practice(
        id=fields.id(),
        status=fields.choice("status", STATUSES),
        source=fields.source(),
        year=fields.number("year", _EARLIEST, _LATEST),
        year_basis=fields.choice("year_basis", YEAR_BASES),
        countries=fields.choices("countries", load_countries()),
        regions=fields.choices("regions", load_vocabularies().regions),
        scope=fields.choice("scope", SCOPES),
        type=fields.choice("type", TYPES),
        objectives_primary=primary,
        objectives_secondary=secondary,
        principles=fields.choices("principles", PRINCIPLES, most=3),
        sdgs=fields.choices("sdgs", sorted(load_vocabularies().sdg_codes)),
        target_groups=fields.choices("target_groups", TARGET_GROUPS, most=4),
        cross_cutting=fields.choices("cross_cutting", CROSS_CUTTING, most=3),
        implementers=_read_actors(fields, "implementers", least=1),
        partners=_read_actors(fields, "partners"),
        links=fields.links("links"),
        titles=fields.translations("title"),
        summaries=fields.translations("summary"),
    )


def _read_actors(fields: Fields, key: str, least: int = 0) -> tuple[Actor, ...]:
    actors = []
    for each in fields.nested_list(key, least=least):
        actors.append(Actor(names=each.translations("name", names=True), type=each.choice("type", ACTOR_TYPES)))
        each.finish()
    return tuple(actors)


def read_organisation(fields: Fields) -> Organisation:
    """An organisation."""
    fields.constant("kind", ORGANISATION)
    return Organisation(
        id=fields.id(),
        status=fields.choice("status", ORGANISATION_STATUSES),
        type=fields.choice("type", ORGANISATION_TYPES),
        acronym=fields.text("acronym", empty=True),
        source=fields.source(),
        services=fields.choices("services", KINDS_OF_HELP, least=1),
        objectives=fields.choices("objectives", OBJECTIVES, least=1),
        countries=fields.choices("countries", load_countries()),
        regions=fields.choices("regions", load_vocabularies().regions),
        languages=fields.choices("languages", LANGUAGE_CODES, least=1),
        url=fields.link("url"),
        names=fields.translations("name", names=True),
        summaries=fields.translations("summary"),
    )


def read_fund(fields: Fields) -> Fund:
    """A fund, or a window of one."""
    fields.constant("kind", FUND)
    parent = fields.text("parent", empty=True)
    theme = fields.optional_number("theme", 1, 5)
    if parent and theme is None:
        fields.note("theme", "is missing for the window of a fund")
    return Fund(
        id=fields.id(),
        status=fields.choice("status", FUND_STATUSES),
        type=fields.choice("type", ORGANISATION_TYPES),
        acronym=fields.text("acronym", empty=True),
        parent=parent or None,
        theme=theme,
        source=fields.source(),
        services=fields.choices("services", KINDS_OF_HELP, least=1),
        objectives=fields.choices("objectives", OBJECTIVES, least=1),
        countries=fields.choices("countries", load_countries()),
        regions=fields.choices("regions", load_vocabularies().regions),
        languages=fields.choices("languages", LANGUAGE_CODES, least=1),
        url=fields.link("url"),
        names=fields.translations("name", names=True),
        summaries=fields.translations("summary"),
        who_may_apply=fields.translations("who_may_apply"),
    )
