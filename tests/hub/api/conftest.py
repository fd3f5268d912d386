"""The API over the shipped catalogue, read only; `valid` holds answers against the OpenAPI document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hub.app import create_app
from hub.settings import Settings
from indexer import SearchIndex


@pytest.fixture(scope="session")
def api_app(loaded_settings: Settings, loaded_index: SearchIndex) -> Iterator[Flask]:
    """The site without limits of speed."""
    app = create_app(replace(loaded_settings, rate_pages=0, rate_searches=0, rate_requests=0), warm=False)
    yield app
    app.extensions["hub"].close()


@pytest.fixture
def client(api_app: Flask) -> FlaskClient:
    return api_app.test_client()


@pytest.fixture(scope="session")
def document(api_app: Flask) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = api_app.test_client().get("/api/v1/openapi.json").get_json()
    return found


Valid = Callable[[TestResponse, str], Any]


@pytest.fixture
def valid(document: dict[str, Any]) -> Valid:
    """Checks an answer against what the document says of its path, method, status and media type; gives its body."""

    def check(answer: TestResponse, path: str) -> Any:
        method = answer.request.method.lower()
        told = document["paths"][f"/api/v1{path}"][method]["responses"][str(answer.status_code)]
        schema = told["content"][answer.mimetype]["schema"]
        validator = jsonschema_rs.Draft202012Validator({**schema, "components": document["components"]})
        body = answer.get_json()
        problems = [f"{problem.instance_path}: {problem.message}" for problem in validator.iter_errors(body)]
        assert not problems
        return body

    return check
