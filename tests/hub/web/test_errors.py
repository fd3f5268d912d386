"""Each error has its status, a page in the visitor's language and no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from hub import errors
from hub.app import create_app
from hub.settings import Settings
from hub.web.errors import STATUS_OF, TEXTS, UnusableParameter, status_of
from hub.web.language import PREFIX
from synonyms import LANGUAGE_CODES
from tests.hub.web.conftest import Page

EXPECTED = [
    (errors.NotFound("x"), 404),
    (errors.NotAllowed("x"), 403),
    (errors.InvalidInput("q", "x"), 400),
    (errors.InvalidForm({"q": "x"}), 400),
    (UnusableParameter("q", "x"), 400),
    (errors.Conflict("x"), 409),
    (errors.EngineUnavailable("x"), 503),
    (errors.DatabaseUnavailable("x"), 503),
    (errors.HubError("x"), 500),
]


@pytest.mark.parametrize(("error", "status"), EXPECTED, ids=lambda value: type(value).__name__)
def test_class_of_error_decides_the_status(error: errors.HubError, status: int) -> None:
    assert status_of(error) == status


def test_every_class_of_error_has_a_status() -> None:
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert all(any(base in STATUS_OF for base in one.__mro__) for one in classes)


@pytest.fixture
def failing(app_of: Callable[..., Flask]) -> FlaskClient:
    app = app_of()

    def fail(status: int) -> str:
        if status == 500:
            raise ZeroDivisionError("secret detail")
        abort(status)

    app.add_url_rule(PREFIX + "/fail/<int:status>", "fail", fail)
    return app.test_client()


@pytest.mark.parametrize("status", TEXTS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_error_page_is_in_the_language_of_the_address(failing: FlaskClient, language: str, status: int) -> None:
    answer = failing.get(f"/{language}/fail/{status}")
    assert answer.status_code == status
    page = Page(answer.text)
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_unexpected_error_gives_its_number(failing: FlaskClient) -> None:
    answer = failing.get("/en/fail/500", headers={"X-Request-ID": "abc-123-def-456"})
    assert "abc-123-def-456" in answer.text
    assert answer.headers["X-Request-ID"] == "abc-123-def-456"


def test_odd_request_number_is_replaced(client: FlaskClient) -> None:
    answer = client.get("/en/status", headers={"X-Request-ID": "<script>alert(1)</script>"})
    assert "<" not in answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    "path",
    [
        "/en/nothing",
        "/de/",
        "/en/practices/no-such-practice",
        "/en/practices/%00",
        "/en/practices/" + "x" * 3000,
        "/en/practices/..%2f..%2fetc%2fpasswd",
        "/en/experts/states-expert",
        "/en/organisations/none",
        "/en/funds/none",
        "/en/objectives/0",
        "/en/objectives/24",
        "/en/objectives/99999999999999999999",
        "/en/objectives/x",
        "/en/countries/XXX",
        "/static/../hub/app.py",
        "/static/none.css",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_error_without_language_in_the_address_follows_the_browser(client: FlaskClient) -> None:
    page = Page(client.get("/nothing", headers={"Accept-Language": "ru"}).text)
    assert page.all("html")[0] == {"lang": "ru", "dir": "ltr"}


def test_wrong_method_says_which_are_right(client: FlaskClient, site: Flask) -> None:
    answer = client.delete("/en/objectives")
    assert answer.status_code in (400, 405)
    answer = client.open("/en/objectives", method="TRACE")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_programs_get_problem_details(client: FlaskClient) -> None:
    answer = client.get("/api/v1/no-such-thing")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == 404


def test_too_many_requests(app_of: Callable[..., Flask]) -> None:
    client = app_of(rate_pages=2).test_client()
    assert [client.get("/fr/status").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/css/base.css", buffered=True).status_code == 200


def test_searches_have_a_limit_of_their_own(app_of: Callable[..., Flask]) -> None:
    client = app_of(rate_searches=1).test_client()
    assert [client.get("/en/search?q=a").status_code for _ in range(2)] == [200, 429]
    assert client.get("/en/status").status_code == 200


def test_without_database_the_pages_say_so(tmp_path: Path) -> None:
    app = create_app(Settings(data_folder=tmp_path), warm=False)
    answer = app.test_client().get("/es/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert Page(answer.text).all("html")[0]["lang"] == "es"
    assert app.test_client().get("/es/method").status_code == 200


def test_large_bodies_are_refused(app_of: Callable[..., Flask]) -> None:
    app = app_of(maximum_body=10_000)

    @app.post(PREFIX + "/take")
    def take() -> str:
        from flask import request

        return str(len(request.form))

    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().post("/fr/take", data={"text": "x" * 20_000})
    assert answer.status_code == 413
    assert Page(answer.text).all("html")[0]["lang"] == "fr"


def test_forms_without_token_are_refused(app_of: Callable[..., Flask]) -> None:
    app = app_of()
    app.add_url_rule(PREFIX + "/take", "take", lambda: "taken", methods=["POST"])
    assert app.test_client().post("/en/take", data={"text": "x"}).status_code == 400


def test_behind_tls_pages_and_cookies_are_bound_to_it(app_of: Callable[..., Flask]) -> None:
    app = app_of(base_url="https://hub.example.org", proxies=1)
    client = app.test_client()
    assert client.get("/en/status").status_code == 302
    answer = client.get("/en/status", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})
    assert answer.status_code == 200
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert client.get("/healthz").status_code == 200
    assert app.config["SESSION_COOKIE_SECURE"]
    assert app.config["SESSION_COOKIE_NAME"].startswith("__Host-")
