"""The command line, on a folder of tiny files."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.embedding import load_embedder
from indexer.training import aligned
from indexer.training.__main__ import main
from indexer.training.runs import train_and_write
from indexer.training.train import Recipe
from tests.indexer.training import tiny


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(aligned, "own_rows", lambda: iter(()))
    tiny.write_data(tmp_path / "data")
    return tmp_path / "data"


def test_a_model_and_its_card_are_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--output", str(tmp_path / "model"), "--quiet"]) == 0
    embedder = load_embedder(f"static:{tmp_path / 'model'}")
    card = (tmp_path / "model" / "README.md").read_text("utf-8")
    version = embedder.name.rpartition("-")[2]
    assert f"Checksum: {version}" in card
    assert version in capsys.readouterr().out
    for credit in ("TICO-19", "NTREX-128", "CC BY-SA 4.0", "id-tagging-schema", "ISC"):
        assert credit in card
    assert "16 rows" in card


def test_the_numbers_of_the_card_are_those_of_the_run(data: Path, tmp_path: Path) -> None:
    line = train_and_write(data, tmp_path / "model", Recipe(dimensions=8, bits=8))
    card = (tmp_path / "model" / "README.md").read_text("utf-8")
    across = line.partition("XQuAD across ")[2].partition(",")[0]
    assert f"across languages {across}" in card
    assert float(across) > 0.8


def test_variants_are_compared_in_a_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--compare", "--thorough", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| variant | TICO-19 held out | Tatoeba | XQuAD across | XQuAD within |"
    names = [line.split(" | ")[0] for line in lines[2:]]
    assert {"| 512 dimensions", "| centred by language", "| no grams at all"} <= set(names)
    assert len(names) == len(set(names)) >= 12


def test_a_task_must_be_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(data)])
    assert "--output" in capsys.readouterr().err
