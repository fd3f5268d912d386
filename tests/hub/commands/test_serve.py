"""`hub serve`: a real server process answers, prepares what is missing, and stops when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from hub.commands.serve import prepare_if_needed
from hub.database import open_database
from hub.errors import DatabaseUnavailable
from hub.indexing.operations import check, open_search_index
from hub.practices.operations import record_practice
from hub.settings import Settings
from tests.hub.commands.conftest import Hub
from tests.hub.records import make_practice


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A running `hub serve`; `said` is what it wrote so far."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self._lines.extend(iter(self.process.stderr.readline, ""))

    @property
    def said(self) -> str:
        return "".join(self._lines)

    def get(self, path: str, patience: float = 60) -> tuple[int, str]:
        """Status and text of a page, as soon as anybody answers."""
        until = time.monotonic() + patience
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=patience) as answer:
                    return answer.status, answer.read().decode("utf-8")
            except urllib.error.HTTPError as error:
                return error.code, error.read().decode("utf-8")
            except (urllib.error.URLError, ConnectionError):
                if self.process.poll() is not None or time.monotonic() > until:
                    raise AssertionError(self.said) from None
                time.sleep(0.02)

    def stop(self) -> int:
        """Ask it to stop; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self._reader.join(timeout=10)
        return status


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[Served]:
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    environment |= {"HUB_DATA": str(folder), "HUB_PORT": str(port)} | variables
    process = subprocess.Popen(
        [sys.executable, "-m", "hub.cli", "serve"], env=environment, stderr=subprocess.PIPE, text=True
    )
    running = Served(process, port)
    try:
        yield running
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        assert process.stderr is not None
        process.stderr.close()


def test_a_ready_hub_is_served_and_stops_when_told(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    hub("init")
    with served(settings.data_folder) as running:
        assert running.get("/healthz")[0] == 200
        status, page = running.get("/en/")
        assert (status, "<html" in page) == (200, True)
        assert running.stop() == 0
    assert f"Serving on http://127.0.0.1:{running.port}" in running.said
    assert "creating" not in running.said


def test_two_workers_share_one_secret_and_one_database(hub: Hub, settings: Settings, small_catalogue: Path) -> None:
    hub("init")
    settings.secret_file.unlink()
    with served(settings.data_folder, HUB_WORKERS="2") as running:
        assert {running.get("/fr/")[0] for _ in range(8)} == {200}
        assert running.stop() == 0
    assert settings.secret_file.stat().st_mode & 0o777 == 0o600


def test_a_missing_database_is_made_and_said(tmp_path: Path) -> None:
    with served(tmp_path / "fresh") as running:
        assert running.get("/en/")[0] == 200
        running.stop()
    assert "No database yet: creating it, loading the founding catalogue, building the index." in running.said
    assert "documents in the index." in running.said
    settings = Settings(data_folder=tmp_path / "fresh")
    database, index = open_database(settings.database_url), open_search_index(settings)
    assert not check(database, index)
    index.close()
    database.close()


def test_a_wrong_setting_stops_it_with_one_message(tmp_path: Path) -> None:
    with served(tmp_path, HUB_THREADS="many") as running:
        assert running.process.wait(timeout=30) == 1
        running._reader.join(timeout=10)
    assert running.said == "Error: HUB_THREADS is 'many': a whole number from 1 to 64 is needed\n"


def test_a_ready_hub_needs_no_preparation(
    hub: Hub, settings: Settings, small_catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub("init")
    prepare_if_needed(settings)
    assert capsys.readouterr().err == ""


def test_waiting_changes_are_applied_before_serving(
    hub: Hub, settings: Settings, small_catalogue: Path, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    hub("init")
    database = open_database(settings.database_url)
    with database.writing() as session:
        record_practice(session, make_practice(), now)
    prepare_if_needed(settings)
    assert "1 changes wait for the search index: applying them." in capsys.readouterr().err
    index = open_search_index(settings)
    assert not check(database, index)
    index.close()
    database.close()


def test_a_lost_index_is_built_before_serving(
    hub: Hub, settings: Settings, small_catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    hub("init")
    shutil.rmtree(settings.index_folder)
    prepare_if_needed(settings)
    said = capsys.readouterr().err
    assert "No search index yet: building it." in said
    assert "Ready: 18 documents in the index." in said


def test_a_database_that_cannot_be_reached_is_told(settings: Settings) -> None:
    settings.data_folder.mkdir()
    (settings.data_folder / "hub.sqlite").mkdir()
    with pytest.raises(DatabaseUnavailable, match="cannot be used"):
        prepare_if_needed(settings)
