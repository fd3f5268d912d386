"""The command that checks all language data."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.check import main
from synonyms.countries import load_countries
from synonyms.labels import fold_label
from synonyms.thesaurus import load_thesaurus
from synonyms.vocabularies import load_vocabularies
from tests.synonyms.conftest import HEAD, make_concept

Change = Callable[[Path, Callable[[Any], object]], None]


@pytest.fixture
def whole_folder(data_folder: Path) -> Path:
    """A data folder with the shipped vocabularies and countries and a thesaurus of two concepts."""
    concepts = (make_concept(), make_concept("fences", broader=["borders"]))
    lines = [json.dumps(record, ensure_ascii=False) for record in (HEAD, *concepts)]
    (data_folder / "thesaurus" / "borders.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return data_folder


def test_sound_data_gives_counts_and_status_0(whole_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(whole_folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("16 vocabularies, ")
    assert lines[1:] == ["1 themes, 2 concepts, 12 labels", "0 rows of the lexicon, 0 example texts", "0 problems"]


def test_a_missing_language_gives_its_place_and_status_1(
    whole_folder: Path, change_json: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    path = whole_folder / "vocabularies" / "target_groups.json"
    change_json(path, lambda content: content["items"][0]["label"].pop("zh"))
    assert main(["--data", str(whole_folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "target_groups.json: women [zh]: label is missing"
    assert lines[-2:] == ["  target_groups.json: 1", "1 problems"]


def test_a_concept_is_held_against_the_goals(whole_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = whole_folder / "thesaurus" / "borders.jsonl"
    line = json.dumps(make_concept("visas", sdgs=["14.9"]), ensure_ascii=False)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert main(["--data", str(whole_folder)]) == 1
    assert "visas: '14.9' is not in the vocabulary of goals and targets" in capsys.readouterr().out


def test_only_the_named_file_is_reported(
    whole_folder: Path, change_json: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    path = whole_folder / "vocabularies" / "scopes.json"
    change_json(path, lambda content: content["items"][0]["label"].pop("fr"))
    assert main(["--data", str(whole_folder), "--only", "borders.jsonl"]) == 0
    assert "scopes.json" not in capsys.readouterr().out
    assert main(["--data", str(whole_folder), "--only", "scopes.json"]) == 1


def test_everything_shipped_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])
    assert status == 0, capsys.readouterr().out


def load_everything() -> None:
    for load in (load_vocabularies, load_countries, load_thesaurus, fold_label):
        load.cache_clear()
    load_vocabularies()
    load_countries()
    load_thesaurus()


def test_everything_loads_in_half_a_second() -> None:
    durations = []
    for _ in range(7):
        start = time.perf_counter()
        load_everything()
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.5


def test_the_package_needs_no_other_package() -> None:
    code = (
        "import sys, synonyms; synonyms.load_countries();"
        "print(*{name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names))"
    )
    loaded = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert set(loaded.stdout.split()) <= {"synonyms", "__main__"}
