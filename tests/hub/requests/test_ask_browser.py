"""The ask page in a browser: reading along while somebody types, what axe finds, and no script at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.hub.requests.test_operations import ASKED, IN_SIX
from tests.hub.web.browsing import CHROMIUM, FLAGS, MARKS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = MARKS


@pytest.fixture(scope="module")
def served(request_app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, request_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose complaints fail the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert not complaints


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_page_reads_along(page: Page, served: str, language: str) -> None:
    page.goto(f"{served}/{language}/ask")
    panel = page.locator(".ask-live")
    assert not panel.is_visible()
    page.fill("#text", IN_SIX[language])
    page.wait_for_selector(".ask-live-objectives li", timeout=15_000)
    assert panel.is_visible()
    assert "13" in page.locator(".ask-live-objectives").inner_text()
    assert page.locator(".ask-live-text").get_attribute("aria-live") == "polite"


def test_a_text_that_came_with_the_address_is_read_at_once(page: Page, served: str) -> None:
    page.goto(f"{served}/en/ask?text=alternatives+to+detention+for+children")
    page.wait_for_selector(".ask-live-objectives li", timeout=15_000)


def test_it_works_without_scripts(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/en/ask")
        page.fill("#text", ASKED)
        page.select_option("#country", "KEN")
        page.click(".ask-go button")
        assert page.locator(".match").count() > 10
        page.locator("input[name=objective]").first.uncheck()
        page.select_option("#add-objective", "20")
        page.locator(".understood button").click()
        assert page.locator("input[name=objective]:checked").evaluate_all("all => all.map(one => one.value)") == ["20"]
        page.fill("#missed-name", "bol-electronic-passports")
        page.click("#why-not button")
        assert "no evidence" in page.locator("#why-not .notice").inner_text()
        assert page.input_value("#text") == ASKED


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("width", [375, 1440])
def test_an_answer_holds_its_width_and_violates_no_rule(page: Page, served: str, language: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}/{language}/ask")
    page.fill("#text", IN_SIX[language])
    page.click(".ask-go button")
    page.wait_for_selector(".match")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [f"{item['id']} at {item['nodes'][0]['target']}" for item in found] == []
