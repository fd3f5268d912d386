"""The answer as programs read it."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask

from hub.requests.operations import explain_absence, match_request, understand_request
from hub.requests.presentation import SECTIONS, match_json, refusal_json, understanding_json
from hub.requests.records import KINDS, SupportQuestion
from hub.web.services import Services
from synonyms import LANGUAGE_CODES
from tests.hub.requests.test_operations import ASKED

QUESTION = SupportQuestion(ASKED, country="KEN")


@pytest.mark.parametrize("reader", LANGUAGE_CODES)
def test_names_and_reasons_are_in_the_language_of_the_reader(
    request_app: Flask, services: Services, now: datetime, reader: str
) -> None:
    result = match_request(QUESTION, services, now)
    with request_app.test_request_context(f"/{reader}/"):
        found = match_json(result, reader, "https://hub.example.org")
    assert found["language"] == "en"
    (need,) = found["needs"]
    for section in SECTIONS.values():
        for match in need[section]:
            assert match["why"]["sentence"]
            assert match["title"]
            assert f"/{reader}/" in match["url"]
            assert set(match["parts"]) == set(match["weights"])
    thailand = next(match for match in need["peers"] if match["id"] == "THA")
    assert thailand["name"] == {"ar": "تايلند", "en": "Thailand", "zh": "泰国"}.get(reader, thailand["name"])
    assert thailand["practices"][0]["url"].startswith(f"https://hub.example.org/{reader}/practices/")


def test_every_kind_has_its_section() -> None:
    assert tuple(SECTIONS) == KINDS


def test_an_understanding_tells_whole_and_needs(request_app: Flask, services: Services) -> None:
    understood, needs = understand_request(
        SupportQuestion("1. detention of children\n2. cost of remittances"), services
    )
    with request_app.test_request_context("/fr/"):
        found = understanding_json(understood, needs, "fr")
    assert [need["objectives"][0]["number"] for need in found["needs"]] == [13, 20]
    assert {objective["number"] for objective in found["objectives"]} >= {13, 20}
    assert found["objectives"][0]["concepts"][0]["label"]


def test_a_refusal_counts_needs_from_one(request_app: Flask, services: Services, now: datetime) -> None:
    refusal = explain_absence(QUESTION, "practice", "bol-electronic-passports", services, now)
    with request_app.test_request_context("/en/"):
        found = refusal_json(refusal, "en", "")
    assert found["need"] == 1
    assert found["sentence"].startswith("Nothing in this record")
    assert found["barred"] == []
