"""`hub match` as a person types it: files, pipes, and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from hub.settings import Settings
from indexer import SearchIndex

Hub = Callable[..., Result]
ASKED = "Nous voulons mettre fin à la détention d’enfants migrants. Qui l’a fait ?"


@pytest.fixture
def hub_over_catalogue(
    hub: Hub, loaded_settings: Settings, loaded_index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> Hub:
    """`hub` with the shipped catalogue."""
    monkeypatch.setenv("HUB_DATA", str(loaded_settings.data_folder))
    return hub


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_is_matched(hub_over_catalogue: Hub, tmp_path: Path, encoding: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(ASKED.encode(encoding))
    result = hub_over_catalogue("match", str(letter), "--country", "Maroc", "--json")
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert (found["language"], found["country"]) == ("fr", "MAR")
    (need,) = found["needs"]
    assert set(need) >= {"practices", "experts", "peers", "partners", "funds"}
    assert "tha-child-detention-alternatives-framework" in [match["id"] for match in need["practices"]]
    assert all(match["score"] and match["parts"] and match["why"]["sentence"] for match in need["practices"])


@pytest.mark.parametrize("arguments", [("match",), ("match", "-")])
def test_standard_input_is_read(hub_over_catalogue: Hub, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, arguments, input=ASKED.encode())
    assert result.exit_code == 0
    assert "Thaïlande" in result.output
    assert "13 " in result.output


def test_the_language_can_be_said(hub_over_catalogue: Hub, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("migration", "utf-8")
    result = hub_over_catalogue("match", str(letter), "--language", "es", "--json")
    assert json.loads(result.output)["language"] == "es"


def test_no_evidence_is_said(hub_over_catalogue: Hub, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("qwzx vbnm plokij", "utf-8")
    assert "No evidence was found." in hub_over_catalogue("match", str(letter)).output


def refused(result: Result) -> str:
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    lines = [line for line in result.output.splitlines() if line]
    assert len(lines) == 1
    return lines[0]


def test_a_missing_file_and_a_folder_are_told(hub: Hub, tmp_path: Path) -> None:
    assert "No such file" in refused(hub("match", str(tmp_path / "none.txt")))
    assert "cannot be read" in refused(hub("match", str(tmp_path)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ASKED.encode("latin-1", "replace"), "not text in UTF-8 (byte 0xe0 at position"),
        (b"\x89PNG\r\n\x1a\n\x00", "not text in UTF-8"),
        (b"plain\x00binary", "not a text file"),
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"x" * 20_001, "20001 characters"),
        (b"x" * 1_000_001, "larger than"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    hub_over_catalogue: Hub, tmp_path: Path, content: bytes, told: str
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(content)
    assert told in refused(hub_over_catalogue("match", str(letter)))


def test_an_unknown_country_is_told(hub: Hub) -> None:
    result = hub("match", "-", "--country", "Atlantis")
    assert result.exit_code == 2
    assert "'Atlantis' is no country" in result.output


def test_before_init_one_sentence_says_what_to_do(hub: Hub, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(ASKED, "utf-8")
    assert "run `hub init`" in refused(hub("match", str(letter)))
