"""What templates can say besides Jinja's own words: numbers, dates, names, addresses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Flask, url_for
from flask_babel import format_date, format_decimal, format_percent

from hub.web.language import direction, language_links, page_language, public_address
from hub.web.names import Names, kind_name, names_in, status_name

RECORD_PAGES = {
    "practice": "practices.show",
    "expert": "experts.show",
    "organisation": "organisations.show",
    "fund": "funds.show",
}
"""Kind of record -> endpoint of its page, which takes `id`."""


def record_url(kind: str, id: str) -> str:
    """The page of a record; an empty text for a kind that has no pages."""
    endpoint = RECORD_PAGES.get(kind)
    return url_for(endpoint, id=id) if endpoint else ""


def named() -> Names:
    """Names in the language of the page."""
    return names_in(page_language())


def long_date(moment: date | datetime) -> str:
    """A date as the language writes it."""
    return format_date(moment, format="long")


def equip(app: Flask) -> None:
    """Give templates their words."""
    app.jinja_env.filters.update(
        number=format_decimal, percent=lambda value: format_percent(value), long_date=long_date, direction=direction
    )
    app.jinja_env.globals.update(
        record_url=record_url, kind_name=kind_name, status_name=status_name, language_links=language_links
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def page_words() -> dict[str, Any]:
        language = page_language()
        return {
            "language": language,
            "direction_of_page": direction(language),
            "names": names_in(language),
            "public_address": public_address,
        }
