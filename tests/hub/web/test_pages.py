"""Every page in every language: status, direction, protection, weight."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from hub.web.assets import STATIC_FOLDER
from synonyms import LANGUAGE_CODES, load_vocabularies
from tests.hub.web.conftest import Page

PATHS = (
    "",
    "search",
    "search?q=children",
    "search?q=nothing-of-the-kind-xyzzy",
    "search?q=%D8%A7%D9%84%D8%A7%D8%AA%D8%AC%D8%A7%D8%B1&country=KEN&objective=10&kind=practice",
    "objectives",
    "objectives/8",
    "objectives/13",
    "countries",
    "countries/KEN",
    "countries/TUV",
    "practices/ken-trafficking-shelters",
    "practices/auc-gcm-action-plan",
    "experts/open-expert",
    "organisations/iom",
    "funds/migration-mptf",
    "funds/migration-mptf-area-2",
    "method",
    "status",
    "ask",
    "api",
    "thesaurus",
    "thesaurus?q=detenci%C3%B3n",
    "thesaurus?q=nothing-of-the-kind-xyzzy",
    "thesaurus/themes/health",
    "thesaurus/themes/decent-work?order=alphabet",
    "thesaurus/immigration-detention",
    "thesaurus/region-002",
    "thesaurus/themes/places",
)
WITH_A_FORM_TO_SEND = ("ask",)
WEIGHT = 100_000


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_page_is_whole_in_each_language(client: FlaskClient, language: str, path: str) -> None:
    answer = client.get(f"/{language}/{path}")
    assert answer.status_code == 200
    assert "Traceback" not in answer.text
    page = Page(answer.text)
    assert page.all("html") == [{"lang": language, "dir": "rtl" if language == "ar" else "ltr"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert answer.headers["Content-Language"] == language
    alternates = {link["hreflang"] for link in page.all("link") if link.get("rel") == "alternate"}
    assert alternates == set(LANGUAGE_CODES)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for name in re.findall(r"%\((\w+)\)", page.words()):
        pytest.fail(f"the place {name} of a text was not filled")


@pytest.mark.parametrize("path", PATHS)
def test_page_is_protected_and_loads_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/en/{path}")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["X-Request-ID"])
    assert ("Set-Cookie" in answer.headers) == (path in WITH_A_FORM_TO_SEND)
    page = Page(answer.text)
    for script in page.all("script"):
        assert (script.get("src") or "").startswith("/static/") or f"nonce-{script['nonce']}" in policy
    for tag, attributes in page.tags:
        assert tag != "style"
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if tag in ("script", "img", "link"):
            place = urlsplit(attributes.get("src") or attributes.get("href") or "")
            assert place.netloc in ("", "localhost")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["ar", "ru"])
def test_page_weighs_less_than_100_kb_with_all_it_loads(client: FlaskClient, language: str, path: str) -> None:
    answer = client.get(f"/{language}/{path}")
    page = Page(answer.text)
    names = {urlsplit(tag.get("src") or tag.get("href") or "").path for tag in page.all("script") + page.all("link")}
    files = {STATIC_FOLDER / name.removeprefix("/static/") for name in names if name.startswith("/static/")}
    files.add(STATIC_FOLDER / "js" / "suggest.js")
    assert len(answer.data) + sum(path.stat().st_size for path in files) < WEIGHT


@pytest.mark.parametrize("number", load_vocabularies().objectives)
def test_every_objective_has_its_page(client: FlaskClient, number: int) -> None:
    page = Page(client.get(f"/fr/objectives/{number}").text)
    assert load_vocabularies().objectives[number].title["fr"] in page.text.replace("&#39;", "'")


def test_links_of_the_main_pages_lead_somewhere(client: FlaskClient) -> None:
    seen: set[str] = set()
    broken = []
    for path in (
        "/en/",
        "/en/objectives",
        "/en/objectives/10",
        "/en/countries",
        "/en/practices/ken-trafficking-shelters",
    ):
        for link in Page(client.get(path).text).links():
            place = link.split("#")[0].split("?")[0]
            if place.startswith("/en/") and place not in seen:
                seen.add(place)
                if client.get(link).status_code != 200:
                    broken.append(link)
    assert not broken
    assert len(seen) > 100


def test_static_files_with_a_digest_are_kept_for_a_year(client: FlaskClient) -> None:
    page = Page(client.get("/en/").text)
    style = next(link["href"] for link in page.all("link") if link.get("rel") == "stylesheet")
    assert style is not None
    assert "max-age=31536000" in client.get(style, buffered=True).headers["Cache-Control"]
    assert "max-age=300" in client.get(style.split("?")[0], buffered=True).headers["Cache-Control"]


def test_health_and_robots(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert "Disallow: /ar/search" in client.get("/robots.txt").text
