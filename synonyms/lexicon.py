"""A lexicon of general words in six languages, written for this project: one meaning per row, variants by language.

It trains translation tables, the embedding model and language detection; it names no concepts. Tab separated files
under `data/lexicon` with the six language codes as head; variants of a cell are split by a bar, most usual first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from synonyms.labels import check_text
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import DataError, Problem

LEXICON_FOLDER = Path(__file__).parent / "data" / "lexicon"

Row = Mapping[str, tuple[str, ...]]


def inspect_lexicon(folder: Path = LEXICON_FOLDER) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """All rows of the folder, language -> words, in order of file and line, and every fault found."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text("utf-8").split("\n")
        if tuple(lines[0].split("\t")) != LANGUAGE_CODES:
            problems.append(Problem(path.name, "line 1", f"the head is not {' '.join(LANGUAGE_CODES)}"))
            continue
        for number, line in enumerate(lines[1:], 2):
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != len(LANGUAGE_CODES):
                told = f"{len(cells)} cells instead of {len(LANGUAGE_CODES)}"
                problems.append(Problem(path.name, f"line {number}", told))
                continue
            words = {
                code: tuple(filter(None, map(str.strip, cell.split("|"))))
                for code, cell in zip(LANGUAGE_CODES, cells, strict=True)
            }
            faults = [
                fault
                for code, found in words.items()
                for fault in check_text(found[0] if found else "", path.name, f"line {number}", code, "first word")
            ]
            problems.extend(faults)
            if not faults:
                rows.append(words)
    return tuple(rows), tuple(problems)


@cache
def load_lexicon() -> tuple[Row, ...]:
    """The lexicon shipped with the package, read once; raises `DataError` with all faults."""
    rows, problems = inspect_lexicon()
    if problems:
        raise DataError(problems)
    return rows
