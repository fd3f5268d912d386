"""Reads the theme files of the thesaurus and checks the form of each line.

Besides the files of the package there may be files of the operator's own, in the folder that HUB_VOCABULARY names.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synonyms.labels import check_language_keys, check_text, check_translations, fold_label
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem

THESAURUS_FOLDER = Path(__file__).parent / "data" / "thesaurus"
OWN_VOCABULARY = "HUB_VOCABULARY"
"""Environment variable: folder with theme files of the operator's own; unset or empty: none."""

Record = Mapping[str, Any]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SDG = re.compile(r"(1[0-7]|[1-9])(\.([1-9][0-9]?|[a-h]))?")
_ARABIC_VOWEL_SIGN = re.compile("[\u064b-\u0652\u0670]")
_CONCEPT_KEYS = {"id", "labels", "broader", "related", "objectives", "sdgs", "notes", "homographs"}
_HEAD_KEYS = {"theme", "title", "about"}
_MOST_LINKS = {"broader": 2, "related": 6, "objectives": 4, "sdgs": 4}


@dataclass(frozen=True)
class ThemeFile:
    """A theme file: its head, and its well-formed concepts as `(line number, record)`."""

    file: str
    theme: str
    title: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    concepts: tuple[tuple[int, Record], ...] = ()


def read_theme_files(folder: Path, *, check: bool = True) -> tuple[list[ThemeFile], list[Problem]]:
    """All theme files of a folder in order of name, and the faults of form; broken lines are left out.

    `check=False`: concepts are taken to be well-formed, only lines that are no JSON are told.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        return [], [Problem(str(folder), "", "no theme file (*.jsonl) here")]
    files: list[ThemeFile] = []
    problems: list[Problem] = []
    for path in paths:
        file, faults = _read_theme_file(path, check)
        files.append(file)
        problems.extend(faults)
    return files, problems


def extra_folder() -> Path | None:
    """The folder with theme files of the operator's own, as the environment says; None when there is none."""
    named = os.environ.get(OWN_VOCABULARY, "").strip()
    return Path(named).expanduser().absolute() if named else None


def read_files_in_force() -> tuple[list[ThemeFile], list[Problem]]:
    """The shipped theme files, then those of the operator's own; a theme of the package cannot be taken again."""
    files, problems = read_theme_files(THESAURUS_FOLDER)
    folder = extra_folder()
    if folder is None:
        return files, problems
    if not folder.is_dir():
        return files, [*problems, Problem(OWN_VOCABULARY, "", f"{folder} is not a folder")]
    own = [_read_theme_file(path) for path in sorted(folder.glob("*.jsonl"))]
    shipped = {file.theme for file in files}
    taken = [
        Problem(file.file, "", f"{folder} holds a theme with the name of a shipped one; rename the file and its theme")
        for file, _ in own
        if file.theme in shipped
    ]
    added = [file for file, _ in own if file.theme not in shipped]
    return [*files, *added], [*problems, *taken, *(fault for _, faults in own for fault in faults)]


def _read_theme_file(path: Path, check: bool = True) -> tuple[ThemeFile, list[Problem]]:
    records, problems = _read_lines(path)
    head: dict[str, Any] = {}
    if records and "theme" in records[0][1]:
        head = records.pop(0)[1]
        problems.extend(_check_head(head, path))
    else:
        problems.append(Problem(path.name, "line 1", "the head line with theme, title and about is missing"))
    concepts = []
    for line, record in records:
        faults = list(check_concept_form(record, path.name, line)) if check else []
        problems.extend(faults)
        if not faults:
            concepts.append((line, record))
    title = head.get("title")
    return (
        ThemeFile(
            file=path.name,
            theme=path.stem,
            title=title if isinstance(title, dict) else {},
            about=str(head.get("about", "")),
            concepts=tuple(concepts),
        ),
        problems,
    )


def _read_lines(path: Path) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    records: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(Problem(path.name, f"line {number}", f"not JSON: {error}"))
            continue
        if isinstance(record, dict):
            records.append((number, record))
        else:
            problems.append(Problem(path.name, f"line {number}", "not a JSON object"))
    return records, problems


def _check_head(head: Record, path: Path) -> Iterable[Problem]:
    if head["theme"] != path.stem:
        yield Problem(path.name, "line 1", f"theme {head['theme']!r} is not the name of the file")
    yield from check_translations(head.get("title"), path.name, "line 1", "title")
    about = head.get("about")
    if not isinstance(about, str) or not about.strip():
        yield Problem(path.name, "line 1", "about is missing: one English sentence")
    for key in sorted(head.keys() - _HEAD_KEYS):
        yield Problem(path.name, "line 1", f"unknown key {key!r}")


def check_concept_form(record: Record, file: str, line: int) -> Iterable[Problem]:
    """Faults of one concept line taken alone: keys, id, labels, lists, notes."""
    concept_id = record.get("id")
    item = concept_id if isinstance(concept_id, str) and concept_id else f"line {line}"
    if not isinstance(concept_id, str) or not SLUG.fullmatch(concept_id):
        yield Problem(file, item, f"id {concept_id!r} is not a lower-case ASCII slug")
    for key in sorted(record.keys() - _CONCEPT_KEYS):
        yield Problem(file, item, f"unknown key {key!r}")
    yield from _check_labels(record.get("labels"), file, item)
    for key, most in _MOST_LINKS.items():
        yield from _check_links(record.get(key, []), file, item, key, most)
    if "notes" in record:
        yield from check_translations(record["notes"], file, item, "note")
    yield from _check_homographs(record.get("homographs", {}), record.get("labels"), file, item)


def _check_labels(labels: object, file: str, item: str) -> Iterable[Problem]:
    if not isinstance(labels, dict):
        yield Problem(file, item, "labels is not an object with the six languages")
        return
    yield from check_language_keys(labels, file, item, "label")
    for code in LANGUAGE_CODES:
        texts = labels.get(code, [""])
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
            yield Problem(file, item, "labels are not a list of at least one text", code)
        elif code in labels:
            yield from _check_label_list(texts, file, item, code)


def _check_label_list(texts: list[str], file: str, item: str, code: str) -> Iterable[Problem]:
    yield from check_text(texts[0], file, item, code, "preferred label")
    folded = [fold_label(text) for text in texts]
    if "" in folded:
        yield Problem(file, item, "a label is empty", code)
    if len(set(folded)) < len(folded):
        repeated = [text for position, text in enumerate(texts) if folded[position] in folded[:position]]
        yield Problem(file, item, f"repeated: {', '.join(map(repr, repeated))}", code)
    for text in texts[1:]:
        if text != text.strip() and text.strip():
            yield Problem(file, item, f"label has white space at an end: {text!r}", code)
    if code == "ar" and _ARABIC_VOWEL_SIGN.search(" ".join(texts)):
        marked = [text for text in texts if _ARABIC_VOWEL_SIGN.search(text)]
        yield Problem(file, item, f"with vowel signs: {', '.join(map(repr, marked))}", code)


def _check_homographs(value: object, labels: object, file: str, item: str) -> Iterable[Problem]:
    """Faults of `homographs`: language -> label of the concept -> at least one word that must stand beside it."""
    if not isinstance(value, dict) or not all(isinstance(found, dict) for found in value.values()):
        yield Problem(file, item, "homographs is not an object of language -> label -> words of its context")
        return
    for code, found in value.items():
        own = labels.get(code, []) if isinstance(labels, dict) else []
        for label, words in found.items():
            if label not in own:
                yield Problem(file, item, f"homograph {label!r} is no label of the concept", str(code))
            if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
                yield Problem(file, item, f"homograph {label!r} has no list of words of its context", str(code))


def _check_links(value: object, file: str, item: str, key: str, most: int) -> Iterable[Problem]:
    kind = int if key == "objectives" else str
    if not isinstance(value, list) or not all(type(entry) is kind for entry in value):
        yield Problem(file, item, f"{key} is not a list of {'numbers' if kind is int else 'texts'}")
        return
    if len(value) > most:
        yield Problem(file, item, f"{key} has {len(value)} entries, at most {most} are allowed")
    if len(set(value)) < len(value):
        yield Problem(file, item, f"{key} repeats an entry")
    if key == "objectives":
        for number in value:
            if not 1 <= number <= 23:
                yield Problem(file, item, f"objective {number} is not one of 1 to 23")
    elif key == "sdgs":
        for code in value:
            if not _SDG.fullmatch(code):
                yield Problem(file, item, f"{code!r} is not a Sustainable Development Goal or target")
