"""Commands run in this process, as a person would type them, with a data folder of the test's own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from hub.settings import Settings

Hub = Callable[..., Result]


@pytest.fixture
def hub(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Run `hub` with arguments; an exception that is not told to the person fails the test."""
    monkeypatch.setenv("HUB_DATA", str(settings.data_folder))
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    yield lambda *arguments: CliRunner().invoke(main, arguments, catch_exceptions=False)
    root.setLevel(before[0])
    root.handlers[:] = before[1]
