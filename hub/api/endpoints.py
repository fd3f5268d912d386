"""The blueprint of the API, and the one decorator that makes a function an endpoint with its description."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from flask import Response, abort, request
from flask_smorest import Blueprint
from marshmallow import Schema

from hub.api.descriptions import DESCRIPTIONS
from hub.api.problems import on_invalid_arguments, on_invalid_input, on_unreadable_body, on_wrong_media_type
from hub.errors import InvalidInput

PREFIX = "/api/v1"

View = Callable[..., Response]

api = Blueprint("api", __name__, url_prefix=PREFIX)
api.register_error_handler(400, on_unreadable_body)
api.register_error_handler(415, on_wrong_media_type)
api.register_error_handler(422, on_invalid_arguments)
api.register_error_handler(InvalidInput, on_invalid_input)


@cache
def _examples() -> dict[str, Any]:
    """Name of an endpoint's function -> an answer of it, as the founding catalogue gives it, shortened."""
    content = resources.files("hub.api").joinpath("data/examples.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(content)
    return found


def _require_json() -> None:
    """A body has to be JSON, said so: what a form of another site can send is refused."""
    if request.method == "POST" and not request.is_json:
        abort(415, description=f"send the body as application/json, not as {request.mimetype or 'nothing'}")


api.before_request(_require_json)


def endpoint(
    method: str, path: str, tag: str, answer: type[Schema] | None, arguments: type[Schema]
) -> Callable[[View], View]:
    """Make a function the endpoint of a path below the prefix; `DESCRIPTIONS` says what it is for.

    It is called with the checked values of `arguments` (of the address, or of the body for "post") and with the parts
    of the path. `answer` describes what it returns, None: some JSON object.
    """
    location = "json" if method == "post" else "query"

    def decorate(view: View) -> View:
        example = _examples().get(view.__name__)
        described = api.response(200, answer or {"type": "object"}, example=example)(view)
        described = api.arguments(arguments, location=location, unknown=None)(described)
        told = DESCRIPTIONS[view.__name__]
        described = api.doc(summary=told.summary, description=told.about, operationId=view.__name__)(described)
        registered: View = api.route(path, methods=[method.upper()], tags=[tag])(described)
        return registered

    return decorate
