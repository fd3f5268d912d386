"""Sound records to change one thing at a time in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hub.experts.records import CONSENT_FIELDS, Expert, Interests, Statement
from hub.funds.records import Fund
from hub.organisations.records import Organisation
from hub.practices.records import Actor, Practice
from indexer.documents import Source

SIX = {"ar": "ملاجئ", "en": "Shelters", "es": "Albergues", "fr": "Foyers", "ru": "Приюты", "zh": "庇护所"}
MORE = {"ar": "نص", "en": "A text", "es": "Un texto", "fr": "Un texte", "ru": "Текст", "zh": "文字"}
PUBLIC_CONSENT = dict.fromkeys(CONSENT_FIELDS, "public")


def make_practice(id: str = "ken-shelters", **changes: Any) -> Practice:
    """A national service of Kenya of 2020, objective 10, then 7."""
    practice = Practice(
        id=id,
        status="recorded",
        source=Source("A/75/542", "44"),
        year=2020,
        year_basis="report",
        countries=("KEN", "UGA"),
        regions=(),
        scope="national",
        type="service",
        objectives_primary=(10,),
        objectives_secondary=(7, 3),
        principles=("human-rights",),
        sdgs=("10.7", "5.2"),
        target_groups=("women",),
        cross_cutting=("gender",),
        implementers=(Actor(SIX, "government"),),
        partners=(Actor(MORE, "un-entity"),),
        links=("https://example.org/a",),
        titles=SIX,
        summaries=MORE,
    )
    return replace(practice, **changes)


def make_organisation(id: str = "iom", **changes: Any) -> Organisation:
    """A worldwide body of the United Nations."""
    organisation = Organisation(
        id=id,
        status="recorded",
        type="un-entity",
        acronym="IOM",
        source=Source("A/75/542", "76"),
        services=("advice", "training"),
        objectives=(21, 7),
        countries=(),
        regions=("001",),
        languages=("en", "fr"),
        url="https://example.org",
        names=SIX,
        summaries=MORE,
    )
    return replace(organisation, **changes)


def make_fund(id: str = "big-fund", **changes: Any) -> Fund:
    """A whole fund for all countries."""
    fund = Fund(
        id=id,
        status="recorded",
        type="un-entity",
        acronym="BF",
        parent=None,
        theme=None,
        source=Source("A/75/542", "82"),
        services=("funding",),
        objectives=(23, 1),
        countries=(),
        regions=("001",),
        languages=("en",),
        url="https://example.org",
        names=SIX,
        summaries=MORE,
        who_may_apply=MORE,
    )
    return replace(fund, **changes)


def make_expert(id: str = "demo-expert-001", *, consent: dict[str, str] | None = None, **changes: Any) -> Expert:
    """An expert from Kenya who agreed to show everything, except for what `consent` says."""
    expert = Expert(
        id=id,
        name="Amina Wanjiru",
        country="KEN",
        employer="Coast Legal Aid Network",
        gender="female",
        languages=(("en", "native"), ("fr", "working")),
        objectives=(13, 10),
        cross_cutting=("children",),
        statements=(
            Statement("en", "Drafted screening rules for children in detention.", ("KEN", "UGA"), 2021, (13,)),
            Statement("fr", "A formé des juges aux solutions autres que la détention.", ("SEN",), None, (13,)),
        ),
        countries_worked_in=("KEN", "ETH"),
        formats=("remote", "on-site"),
        days_a_year=30,
        most_open_assignments=3,
        open_assignments=1,
        interests=Interests(("KEN",), ("iom",)),
        consent=PUBLIC_CONSENT | (consent or {}),
        last_confirmed=date(2026, 3, 1),
        available_from=date(2027, 1, 1),
        demo=True,
    )
    return replace(expert, **changes)


EXPERT_VALUES: dict[str, Any] = {
    "id": "demo-expert-001",
    "kind": "expert",
    "demo": True,
    "name": "Amina Wanjiru",
    "country": "KEN",
    "employer": "Coast Legal Aid Network (demonstration)",
    "gender": "female",
    "languages": [{"code": "en", "level": "native"}],
    "objectives": [13],
    "cross_cutting": ["children"],
    "statements": [
        {"language": "en", "text": "Drafted rules.", "countries": ["KEN"], "year": 2021, "objectives": [13]},
        {"language": "zh", "text": "起草规则。", "countries": [], "year": None, "objectives": [13]},
    ],
    "countries_worked_in": ["KEN"],
    "formats": ["remote"],
    "days_a_year": 30,
    "most_open_assignments": 3,
    "open_assignments": 1,
    "interests": {"countries": ["KEN"], "organisations": []},
    "consent": PUBLIC_CONSENT,
    "last_confirmed": "2026-03-01",
    "available_from": None,
}
"""The fields of one expert as the demonstration file holds them; write dates without quotes."""
