"""The page of the API."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hub.api.reference import Endpoint, described_endpoints
from synonyms import LANGUAGE_CODES
from tests.hub.web.conftest import Page


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_page_lists_every_endpoint_in_every_language(
    client: FlaskClient, document: dict[str, Any], language: str
) -> None:
    answer = client.get(f"/{language}/api")
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.all("html") == [{"lang": language, "dir": "rtl" if language == "ar" else "ltr"}]
    for path in document["paths"]:
        assert path in answer.text
    assert "http://localhost/api/v1/openapi.json" in page.links()
    assert not re.findall(r"%\(\w+\)", page.words())
    assert all((tag.get("src") or "/").startswith("/") for tag in page.all("script"))


@pytest.fixture
def endpoints(api_app: Flask, document: dict[str, Any]) -> list[Endpoint]:
    with api_app.test_request_context("/en/api"):
        return described_endpoints(document, "http://localhost")


def test_every_call_that_can_be_copied_works(client: FlaskClient, endpoints: list[Endpoint]) -> None:
    for endpoint in endpoints:
        words = shlex.split(endpoint.call.replace("\\\n", " "))
        assert words[0] == "curl"
        address = urlsplit(words[-1])
        target = f"{address.path}?{address.query}"
        if endpoint.method == "POST":
            body = json.loads(words[words.index("-d") + 1])
            answer = client.post(target, json=body)
        else:
            answer = client.get(target)
        assert answer.status_code == 200, endpoint.call


def test_parameters_tell_what_is_allowed(endpoints: list[Endpoint]) -> None:
    by_id = {endpoint.id: endpoint for endpoint in endpoints}
    search = {parameter.name: parameter for parameter in by_id["search"].parameters}
    assert search["channels"].allowed == ("keyword", "concept", "vector")
    assert search["in"].allowed == LANGUAGE_CODES
    match = {parameter.name: parameter for parameter in by_id["match"].parameters}
    assert match["text"].required
    assert not match["country"].required
    parameters = [parameter for endpoint in endpoints for parameter in endpoint.parameters]
    assert all(parameter.about for parameter in parameters if parameter.name not in ("id", "name"))
