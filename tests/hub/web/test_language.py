"""Addresses without a language, and the switcher."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from synonyms import LANGUAGES
from tests.hub.web.conftest import Page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ar", "ar"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("es-MX", "es"),
        ("de, fr;q=0.5", "fr"),
        ("de", "en"),
        ("", "en"),
        ("ru;q=0.3, fr;q=0.7", "fr"),
        ("x" * 300, "en"),
    ],
)
def test_entrance_leads_to_the_language_of_the_browser(client: FlaskClient, accepted: str, language: str) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


def test_switcher_keeps_page_and_query(client: FlaskClient) -> None:
    page = Page(client.get("/en/search?q=shelters&country=KEN&country=EGY&page=1").text)
    for language in LANGUAGES:
        assert f"/{language.code}/search?q=shelters&country=KEN&country=EGY&page=1" in page.links()
        switch = next(link for link in page.all("a") if link.get("hreflang") == language.code)
        assert (switch["lang"], switch["dir"]) == (language.code, language.direction)
    assert [link["hreflang"] for link in page.all("a") if link.get("aria-current") == "true"] == ["en"]


def test_switcher_keeps_the_record(client: FlaskClient) -> None:
    page = Page(client.get("/fr/practices/ken-trafficking-shelters").text)
    assert "/zh/practices/ken-trafficking-shelters" in page.links()


def test_alternates_are_absolute_and_follow_the_public_address(app_of) -> None:  # type: ignore[no-untyped-def]
    client = app_of(base_url="https://hub.example.org").test_client()
    page = Page(client.get("/en/objectives/3", base_url="https://internal:8000").text)
    links = [link["href"] for link in page.all("link") if link.get("rel") == "alternate"]
    assert "https://hub.example.org/ru/objectives/3" in links


def test_a_query_cannot_change_where_the_switcher_leads(client: FlaskClient) -> None:
    page = Page(client.get("/en/objectives/3?lang=xx&number=5&_external=1&_scheme=evil").text)
    links = [link["href"] or "" for link in page.all("a") if link.get("hreflang")]
    assert all("/objectives/3" in link and "evil" not in link for link in links)
