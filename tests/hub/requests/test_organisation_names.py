"""Organisations are named by a name in any language, or by an acronym in capitals."""

from __future__ import annotations

from hub.requests.organisation_names import OrganisationNames
from synonyms import LANGUAGE_CODES
from tests.hub.records import make_organisation


def test_organisations_are_named_by_any_name_or_by_an_acronym_in_capitals() -> None:
    who = make_organisation(
        "who", acronym="WHO", names=dict.fromkeys(LANGUAGE_CODES, "World Health Organization") | {"zh": "世界卫生组织"}
    )
    names = OrganisationNames([who, make_organisation("iom")])
    assert names.named_in("Those who help us: IOM and WHO.", "en") == ("iom", "who")
    assert names.named_in("those who help us", "en") == ()
    assert names.named_in("与世界卫生组织合作", "zh") == ("who",)
    assert names.named_in("the World Health Organization", "en") == ("who",)
