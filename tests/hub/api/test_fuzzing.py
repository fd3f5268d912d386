"""Calls drawn from the OpenAPI document, lawful and unlawful: no mistake, and every answer as described."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]


PATHS = (
    "/api/v1/search",
    "/api/v1/suggest",
    "/api/v1/practices",
    "/api/v1/practices/{id}",
    "/api/v1/vocabularies/{name}",
    "/api/v1/concepts",
    "/api/v1/concepts/{id}",
    "/api/v1/understand",
    "/api/v1/match",
    "/api/v1/why-not",
)


@pytest.fixture(scope="module")
def described(api_app: Flask) -> schemathesis.BaseSchema:
    """The document, as schemathesis reads it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", api_app)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    method = "POST" if path.endswith(("match", "understand")) else "GET"

    @given(described[path][method].as_strategy())
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    check()
