"""The command line itself: quick, lazy, and polite about errors."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner

from hub.cli import COMMANDS, main

HEAVY = ("sqlalchemy", "alembic", "flask", "numpy", "tantivy", "faiss", "rich", "yaml", "synonyms", "indexer", "jieba")


def test_help_lists_every_command_with_its_short_help() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, text in COMMANDS.items():
        assert f"  {name} " in result.output
        assert text.split()[0] in result.output
    first, last = ["init", "serve", "search", "match", "index"], ["doctor", "config"]
    assert list(COMMANDS) == [*first, "vocabulary", "evaluate", "model", *last]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, json\n"
        "from hub.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    imported = set(json.loads(printed.splitlines()[-1]))
    assert imported.isdisjoint(HEAVY)


def test_help_comes_within_half_a_second() -> None:
    def measure() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hub.cli", "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(measure() for _ in range(3)) <= 0.5


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_of_its_own(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert COMMANDS[name] in " ".join(result.output.split())


def test_an_unknown_command_is_told() -> None:
    result = CliRunner().invoke(main, ["dance"])
    assert result.exit_code == 2
    assert "No such command 'dance'" in result.output


def test_an_error_of_the_hub_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_PORT", "http")
    result = CliRunner().invoke(main, ["config"])
    assert result.exit_code == 1
    assert result.output == "Error: HUB_PORT is 'http': a whole number from 1 to 65535 is needed\n"


def test_commands_are_click_commands() -> None:
    context = click.Context(main)
    assert main.get_command(context, "config") is not None
    assert main.get_command(context, "nothing") is None
    assert main.list_commands(context) == list(COMMANDS)
