"""Pages of records: practice, expert, fund, country."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from synonyms import LANGUAGE_CODES
from tests.hub.web.conftest import Page

PRACTICE = "ken-trafficking-shelters"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_practice_describes_itself_to_machines(client: FlaskClient, language: str) -> None:
    text = client.get(f"/{language}/practices/{PRACTICE}").text
    found = re.search(r'<script type="application/ld\+json" nonce="[^"]+">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    assert data["inLanguage"] == language
    assert data["url"] == f"http://localhost/{language}/practices/{PRACTICE}"
    assert [place["identifier"] for place in data["spatialCoverage"]] == ["KEN"]
    assert data["isBasedOn"]["identifier"] == "A/75/542"


def test_practice_shows_its_other_languages(client: FlaskClient) -> None:
    page = Page(client.get(f"/en/practices/{PRACTICE}").text)
    versions = [part["lang"] for part in page.all("details") if "lang" in part]
    assert versions == ["ar", "es", "fr", "ru", "zh"]


def test_practice_can_be_cited(client: FlaskClient) -> None:
    text = client.get(f"/en/practices/{PRACTICE}").text
    assert "@misc{ken-trafficking-shelters," in text
    assert "Described in A/75/542, paragraph 44" in text


def test_similar_practices_have_reasons_and_leave_out_the_practice(client: FlaskClient) -> None:
    text = client.get(f"/en/practices/{PRACTICE}").text
    near = text[text.index('<div class="near">') :].split("</section>")[0]
    assert near.count("<article>") == near.count("near-reason") >= 2
    assert PRACTICE not in near


def test_expert_shows_only_what_was_agreed_to(client: FlaskClient) -> None:
    shown = client.get("/en/experts/open-expert").text
    assert "Coast Legal Aid Network" in shown
    assert "French" in shown
    shy = Page(client.get("/en/experts/shy-expert").text).words()
    assert "Coast Legal Aid Network" not in shy
    assert "working knowledge" not in shy
    assert "Drafted screening rules" in shy


def test_demonstration_is_plainly_said(client: FlaskClient) -> None:
    assert "Demonstration" in client.get("/en/experts/open-expert").text
    assert "Demonstration" in client.get("/en/objectives/13").text
    text = client.get("/en/search?kind=expert").text
    assert text.count('<span class="tag">Demonstration</span>') == text.count('<article class="hit">') == 2


@pytest.mark.parametrize("path", ["experts/open-expert", "objectives/13", "search?kind=expert"])
def test_contact_and_gender_are_never_shown(client: FlaskClient, path: str) -> None:
    words = Page(client.get(f"/en/{path}").text).words().casefold()
    assert "female" not in words
    assert "mailto:" not in words


def test_statement_carries_its_language(client: FlaskClient) -> None:
    page = Page(client.get("/ar/experts/open-expert").text)
    assert {"lang": "fr", "dir": "ltr"} in page.all("p")


def test_fund_names_its_windows(client: FlaskClient) -> None:
    page = Page(client.get("/en/funds/migration-mptf").text)
    assert "/en/funds/migration-mptf-area-5" in page.links()
    window = Page(client.get("/en/funds/migration-mptf-area-5").text)
    assert "/en/funds/migration-mptf" in window.links()


def test_country_code_has_one_form(client: FlaskClient) -> None:
    answer = client.get("/en/countries/ken")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/countries/KEN")


def test_country_without_practices_is_an_invitation(client: FlaskClient) -> None:
    page = Page(client.get("/en/countries/TUV").text)
    assert (
        "/en/search?region=061&kind=practice" in page.links() or "/en/search?kind=practice&region=061" in page.links()
    )
    assert "/en/ask?country=TUV" in page.links()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_map_links_every_state_and_carries_the_note(client: FlaskClient, language: str) -> None:
    page = Page(client.get(f"/{language}/countries").text)
    linked = {link for link in page.links() if link.startswith(f"/{language}/countries/")}
    assert len(linked) >= 197
    assert f"/{language}/countries/TUV" in linked
    assert f"/{language}/countries/ESH" not in linked
