"""What templates can say besides Jinja's own words: numbers, dates, names, addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from flask import Flask, url_for

from hub.web.language import direction, language_links, page_language, public_address
from hub.web.names import Names, names_in
from hub.web.services import services
from hub.web.wording import PageWords, format_long_date, format_number, format_share

RECORD_PAGES = {
    "practice": "practices.show",
    "expert": "experts.show",
    "organisation": "organisations.show",
    "fund": "funds.show",
}
"""Kind of record -> endpoint of its page, which takes `id`."""

SUGGESTIONS = "/api/v1/suggest"
LONGEST_ADDRESS = 60


def record_url(kind: str, id: str) -> str:
    """The page of a record; an empty text for a kind that has no pages."""
    endpoint = RECORD_PAGES.get(kind)
    return url_for(endpoint, id=id) if endpoint else ""


def named() -> Names:
    """Names in the language of the page."""
    return names_in(page_language())


def page_path(name: str) -> str:
    """The page `/<lang>/<name>`, for pages that another feature answers."""
    return f"/{page_language()}/{name}"


def url_name(address: str) -> str:
    """An address as people write it: host and path, cut where it gets long."""
    parts = urlsplit(address)
    written = unquote(parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    return written if len(written) <= LONGEST_ADDRESS else written[: LONGEST_ADDRESS - 1] + "…"


def equip(app: Flask) -> None:
    """Give templates their words."""
    app.jinja_env.filters.update(
        number=format_number, percent=format_share, long_date=format_long_date, direction=direction, urlname=url_name
    )
    app.jinja_env.globals.update(record_url=record_url, language_links=language_links, page_path=page_path)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def page_words() -> dict[str, Any]:
        language, words = page_language(), PageWords()
        return {
            "_": words.gettext,
            "gettext": words.gettext,
            "ngettext": words.ngettext,
            "language": language,
            "direction_of_page": direction(language),
            "names": names_in(language),
            "public_address": public_address,
            "contact": services().settings.contact,
            "suggest_address": SUGGESTIONS,
        }
