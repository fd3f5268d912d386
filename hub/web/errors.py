"""From what went wrong to what a visitor reads: one table of statuses, one page, in the visitor's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from hub.errors import (
    Conflict,
    DatabaseUnavailable,
    EngineUnavailable,
    HubError,
    InvalidInput,
    NotAllowed,
    NotFound,
)
from hub.web.security import request_number
from hub.web.wording import lazy_gettext

log = logging.getLogger(__name__)

STATUS_OF: Mapping[type[HubError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    InvalidInput: 400,
    Conflict: 409,
    EngineUnavailable: 503,
    DatabaseUnavailable: 503,
    HubError: 500,
}
"""Class of error -> HTTP status; a subclass that is not listed has that of its nearest listed base."""


class UnusableParameter(InvalidInput):
    """A value in an address cannot be used; the message is already in the visitor's language."""


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What happened, and what to do about it."""

    title: Any
    advice: Any


TEXTS: Mapping[int, ErrorText] = {
    400: ErrorText(
        lazy_gettext("This address or form cannot be read"),
        lazy_gettext("Something in it has a form that the hub does not understand. Go back, or start a new search."),
    ),
    403: ErrorText(
        lazy_gettext("This is not open to you"),
        lazy_gettext("The page exists, but only for some readers. Ask the secretariat if you think you should see it."),
    ),
    404: ErrorText(
        lazy_gettext("There is no such page"),
        lazy_gettext("It may have moved, or the address has a mistake. Search for what you were looking for."),
    ),
    405: ErrorText(
        lazy_gettext("This address cannot be used in that way"),
        lazy_gettext("Open the page first, then send its form."),
    ),
    409: ErrorText(
        lazy_gettext("Somebody was faster"),
        lazy_gettext("The record changed while you were working on it. Open it again to see its present state."),
    ),
    413: ErrorText(
        lazy_gettext("That was too much at once"),
        lazy_gettext("What you sent is larger than the hub accepts. Shorten the text and send it again."),
    ),
    429: ErrorText(
        lazy_gettext("Too many requests in a short time"),
        lazy_gettext("Wait a minute, then go on. For large amounts of data, use the API."),
    ),
    500: ErrorText(
        lazy_gettext("The hub made a mistake"),
        lazy_gettext("It has been noted, and no data is lost. Try again, and report the number below if it persists."),
    ),
    503: ErrorText(
        lazy_gettext("The hub cannot answer at the moment"),
        lazy_gettext(
            "Its search or its database is being worked on. The records are safe: try again in a few minutes."
        ),
    ),
}


RETRY_AFTER = "60"
"""Seconds after which it is worth asking again."""


def status_of(error: HubError) -> int:
    """The HTTP status of an error."""
    return next(STATUS_OF[base] for base in type(error).__mro__ if base in STATUS_OF)


def nearest_text(status: int) -> ErrorText:
    """The text of a status, or that of the first status of its class."""
    return TEXTS.get(status) or TEXTS[400 if status < 500 else 500]


def answer(status: int, detail: str = "") -> Response:
    """The answer for a status: a page, or problem details (RFC 9457) for programs under /api/."""
    if request.path.startswith("/api/"):
        found = problem(status, detail)
    else:
        page = render_template(
            "error.html", status=status, text=nearest_text(status), detail=detail, request_number=request_number()
        )
        found = make_response(page, status)
    if status == 503:
        found.headers["Retry-After"] = RETRY_AFTER
    return found


def problem(status: int, detail: str = "", **more: Any) -> Response:
    """Problem details; `more` are extension members."""
    text = nearest_text(status)
    body = {"type": "about:blank", "title": str(text.title), "status": status, "detail": detail or str(text.advice)}
    response = jsonify(body | {"request": request_number()} | more)
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response


def answer_errors(app: Flask) -> None:
    """Make every error end in an answer that a visitor can read."""
    for status in TEXTS:
        app.register_error_handler(status, _on_http)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(CSRFError, _on_stale_form)
    app.register_error_handler(HubError, _on_hub)
    app.register_error_handler(OperationalError, _on_database)
    app.register_error_handler(Exception, _on_mistake)


def _on_http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    found = answer(status)
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            found.headers[name] = value
    return found


def _on_stale_form(error: CSRFError) -> Response:
    detail = lazy_gettext("The form had been open for too long, or your browser does not keep cookies. Send it again.")
    return answer(400, str(detail))


def _on_hub(error: HubError) -> Response:
    status = status_of(error)
    if status >= 500:
        log.error("request failed number=%s path=%s reason=%s", request_number(), request.path, error.message)
    is_readable = isinstance(error, UnusableParameter) or (request.path.startswith("/api/") and status < 500)
    return answer(status, error.message if is_readable else "")


def _on_database(error: OperationalError) -> Response:
    log.error("database failed number=%s path=%s reason=%s", request_number(), request.path, error)
    return answer(503)


def _on_mistake(error: Exception) -> Response:
    log.exception("mistake number=%s path=%s", request_number(), request.path, exc_info=error)
    return answer(500)
