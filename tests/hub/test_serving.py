"""gunicorn gets its options from the settings, and an address that cannot be used is told before it starts."""

from __future__ import annotations

import importlib
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.errors import HubError
from hub.serving import options, require_free, serve
from hub.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_settings_become_options() -> None:
    chosen = options(Settings(host="::1", port=81, workers=3, threads=4, timeout=60, access_log=True))
    assert (chosen["bind"], chosen["workers"], chosen["threads"]) == ("[::1]:81", 3, 4)
    assert (chosen["timeout"], chosen["accesslog"], chosen["worker_class"]) == (60, "-", "gthread")
    assert options(Settings())["accesslog"] is None


def test_every_option_is_one_of_gunicorn() -> None:
    from gunicorn.config import Config  # type: ignore[import-untyped,unused-ignore]

    configuration = Config()
    for name, value in options(Settings()).items():
        if name != "control_socket_disable":
            configuration.set(name, value)
    assert configuration.worker_class_str == "gthread"


def test_a_port_that_is_taken_is_told(taken: int) -> None:
    with pytest.raises(HubError, match=f"127.0.0.1:{taken} cannot be used: it is taken; stop .* or set HUB_PORT"):
        serve(Settings(port=taken))


@pytest.mark.parametrize(
    ("host", "told"),
    [("nobody.invalid", "HUB_HOST is 'nobody.invalid'"), ("192.0.2.1", "not an address of this machine; set HUB_HOST")],
)
def test_an_address_of_somebody_else_is_told(host: str, told: str) -> None:
    with pytest.raises(HubError, match=told):
        require_free(host, 8000)


def test_a_free_port_is_left_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)


def test_without_gunicorn_it_names_the_other_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("gunicorn"):
            raise ImportError(name=name)
        return real(name, *rest)

    real = importlib.import_module
    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(HubError, match=r"gunicorn cannot run here .* `hub serve --debug` serves without it"):
        serve(Settings(data_folder=tmp_path))
