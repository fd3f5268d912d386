"""axe-core finds nothing to complain of on any page, in a left-to-right, a right-to-left and a Han script language.

axe-core (Deque Systems) checks the WCAG 2.2 rules that a program can check, and its own list of best practices.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.hub.web.browsing import MARKS

pytestmark = MARKS

PATHS = (
    "",
    "search",
    "search?q=shelters+for+victims",
    "search?q=zzzzzz",
    "objectives",
    "objectives/13",
    "countries",
    "countries/KEN",
    "practices/ken-trafficking-shelters",
    "organisations/iom",
    "funds/migration-mptf",
    "experts/open-expert",
    "ask",
    "ask?text=We+need+a+shelter+for+victims+of+trafficking",
    "method",
    "status",
    "api",
    "thesaurus",
    "thesaurus?q=detenci%C3%B3n",
    "thesaurus?q=nothing-of-the-kind-xyzzy",
    "thesaurus/themes/health",
    "thesaurus/themes/decent-work?order=alphabet",
    "thesaurus/immigration-detention",
)


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['help']} at {item['nodes'][0]['target']}" for item in found]


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("path", PATHS)
def test_no_violation_on(page: Page, address: str, language: str, path: str) -> None:
    page.goto(f"{address}/{language}/{path}")
    assert _violations(page) == []


def test_no_violation_on_an_error_page(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        lost = context.new_page()
        lost.goto(f"{address}/en/nowhere")
        assert _violations(lost) == []


@pytest.mark.parametrize("path", ["", "search?q=shelters", "practices/ken-trafficking-shelters", "ask"])
def test_no_violation_in_the_dark_on(page: Page, address: str, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/en/{path}")
    assert _violations(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_violation_on_the_answer_to_a_request(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}/ask")
    page.locator("textarea").first.fill("We want to open a shelter for victims of trafficking and to train judges.")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    assert _violations(page) == []
