"""The language of a page: first part of its address, else what the browser asks for.

Every page lies under `/<lang>/`. Routes neither take nor pass `lang`: it is taken out of the address before they run
and put into every `url_for`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, current_app, g, request, url_for
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept, MultiDict

from synonyms.languages import LANGUAGE_CODES, LANGUAGES, find_language

PREFIX = f"/<any({', '.join(LANGUAGE_CODES)}):lang>"
"""Prefix of every blueprint of pages."""

LOCALES = {"en": "en_GB"}
"""Formats of dates and numbers, where they are not simply those of the language."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The page that is being shown, in one of the six languages."""

    code: str
    endonym: str
    url: str
    current: bool


def preferred(accepted: LanguageAccept, fallback: str) -> str:
    """The language of the six that the browser likes best."""
    return accepted.best_match(LANGUAGE_CODES) or fallback


def page_language() -> str:
    """The language in which this request is answered."""
    if "language" not in g:
        first = request.path.split("/", 2)[1]
        known = first in LANGUAGE_CODES
        fallback = str(current_app.config["DEFAULT_LANGUAGE"])
        g.language = first if known else preferred(request.accept_languages, fallback)
    return str(g.language)


def direction(code: str) -> str:
    """ "rtl" or "ltr", for any of the six languages; other languages count as left to right."""
    return find_language(code).direction if code in LANGUAGE_CODES else "ltr"


def language_links(external: bool = False) -> list[LanguageLink]:
    """The page in all six languages, with its query; pages that do not exist lead to the home page."""
    current = page_language()
    return [
        LanguageLink(language.code, language.endonym, _address(language.code, external), language.code == current)
        for language in LANGUAGES
    ]


def _address(code: str, external: bool) -> str:
    endpoint, values = request.endpoint, dict(request.view_args or {})
    if endpoint is None or not _is_page(endpoint):
        endpoint, values = "browse.home", {}
    else:
        values |= {name: found for name, found in _query().lists() if name not in values and not name.startswith("_")}
    path = url_for(endpoint, **{**values, "lang": code})
    return public_address(path) if external else path


def _query() -> MultiDict[str, str]:
    """The query, empty for answers to a form."""
    return request.args if request.method in ("GET", "HEAD") else MultiDict()


def _is_page(endpoint: str) -> bool:
    return any("lang" in rule.arguments for rule in current_app.url_map.iter_rules(endpoint))


def public_address(path: str) -> str:
    """The absolute address of a path, as visitors reach it."""
    base = str(current_app.config["BASE_URL"]) or request.host_url.rstrip("/")
    return base + path


def speak(app: Flask) -> None:
    """Give the app its languages."""
    Babel(
        app,
        default_translation_directories="translations",
        locale_selector=lambda: LOCALES.get(page_language(), page_language()),
    )

    @app.url_value_preprocessor
    def take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "lang" in values:
            g.language = values.pop("lang")

    @app.url_defaults
    def put_language(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = page_language()


def register_pages(app: Flask, *blueprints: Blueprint) -> None:
    """Add blueprints whose pages exist in six languages."""
    for blueprint in blueprints:
        app.register_blueprint(blueprint, url_prefix=PREFIX + (blueprint.url_prefix or ""))
