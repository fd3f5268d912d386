"""The ask page in every language, without scripts: form, answer, corrections, why not."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hub.requests.forms import mark_of
from synonyms import LANGUAGE_CODES
from tests.hub.requests.test_operations import ASKED, IN_SIX
from tests.hub.web.conftest import Page

WEIGHT = 110_000
"""Bytes of an answer to one need, chips and form included."""


@pytest.fixture
def client(request_app: Flask) -> FlaskClient:
    return request_app.test_client()


def ask(client: FlaskClient, language: str = "en", **fields: object) -> TestResponse:
    page = client.get(f"/{language}/ask").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return client.post(f"/{language}/ask", data={"csrf_token": found.group(1), **fields})


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_form_and_its_answer_in_every_language(client: FlaskClient, language: str) -> None:
    empty = Page(client.get(f"/{language}/ask").text)
    assert {field["name"] for field in empty.all("textarea")} == {"text"}
    answer = ask(client, language, text=IN_SIX[language], country="KEN")
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.all("html") == [{"lang": language, "dir": "rtl" if language == "ar" else "ltr"}]
    assert len(page.all("h1")) == 1
    assert f"/{language}/practices/tha-child-detention-alternatives-framework" in page.links()
    assert f"/{language}/countries/THA" in page.links()
    assert IN_SIX[language].split(" ")[0] in answer.text
    assert not re.findall(r"%\(\w+\)", page.words())
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(answer.data) < WEIGHT


def test_an_address_can_begin_the_form(client: FlaskClient) -> None:
    answer = client.get("/en/ask?text=a+shelter+<b>&country=KEN&days=x")
    page = Page(answer.text)
    assert "a shelter &lt;b&gt;</textarea>" in answer.text
    assert [option["value"] for option in page.all("option") if "selected" in option] == ["KEN"]
    assert "problem-" not in answer.text


def test_every_match_has_a_reason(client: FlaskClient) -> None:
    answer = ask(client, text=ASKED)
    assert answer.text.count('<article class="match">') == answer.text.count('class="reason"') > 10


def test_it_says_that_nothing_is_saved(client: FlaskClient) -> None:
    assert "Nothing is saved" in client.get("/en/ask").text


def test_answers_are_not_kept_by_caches(client: FlaskClient) -> None:
    assert "no-store" in ask(client, text=ASKED).headers["Cache-Control"]


def test_an_empty_text_has_its_message_beside_the_field(client: FlaskClient) -> None:
    answer = ask(client, text="  ", country="KEN")
    assert answer.status_code == 422
    page = Page(answer.text)
    (field,) = page.all("textarea")
    assert field["aria-invalid"] == "true"
    assert "problem-text" in (field["aria-describedby"] or "")
    assert 'id="problem-text"' in answer.text
    assert any(option.get("value") == "KEN" and "selected" in option for option in page.all("option"))


def test_too_long_a_text_is_refused_and_kept(client: FlaskClient) -> None:
    answer = ask(client, text="word " * 4_001)
    assert answer.status_code == 422
    assert "20,004" in answer.text
    assert answer.text.count("word ") >= 4_000


def test_what_is_written_is_never_markup(client: FlaskClient) -> None:
    answer = ask(
        client, text='<script>alert("x")</script> detention of children', missed_kind="expert", missed_name="<b>"
    )
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_a_form_of_another_site_is_refused(client: FlaskClient) -> None:
    assert client.post("/en/ask", data={"text": ASKED}).status_code == 400


def test_chips_can_be_taken_away_and_added(client: FlaskClient) -> None:
    first = Page(ask(client, text=ASKED).text)
    chips = [field for field in first.all("input") if field.get("name") == "objective"]
    assert [field["value"] for field in chips if "checked" in field] == ["13"]
    assert any(field.get("name") == "concept" and "checked" in field for field in first.all("input"))
    second = Page(ask(client, text=ASKED, read=mark_of(ASKED), objective="20", shown_concept="children").text)
    chips = [field for field in second.all("input") if field.get("name") == "objective"]
    assert [field["value"] for field in chips if "checked" in field] == ["20"]
    assert "13" in [field["value"] for field in chips]
    concepts = [field for field in second.all("input") if field.get("name") == "concept"]
    assert [field["value"] for field in concepts if "checked" not in field] == ["children"]


def test_several_needs_have_sections_and_a_list(client: FlaskClient) -> None:
    text = "1. alternatives to detention for children\n2. remittances that cost our diaspora less"
    page = Page(ask(client, text=text).text)
    assert {"#need-1", "#need-2"} <= set(page.links())
    assert [section["id"] for section in page.all("section") if section.get("class") == "need"] == ["need-1", "need-2"]


def test_another_language_gets_a_hint(client: FlaskClient) -> None:
    text = "Wir brauchen Hilfe bei der Rückkehr von Migranten und deren Wiedereingliederung in den Arbeitsmarkt."
    assert "German" in Page(ask(client, text=text).text).words()


def test_no_evidence_is_a_designed_state(client: FlaskClient) -> None:
    words = Page(ask(client, text="qwzx vbnm plokij").text).words()
    assert "The catalogue holds no evidence on this yet." in words


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("practice", "bol-electronic-passports", "no evidence to propose it"),
        ("expert", "Conflicted Person", "declared interest"),
        ("expert", "Discreet Person", "may not be disclosed"),
        ("expert", "Loaded Person", "assignments"),
        ("expert", "Hidden Nobody Q", "nothing of this kind with such a name"),
        ("practice", "shelters for victims", "Which one do you mean?"),
        ("peer", "Kenya", "the asking country itself"),
    ],
)
def test_why_not_has_an_answer(client: FlaskClient, kind: str, name: str, told: str) -> None:
    answer = ask(client, text=ASKED, country="KEN", missed_kind=kind, missed_name=name)
    assert answer.status_code == 200
    assert told in Page(answer.text).words()


def test_a_choice_answers_why_not(client: FlaskClient) -> None:
    answer = ask(
        client, text=ASKED, missed_kind="practice", missed_name="passports", missed_id="bol-electronic-passports"
    )
    assert "no evidence to propose it" in Page(answer.text).words()


def test_the_page_loads_nothing_from_elsewhere_and_needs_no_script(client: FlaskClient) -> None:
    page = Page(ask(client, text=ASKED).text)
    sources = [tag.get("src") or "" for tag in page.all("script")] + [tag.get("href") or "" for tag in page.all("link")]
    assert all(source.startswith(("/", "http://localhost/")) for source in sources)
    assert not re.search(r'\s(on\w+|style)="', page.text)
