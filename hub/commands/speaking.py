"""What `hub search` and `hub match` share: the words of their answers, and refusals with exit status 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from hub.errors import HubError
from hub.settings import Settings
from synonyms import LANGUAGE_CODES, load_countries

if TYPE_CHECKING:
    from flask import Flask

    from hub.web.services import Services


class Refused(click.ClickException):
    """The question cannot be answered as it was put; one sentence says why."""

    exit_code = 2


@contextmanager
def refusing() -> Iterator[None]:
    """Word the hub's errors for people, with exit status 2."""
    try:
        yield
    except HubError as error:
        raise Refused(error.message) from error


def make_speaker(settings: Settings) -> Flask:
    """The application, for its words and its services; it listens to nobody."""
    from hub.app import create_app

    return create_app(settings, warm=False)


def services_of(app: Flask) -> Services:
    """Database and index of the application."""
    found: Services = app.extensions["hub"]
    return found


@contextmanager
def speaking(app: Flask, language: str | None) -> Iterator[str]:
    """Within it texts are in the language, or in English where it is none of the six; gives its code."""
    reader = language if language in LANGUAGE_CODES else "en"
    with app.test_request_context(f"/{reader}/"):
        yield str(reader)


def base_address(settings: Settings) -> str:
    """Address of the site, for links in answers."""
    return settings.base_url or f"http://{settings.host}:{settings.port}"


def country_code(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An alpha-3 code from a code in any case, or from a name in one of the six languages."""
    if value is None:
        return None
    known = load_countries()
    if value.upper() in known:
        return value.upper()
    country = known.named(value)
    if country is None:
        raise click.BadParameter(
            f"{value!r} is no country; give an ISO 3166-1 alpha-3 code such as KEN, or its name in one of the languages"
        )
    return country.iso3
