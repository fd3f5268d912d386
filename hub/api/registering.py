"""Gives the application its API and the document that describes it."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from flask import Flask
from flask_smorest import Api

from hub.api.answering import open_to_all
from hub.api.problems import MEDIA_TYPE, complete
from hub.api.routes import api
from hub.api.schemas import Problem

_ABOUT = """\
Search the records of the Connection Hub and match requests for support, in Arabic, Chinese, English, French, Russian
and Spanish. Everything here is open to read; nothing is stored. Errors are problem details as in RFC 9457.
"""
_TAGS = {
    "search": "Search and suggestions.",
    "records": "Practices in full.",
    "requests": "Requests for support: understand them, match them.",
    "vocabularies": "Objectives, countries, word lists and concepts in six languages.",
    "service": "The service itself.",
}
_ERRORS = {
    "400": "The body is not JSON.",
    "404": "There is no such record or address.",
    "413": "The body is too large.",
    "415": "The body is not sent as application/json.",
    "422": "A parameter or member cannot be used; `errors` names it.",
    "429": "Too many requests in a short time.",
    "500": "The hub made a mistake.",
    "503": "The database or the index is being worked on.",
}
_WITH_BODY = ("400", "413", "415")


class _HubApi(Api):  # type: ignore[misc]
    """flask-smorest without its own way of answering errors: the hub has one."""

    def _register_error_handlers(self) -> None:
        pass


def register_api(app: Flask) -> None:
    """Add the API; call it before visits are limited, after errors are answered."""
    app.config |= {
        "API_TITLE": "Connection Hub",
        "API_VERSION": "v1",
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_JSON_INDENT": None,
    }
    described = _HubApi(
        app,
        spec_kwargs={
            "info": {
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
                "x-hub-version": version("connection-hub"),
            },
            "tags": [{"name": name, "description": about} for name, about in _TAGS.items()],
        },
    )
    described.register_blueprint(api)
    _describe_errors(described.spec)
    app.extensions["hub-api"] = described
    if "csrf" in app.extensions:
        # No endpoint changes anything, none reads cookies, and bodies have to be sent as JSON.
        app.extensions["csrf"].exempt(api)
    app.after_request(complete)
    app.after_request(open_to_all)


def _describe_errors(spec: Any) -> None:
    """Replace the library's description of errors by that of the hub, for every operation."""
    spec.components.schema("Problem", schema=Problem)
    answer = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in spec._paths.values():
        for method, operation in path.items():
            if method not in ("get", "post"):
                continue
            told = operation["responses"]
            told.pop("default", None)
            for status, about in _ERRORS.items():
                if (status in _WITH_BODY and method != "post") or status in ("200",):
                    continue
                if status == "503" and "503" in told:
                    continue
                told[status] = {"description": about, "content": answer}
