"""What only a browser can tell: nothing sticks out, scripts obey the policy, comforts work and are not needed.

Needs Chromium (`CHROMIUM` names another one than that on the path); skipped where there is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from synonyms import LANGUAGE_CODES
from tests.hub.web.browsing import MARKS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATHS = (
    "",
    "search?q=shelters",
    "objectives",
    "objectives/13",
    "countries",
    "practices/ken-trafficking-shelters",
    "method",
    "ask",
    "api",
)

pytestmark = MARKS


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_sticks_out(page: Page, address: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto(f"{address}/{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_policy_of_the_page_is_kept(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    broken: list[str] = []
    foreign: list[str] = []
    page.on(
        "console", lambda message: broken.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(address) else None)
    for path in PATHS:
        page.goto(f"{address}/en/{path}")
    context.close()
    assert broken == []
    assert foreign == []


def test_theme_is_switched_and_remembered(page: Page, address: str) -> None:
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))

    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/en/")
    light = paper()
    page.get_by_role("button", name="Light or dark page").click()
    dark = paper()
    assert dark != light
    page.goto(f"{address}/en/objectives")
    assert paper() == dark
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Light or dark page").click()
    assert paper() == light


def test_ticking_a_facet_searches_again(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search?q=shelters")
    page.locator(".facets input[name=kind][value=practice]").click()
    page.wait_for_url(re.compile("kind=practice"))
    assert page.locator(".facets input[name=kind][value=practice]").is_checked()
    assert "q=shelters" in page.url


def test_slash_goes_to_the_search_field(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("a/b")
    assert page.locator("input[name=q]").first.input_value() == "a/b"


def test_suggestions_are_chosen_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    field = page.get_by_role("combobox")
    field.press_sequentially("alternatives to d")
    first = page.get_by_role("option").first
    first.wait_for()
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert field.input_value() == first.text_content()
    field.press("Enter")
    page.wait_for_url(re.compile("/en/search"))
    assert page.locator("article.hit").count() > 0


def test_escape_gives_back_what_was_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/")
    field = page.get_by_role("combobox")
    field.press_sequentially("拘留")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.press("Escape")
    assert field.input_value() == "拘留"
    assert page.get_by_role("option").count() == 0


def test_filters_fold_on_a_narrow_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{address}/en/search?q=shelters")
    assert not page.locator(".facets input[name=kind]").first.is_visible()
    page.locator(".facets-fold > summary").click()
    assert page.locator(".facets input[name=kind]").first.is_visible()


def test_keyboard_reaches_the_content_first(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/objectives")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/fr/")
    page.locator("input[name=q]").first.fill("alternatives à la détention")
    page.locator("form[role=search] button").first.click()
    assert page.locator("article.hit").count() > 0
    page.locator("input[name=objective][value='13']").check()
    page.locator(".facets-apply button").click()
    assert "objective=13" in page.url
    assert page.locator("article.hit").count() > 0
    page.locator(".hit-title a").first.click()
    assert page.locator("h1").count() == 1
    assert page.locator("[data-theme-switch]").is_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(page: Page, address: str, scheme: str) -> None:
    """At least 4.5 : 1 for every colour of text on the paper it stands on (WCAG 2.2, 1.4.3)."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in ("", "search?q=shelters", "practices/ken-trafficking-shelters"):
        page.goto(f"{address}/en/{path}")
        poor = page.evaluate(
            """() => {
              const channels = (text) => text.match(/[\\d.]+/g).map(Number);
              const light = (rgb) => rgb.slice(0, 3).map((value) => value / 255)
                .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
              const paper = (element) => {
                for (let here = element; here; here = here.parentElement) {
                  const found = channels(getComputedStyle(here).backgroundColor);
                  if (found.length === 3 || found[3] === 1) return found;
                }
                return [255, 255, 255];
              };
              const poor = new Set();
              for (const element of document.querySelectorAll("body *")) {
                const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
                if (!own || !element.checkVisibility()) continue;
                const [a, b] = [light(channels(getComputedStyle(element).color)), light(paper(element))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5 && !element.matches(".error-status")) {
                  poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
                }
              }
              return [...poor];
            }"""
        )
        assert poor == [], path
