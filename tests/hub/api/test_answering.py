"""Caches, other sites, forms of other sites."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

READ = [
    "search?q=detention",
    "suggest?q=det",
    "practices?limit=1",
    "objectives",
    "vocabularies",
    "vocabularies/countries",
    "openapi.json",
]


@pytest.mark.parametrize("path", READ)
def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(f"/api/v1/{path}")
    assert first.status_code == 200
    assert "max-age=" in first.headers["Cache-Control"]
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    other = client.get(f"/api/v1/{path}", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_another_question_has_another_tag(client: FlaskClient) -> None:
    tags = {client.get(f"/api/v1/search?q={word}").headers["ETag"] for word in ("detention", "remittances", "borders")}
    assert len(tags) == 3


@pytest.mark.parametrize("path", [*READ, "none-such", "search?objective=99"])
def test_pages_of_other_sites_may_read(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_pages_of_other_sites_may_not_send(client: FlaskClient) -> None:
    answer = client.post("/api/v1/match", json={"text": "detention"}, headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers
    asked = client.options(
        "/api/v1/match",
        headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"},
    )
    assert "Access-Control-Allow-Origin" not in asked.headers


def test_requests_for_support_are_kept_nowhere(client: FlaskClient) -> None:
    assert client.post("/api/v1/match", json={"text": "detention"}).headers["Cache-Control"] == "no-store"


def test_the_api_needs_and_sets_no_cookie(client: FlaskClient) -> None:
    for answer in (client.get("/api/v1/search?q=x"), client.post("/api/v1/match", json={"text": "detention"})):
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers


def test_head_answers_without_a_body(client: FlaskClient) -> None:
    answer = client.head("/api/v1/objectives")
    assert answer.status_code == 200
    assert not answer.data
