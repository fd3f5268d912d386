"""Example texts in six languages, written for this project: short passages and everyday sentences that say the same.

They train what the hub knows of languages: translation tables, the embedding model, the classifier. Tab separated files
under `data/texts`, head `id`, `objectives`, and the six language codes; `objectives` are numbers split by commas, empty
for a text that is about none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synonyms.labels import check_text
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import DataError, Problem

TEXTS_FOLDER = Path(__file__).parent / "data" / "texts"
_HEAD = ("id", "objectives", *LANGUAGE_CODES)


@dataclass(frozen=True, slots=True)
class ExampleText:
    """One text in six languages; `objectives` are those of the Compact that it is about, the main one first."""

    id: str
    objectives: tuple[int, ...]
    texts: Mapping[str, str]


def inspect_example_texts(folder: Path = TEXTS_FOLDER) -> tuple[tuple[ExampleText, ...], tuple[Problem, ...]]:
    """All texts of the folder in order of file and line, and every fault found."""
    texts: list[ExampleText] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text("utf-8").split("\n")
        if tuple(lines[0].split("\t")) != _HEAD:
            problems.append(Problem(path.name, "line 1", f"the head is not {' '.join(_HEAD)}"))
            continue
        for number, line in enumerate(lines[1:], 2):
            if not line.strip():
                continue
            cells = line.split("\t")
            if len(cells) != len(_HEAD):
                problems.append(Problem(path.name, f"line {number}", f"{len(cells)} cells instead of {len(_HEAD)}"))
                continue
            found = dict(zip(LANGUAGE_CODES, cells[2:], strict=True))
            for code, text in found.items():
                problems.extend(check_text(text, path.name, cells[0], code, "text"))
            numbers = [part.strip() for part in cells[1].split(",") if part.strip()]
            if any(not part.isdigit() or not 1 <= int(part) <= 23 for part in numbers):
                problems.append(Problem(path.name, cells[0], f"objectives {cells[1]!r} are not numbers from 1 to 23"))
                continue
            if cells[0] in seen:
                problems.append(Problem(path.name, cells[0], "this id is used twice"))
            seen.add(cells[0])
            texts.append(ExampleText(cells[0], tuple(int(part) for part in numbers), found))
    return tuple(texts), tuple(problems)


@cache
def load_example_texts() -> tuple[ExampleText, ...]:
    """The texts shipped with the package, read once; raises `DataError` with all faults."""
    texts, problems = inspect_example_texts()
    if problems:
        raise DataError(problems)
    return texts
