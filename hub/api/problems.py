"""Problem details (RFC 9457) of the API: every error names what was wrong, with which value, and what is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Response, request
from werkzeug.exceptions import HTTPException

from hub.errors import InvalidInput
from hub.web.errors import problem

MEDIA_TYPE = "application/problem+json"
UNPROCESSABLE = "Unprocessable Content"


def on_invalid_arguments(error: HTTPException) -> Response:
    """Parameters or a body that the schema of the endpoint refuses."""
    messages: Mapping[str, Any] = getattr(error, "data", None) or {}
    errors = list(_errors(messages.get("messages", {})))
    if not errors:
        return problem(422, str(error.description), title=UNPROCESSABLE)
    first = errors[0]
    name = f"{first['name']}: " if first["name"] else ""
    return problem(422, f"{name}{first['message']}", title=UNPROCESSABLE, errors=errors)


def on_unreadable_body(error: HTTPException) -> Response:
    """A body that is not JSON."""
    if getattr(error, "data", None) is None:
        return problem(400, str(error.description), title="Bad Request")
    message = "the body is not JSON in UTF-8"
    return problem(400, message, title="Bad Request", errors=[_error("json", "", None, message)])


def on_invalid_input(error: InvalidInput) -> Response:
    """A value that only an operation could judge."""
    place = "json" if request.method == "POST" else "query"
    errors = [_error(place, error.field, None, error.message)]
    return problem(422, error.message, title=UNPROCESSABLE, errors=errors)


def on_wrong_media_type(error: HTTPException) -> Response:
    """A body of another kind than JSON."""
    return problem(415, str(error.description), title="Unsupported Media Type")


def _errors(messages: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for place, by_name in messages.items():
        if isinstance(by_name, list):
            yield from (_error(place, "", None, str(text)) for text in by_name)
            continue
        for name, texts in by_name.items():
            for text in _texts(texts):
                whole = name == "_schema"
                yield _error(place, "" if whole else str(name), None if whole else _given(place, str(name)), text)


def _texts(found: Any) -> Iterator[str]:
    """All messages below a name, whatever their nesting."""
    if isinstance(found, Mapping):
        for below in found.values():
            yield from _texts(below)
    elif isinstance(found, list):
        for below in found:
            yield from _texts(below)
    else:
        yield str(found)


def _given(place: str, name: str) -> Any:
    if place == "query":
        values = request.args.getlist(name)
        return (values[0] if len(values) == 1 else values)[:200] if values else None
    body = request.get_json(silent=True)
    value = body.get(name) if isinstance(body, dict) else None
    return value if not isinstance(value, str) else value[:200]


def _error(place: str, name: str, value: Any, message: str) -> dict[str, Any]:
    return {"in": "body" if place == "json" else place, "name": name, "value": value, "message": message}


def complete(response: Response) -> Response:
    """Add the member `instance` to every problem under /api/, also to those that arise outside the API's own routes."""
    if request.path.startswith("/api/") and response.mimetype == MEDIA_TYPE:
        body = response.get_json(silent=True)
        if isinstance(body, dict):
            response.set_data(json.dumps(body | {"instance": request.path}, ensure_ascii=False))
        response.headers["Cache-Control"] = "no-store"
    return response
