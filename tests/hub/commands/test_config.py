"""`hub config`."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from hub.settings import Settings
from tests.hub.commands.conftest import Hub


def test_the_table_shows_every_variable(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_PORT", "9000")
    monkeypatch.setenv("HUB_SECRET_KEY", "a very secret key of mine")
    result = hub("config")
    assert result.exit_code == 0
    for item in fields(Settings):
        assert item.metadata["variable"] in result.stdout
        assert item.metadata["help"] in result.stdout
    assert "9000" in result.stdout
    assert "very secret" not in result.output
    assert "********" in result.stdout


def test_json_is_for_programs(hub: Hub, settings: Settings) -> None:
    rows = {row["variable"]: row for row in json.loads(hub("config", "--json").stdout)}
    assert rows["HUB_DATA"]["value"] == str(settings.data_folder)
    assert set(rows["HUB_PORT"]) == {"variable", "value", "default", "help"}


def test_a_misspelt_variable_is_pointed_out(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_PROT", "9000")
    assert "HUB_PROT is set but is no setting of the hub" in hub("config").stderr
