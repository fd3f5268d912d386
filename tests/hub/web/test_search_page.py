"""The search page: what it shows, and what it does with odd input."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.hub.web.conftest import Page

DETENTION = {
    "ar": "بدائل احتجاز الأطفال المهاجرين",
    "en": "alternatives to detention of migrant children",
    "es": "alternativas a la detención de niños migrantes",
    "fr": "solutions autres que la détention des enfants migrants",
    "ru": "альтернативы содержанию под стражей детей-мигрантов",
    "zh": "移民儿童拘留替代办法",
}


@pytest.mark.parametrize("asked", DETENTION)
@pytest.mark.parametrize("reader", ["ar", "en", "zh"])
def test_question_in_any_language_finds_practices_and_says_why(client: FlaskClient, asked: str, reader: str) -> None:
    text = client.get(f"/{reader}/search?kind=practice&q={quote(DETENTION[asked])}").text
    first = text[text.index('<article class="hit">') :].split("</article>")[0]
    assert "/objectives/13" in first
    assert 'class="reason"' in first
    assert f'<p class="snippet" lang="{reader}"' in first
    assert "<mark>" in text


def test_every_match_has_a_reason(client: FlaskClient) -> None:
    text = client.get("/en/search?q=" + quote(DETENTION["en"])).text
    assert text.count('<article class="hit">') == text.count('<div class="reason">') > 5


def test_listing_without_question_has_no_reasons(client: FlaskClient) -> None:
    text = client.get("/en/search").text
    assert text.count('<article class="hit">') == 20
    assert '<div class="reason">' not in text


def test_active_filters_can_be_taken_away_one_by_one(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?q=shelters&objective=10&objective=7&country=ken&kind=practice").text)
    links = [unescape(link) for link in page.links()]
    assert "/en/search?q=shelters&objective=7&country=KEN&kind=practice" in links
    assert "/en/search?q=shelters&objective=10&objective=7&kind=practice" in links
    assert "/en/search?q=shelters" in links
    ticked = {(box["name"], box["value"]) for box in page.all("input") if "checked" in box}
    assert ticked == {("objective", "10"), ("objective", "7"), ("country", "KEN"), ("kind", "practice")}


def test_facet_form_keeps_question_and_language(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?q=shelters&in=fr").text)
    hidden = {(box["name"], box["value"]) for box in page.all("input") if box.get("type") == "hidden"}
    assert {("q", "shelters"), ("in", "fr")} <= hidden


def test_pages_turn_and_end(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?kind=practice").text)
    assert "/en/search?kind=practice&page=2" in page.links()
    far = client.get("/en/search?kind=practice&page=1000000000")
    assert far.status_code == 302
    last = client.get(far.headers["Location"])
    assert last.status_code == 200
    assert '<article class="hit">' in last.text
    assert Page(last.text).all("ol")[0]["start"] != "1"


@pytest.mark.parametrize(
    "query",
    [
        "q=",
        "q=%00",
        "q=%00%01%1f",
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=" + "a" * 19_000,
        "q=" + quote("移" * 3_000),
        "q=%22unbalanced",
        "q=-word",
        "q=*",
        "q=AND%20OR%20NOT%20(",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=a&q=b",
        "page=-1",
        "page=x",
        "page=1e9",
        "page=%D9%A3",
        "page=" + "9" * 400,
        "objective=99&country=XXX&sdg=99&region=000&year=abc&kind=%00&language=tlh&status=%27%3B--&theme=7",
        "objective=" + ",".join(["13"] * 5000),
        "in=xx",
        "country=ken,EGY",
        "unknown=1",
    ],
)
def test_odd_input_is_answered(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/en/search?{query}", follow_redirects=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_endless_question_is_refused_with_words(client: FlaskClient) -> None:
    answer = client.get("/en/search?q=" + "a " * 15_000)
    assert answer.status_code == 400
    assert "too long" in answer.text


def test_no_result_offers_one_next_step(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?q=xyzzyplugh").text)
    assert "/en/ask" in page.links()
    filtered = Page(client.get("/en/search?q=shelters&country=JPN&objective=22").text)
    assert "/en/search?q=shelters" in filtered.links()


def test_misspelling_is_noticed(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?q=alternatives+to+detenttion").text)
    assert "/en/search?q=alternatives+to+detention" in page.links()


def test_question_outside_the_six_languages_gets_a_hint(client: FlaskClient) -> None:
    text = client.get("/en/search?q=" + quote("wie schützen wir Kinder ohne Begleitung vor der Abschiebehaft")).text
    assert "German" in text
    assert "Ask in Arabic" in text


def test_api_call_repeats_the_search(client: FlaskClient) -> None:
    text = unescape(client.get("/fr/search?q=shelters&country=KEN&page=1").text)
    assert "http://localhost/api/v1/search?q=shelters&country=KEN&reader=fr" in text


def test_experts_for_states_are_not_found_by_the_public(client: FlaskClient) -> None:
    text = client.get("/en/search?q=Hidden+Person&kind=expert").text
    assert "states-expert" not in text
    assert "open-expert" in client.get("/en/search?q=screening+rules+children+detention&kind=expert").text
