"""The OpenAPI document as a person reads it: endpoints with parameters and a call to copy."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from hub.web.wording import gettext

Document = Mapping[str, Any]

_PATH_EXAMPLES = {
    "/concepts/{id}": "/concepts/alternatives-to-detention",
    "{id}": "tha-child-detention-alternatives-framework",
    "{name}": "target_groups",
}
"""Part of a path -> what stands for it in a call to copy; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the address, or a member of the body."""

    name: str
    about: str
    type: str
    allowed: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint. `id` is unique on the page."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    call: str


def described_endpoints(document: Document, base_url: str) -> list[Endpoint]:
    """Every endpoint in the order of the document, in the language of the page."""
    found = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in ("get", "post"):
                summary, about = operation["summary"], operation["description"]
                found.append(
                    Endpoint(
                        id=operation["operationId"],
                        method=method.upper(),
                        path=path,
                        summary=gettext(summary),
                        about=gettext(about),
                        parameters=tuple(_parameters(operation, document)),
                        call=example_call(method, path, operation, document, base_url),
                    )
                )
    return found


def _parameters(operation: Document, document: Document) -> Iterator[Parameter]:
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        yield _parameter(parameter["name"], schema, parameter.get("description", ""), parameter.get("required", False))
    body = _body_schema(operation, document)
    for name, schema in body.get("properties", {}).items():
        yield _parameter(name, schema, schema.get("description", ""), name in body.get("required", ()))


def _parameter(name: str, schema: Document, about: str, required: bool) -> Parameter:
    inner = schema.get("items", schema)
    kinds = schema.get("type", "string")
    kind = next((one for one in kinds if one != "null"), "string") if isinstance(kinds, list) else kinds
    allowed = tuple(str(value) for value in inner.get("enum", ()) if value is not None)
    return Parameter(name, gettext(about) if about else "", str(kind), allowed, bool(required))


def _body_schema(operation: Document, document: Document) -> Document:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    reference = content.get("schema", {}).get("$ref", "")
    found: Document = document["components"]["schemas"].get(reference.rpartition("/")[2], {}) if reference else {}
    return found


def example_call(method: str, path: str, operation: Document, document: Document, base_url: str) -> str:
    """A call with curl, made from the examples of the document."""
    for name, value in _PATH_EXAMPLES.items():
        path = path.replace(name, quote(value))
    if method == "post":
        properties = _body_schema(operation, document).get("properties", {})
        body = {name: schema["example"] for name, schema in properties.items() if "example" in schema}
        written = shlex.quote(json.dumps(body, ensure_ascii=False))
        return f"curl -H 'Content-Type: application/json' \\\n  -d {written} \\\n  {base_url}{path}"
    pairs = [
        (parameter["name"], value)
        for parameter in operation.get("parameters", ())
        if "example" in parameter["schema"] and parameter["in"] == "query"
        for value in _listed(parameter["schema"]["example"])
    ]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"curl {shlex.quote(base_url + path + query) if query else base_url + path}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
