"""Fixtures: the shipped data is read as it is; faults are planted in a copy of it under tmp_path.

The thesaurus is tested on a small one of two themes written here, so that a test says what it breaks.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.country_files import DATA_FOLDER

Json = dict[str, Any]

HEAD: Json = {
    "theme": "borders",
    "title": {"ar": "الحدود", "en": "Borders", "es": "Fronteras", "fr": "Frontières", "ru": "Границы", "zh": "边界"},
    "about": "Borders and what happens at them.",
}


def make_concept(concept_id: str = "borders", **changes: Any) -> Json:
    """A sound concept whose labels carry its id, so that two concepts never share one."""
    mark = concept_id.replace("-", " ")
    words = {"ar": "حدود", "en": "border", "es": "frontera", "fr": "frontière", "ru": "граница", "zh": "边界"}
    labels = {code: [f"{word} {mark}"] for code, word in words.items()}
    return {"id": concept_id, "labels": labels, **changes}


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A copy of the shipped vocabularies and countries, to be broken, with empty folders for the rest."""
    folder = tmp_path / "data"
    shutil.copytree(DATA_FOLDER, folder, ignore=shutil.ignore_patterns("*.jsonl", "lexicon", "texts"))
    return folder


@pytest.fixture
def change_json() -> Callable[[Path, Callable[[Any], object]], None]:
    """Rewrites a JSON file after letting a function change what it holds."""

    def change(path: Path, alter: Callable[[Any], object]) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        alter(content)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    return change


@pytest.fixture
def write_theme(tmp_path: Path) -> Callable[..., Path]:
    """Writes a theme file with a sound head and the concepts given; returns the folder of the thesaurus."""
    folder = tmp_path / "thesaurus"

    def write(*concepts: Json, theme: str = "borders", head: Json | None = None) -> Path:
        folder.mkdir(exist_ok=True)
        first = copy.deepcopy(HEAD) | {"theme": theme} if head is None else head
        lines = [json.dumps(record, ensure_ascii=False) for record in (first, *concepts) if record]
        (folder / f"{theme}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    return write
