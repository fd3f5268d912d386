"""Bad input: every error is problem details that name what was wrong, with which value, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hub.app import create_app
from hub.settings import Settings
from tests.hub.api.conftest import Valid

MEMBERS = {"type", "title", "status", "detail", "instance"}


def problem(answer: TestResponse, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body: dict[str, Any] = answer.get_json()
    assert set(body) >= MEMBERS
    assert body["status"] == status
    assert body["instance"] == answer.request.path
    assert answer.headers["Cache-Control"] == "no-store"
    return body


QUERIES = [
    ("search?objective=99", "objective", "99", "1 to 23"),
    ("search?objective=0", "objective", "0", "1 to 23"),
    ("search?objective=thirteen", "objective", "thirteen", "1 to 23"),
    ("search?objective=1.5", "objective", "1.5", "whole number"),
    ("search?objective=1&objective=99", "objective", "99", "1 to 23"),
    ("search?objective=1,99", "objective", "99", "1 to 23"),
    ("search?objective=١", "objective", "١", "1 to 23"),
    ("search?theme=6", "theme", "6", "1 to 5"),
    ("search?country=XXX", "country", "XXX", "vocabularies/countries"),
    ("search?region=999", "region", "999", "001, 002"),
    ("search?sdg=99.9", "sdg", "99.9", "vocabularies/sdgs"),
    ("search?year=12", "year", "12", "1900 to 2100"),
    ("search?kind=planet", "kind", "planet", "practice"),
    ("search?language=de", "language", "de", "ar, en, es, fr, ru, zh"),
    ("search?status=perfect", "status", "perfect", "recorded"),
    ("search?in=de", "in", "de", "ar, en, es, fr, ru, zh"),
    ("search?reader=xx", "reader", "xx", "ar, en, es, fr, ru, zh"),
    ("search?channels=telepathy", "channels", "telepathy", "keyword, concept, vector"),
    ("search?limit=0", "limit", "0", "1 to 100"),
    ("search?limit=101", "limit", "101", "1 to 100"),
    ("search?limit=many", "limit", "many", "whole number"),
    ("search?offset=-1", "offset", "-1", "0 to"),
    ("search?offset=99999999999999999999", "offset", "99999999999999999999", "0 to"),
    ("search?facets=perhaps", "facets", "perhaps", "boolean"),
    ("search?colour=red", "colour", "red", "known are"),
    ("search?Q=x", "Q", "x", "known are"),
    ("suggest", "q", None, "missing"),
    ("suggest?q=a&limit=21", "limit", "21", "1 to 20"),
    ("suggest?q=" + "a" * 101, "q", "a" * 101, "101 characters"),
    ("practices?kind=fund", "kind", "fund", "known are"),
    ("practices/tha-child-detention-alternatives-framework?x=1", "x", "1", "known are"),
    ("objectives?x=1", "x", "1", "known are"),
    ("vocabularies?x=1", "x", "1", "known are"),
    ("health?x=1", "x", "1", "known are none"),
    ("why-not?text=a&kind=planet&id=x", "kind", "planet", "practice, expert, peer, organisation, fund"),
    ("why-not?kind=peer&id=KEN", "text", None, "missing"),
    ("why-not?text=detention&kind=peer&id=KEN&need=7", "need", "7", "1 to 6"),
    ("why-not?text=detention&kind=peer&id=KEN&need=2", "need", None, "1 needs"),
    ("why-not?text=%20&kind=peer&id=KEN", "text", None, "empty"),
]


@pytest.mark.parametrize(("address", "name", "value", "allowed"), QUERIES)
def test_a_parameter_that_cannot_be_used_is_named(
    client: FlaskClient, address: str, name: str, value: str | None, allowed: str
) -> None:
    body = problem(client.get(f"/api/v1/{address}"), 422)
    (error,) = [error for error in body["errors"] if error["name"] == name]
    assert error["in"] == "query"
    assert allowed.casefold() in error["message"].casefold()
    assert value is None or value in f"{error['message']} {error['value']}"


BODIES: list[tuple[Any, str, str]] = [
    ({}, "text", "missing"),
    ({"text": ""}, "text", "empty"),
    ({"text": " \x00 "}, "text", "empty"),
    ({"text": None}, "text", "null"),
    ({"text": 5}, "text", "string"),
    ({"text": ["a"]}, "text", "string"),
    ({"text": "x" * 20_001}, "text", "20001 characters"),
    ({"text": "x", "country": "Atlantis"}, "country", "vocabularies/countries"),
    ({"text": "x", "language": "de"}, "language", "ar, en, es, fr, ru, zh"),
    ({"text": "x", "objectives": [99]}, "objectives", "1 to 23"),
    ({"text": "x", "objectives": [True]}, "objectives", "1 to 23"),
    ({"text": "x", "objectives": {"a": 1}}, "objectives", "list"),
    ({"text": "x", "working_languages": ["qq"]}, "working_languages", "vocabularies/languages"),
    ({"text": "x", "help": ["magic"]}, "help", "advice"),
    ({"text": "x", "formats": ["dream"]}, "formats", "remote, on-site"),
    ({"text": "x", "days": 0}, "days", "1 to 366"),
    ({"text": "x", "days": 1.5}, "days", "1 to 366"),
    ({"text": "x", "start": "tomorrow"}, "start", "2026-09-01"),
    ({"text": "x", "until": 20270101}, "until", "2026-09-01"),
    ({"text": "x", "start": "2027-02-02", "until": "2027-02-01"}, "until", "before"),
    ({"text": "x", "colour": "red"}, "colour", "known are"),
    (["x"], "", "JSON object"),
    ("x", "", "JSON object"),
    (5, "", "JSON object"),
]


@pytest.mark.parametrize("path", ["match", "understand"])
@pytest.mark.parametrize(("sent", "name", "told"), BODIES)
def test_a_member_that_cannot_be_used_is_named(client: FlaskClient, path: str, sent: Any, name: str, told: str) -> None:
    body = problem(client.post(f"/api/v1/{path}", json=sent), 422)
    (error,) = [error for error in body["errors"] if error["name"] == name]
    assert error["in"] == "body"
    assert told in error["message"]


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe", b'{"text": "\xe9"}', b"NaN{"])
def test_a_body_that_is_not_json_is_refused(client: FlaskClient, content: bytes) -> None:
    answer = client.post("/api/v1/match", data=content, content_type="application/json")
    assert answer.status_code in (400, 422)
    problem(answer, answer.status_code)


def test_lone_surrogates_and_null_are_cleaned(client: FlaskClient, valid: Valid) -> None:
    content = b'{"text": "alternatives to detention \\ud800 of children \\u0000"}'
    valid(client.post("/api/v1/match", data=content, content_type="application/json"), "/match")
    valid(client.get("/api/v1/search?q=detention%00%ED%A0%80"), "/search")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_a_body_of_another_kind_is_refused(client: FlaskClient, kind: str | None) -> None:
    problem(client.post("/api/v1/match", data=b'{"text": "x"}', content_type=kind), 415)


@pytest.mark.parametrize(
    "path", ["nothing", "practices/none-such", "vocabularies/none", "search/", "match/x", "practices/%2e%2e%2fx", ""]
)
def test_what_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    problem(client.get(f"/api/v1/{path}"), 404)


def test_why_not_of_nobody_is_not_found(client: FlaskClient) -> None:
    problem(client.get("/api/v1/why-not?text=detention&kind=expert&id=nobody"), 404)


OTHER_METHODS = [("get", "match", "POST"), ("post", "search", "GET"), ("delete", "practices", "GET")]


@pytest.mark.parametrize(("method", "path", "allowed"), OTHER_METHODS)
def test_another_method_is_refused(client: FlaskClient, method: str, path: str, allowed: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{path}")
    problem(answer, 405)
    assert allowed in answer.headers["Allow"]


def test_too_large_a_body_is_refused(client: FlaskClient) -> None:
    problem(client.post("/api/v1/match", json={"text": "x" * 1_100_000}), 413)


def test_too_many_requests_are_told_to_wait(loaded_settings: Settings, loaded_index: object) -> None:
    app = create_app(replace(loaded_settings, rate_requests=2), warm=False)
    client = app.test_client()
    for _ in range(2):
        assert client.post("/api/v1/match", json={"text": "detention"}).status_code == 200
    problem(client.post("/api/v1/match", json={"text": "detention"}), 429)
    app.extensions["hub"].close()


def test_a_mistake_tells_nothing_of_the_inside(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*arguments: object, **more: object) -> None:
        raise RuntimeError("secret detail of the inside")

    monkeypatch.setattr("hub.api.routes.match_request", break_down)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    body = problem(client.post("/api/v1/match", json={"text": "detention"}), 500)
    assert "secret" not in str(body)


def test_without_database_the_service_is_unavailable(tmp_path: Path, app_without: Callable[[], Flask]) -> None:
    client = app_without().test_client()
    problem(client.post("/api/v1/match", json={"text": "detention"}), 503)
    problem(client.get("/api/v1/practices/x"), 503)
    answer = client.get("/api/v1/health")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "unavailable"


@pytest.fixture
def app_without(tmp_path: Path) -> Callable[[], Flask]:
    """A site whose database has no tables."""
    return lambda: create_app(Settings(data_folder=tmp_path / "nothing"), warm=False)


@pytest.mark.parametrize(("address", "status"), [("search?objective=99", 422), ("practices/none-such", 404)])
def test_problems_are_as_the_document_says(client: FlaskClient, valid: Valid, address: str, status: int) -> None:
    path = {422: "/search", 404: "/practices/{id}"}[status]
    assert valid(client.get(f"/api/v1/{address}"), path)["status"] == status
