"""The form of theme files and concept lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.languages import LANGUAGE_CODES
from synonyms.theme_files import check_concept_form, read_theme_files
from tests.synonyms.conftest import HEAD, make_concept

WriteTheme = Callable[..., Path]


def faults(**changes: Any) -> list[str]:
    return [str(problem) for problem in check_concept_form(make_concept(**changes), "borders.jsonl", 2)]


def with_labels(code: str, labels: object) -> dict[str, object]:
    return {**make_concept()["labels"], code: labels}


def test_a_sound_concept_has_no_fault() -> None:
    notes = HEAD["title"]
    assert faults(broader=["security"], related=["visas"], objectives=[11], sdgs=["10.7"], notes=notes) == []


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_labels_without_a_language_are_told(code: str) -> None:
    labels = {key: texts for key, texts in make_concept()["labels"].items() if key != code}
    assert faults(labels=labels) == [f"borders.jsonl: borders [{code}]: label is missing"]


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_notes_without_a_language_are_told(code: str) -> None:
    notes = {key: text for key, text in HEAD["title"].items() if key != code}
    assert faults(notes=notes) == [f"borders.jsonl: borders [{code}]: note is missing"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "Borders"}, "Borders: id 'Borders' is not a lower-case ASCII slug"),
        ({"id": None}, "line 2: id None is not a lower-case ASCII slug"),
        ({"label": []}, "borders: unknown key 'label'"),
        ({"labels": []}, "borders: labels is not an object with the six languages"),
        (
            {"labels": with_labels("es", [])},
            "borders [es]: labels are not a list of at least one text",
        ),
        ({"labels": with_labels("es", "frontera")}, "borders [es]: labels are not a list of at least one text"),
        ({"labels": with_labels("es", ["frontera", " "])}, "borders [es]: a label is empty"),
        ({"labels": with_labels("es", ["frontera", "Frontera"])}, "borders [es]: repeated: 'Frontera'"),
        (
            {"labels": with_labels("es", ["frontera", "linde "])},
            "borders [es]: label has white space at an end: 'linde '",
        ),
        (
            {"labels": with_labels("zh", ["border"])},
            "borders [zh]: preferred label has no letter of this language's script: 'border'",
        ),
        ({"labels": with_labels("ar", ["حُدود"])}, "borders [ar]: with vowel signs: 'حُدود'"),
        ({"broader": "security"}, "borders: broader is not a list of texts"),
        ({"broader": ["a", "b", "c"]}, "borders: broader has 3 entries, at most 2 are allowed"),
        ({"related": ["a", "a"]}, "borders: related repeats an entry"),
        ({"objectives": ["11"]}, "borders: objectives is not a list of numbers"),
        ({"objectives": [24]}, "borders: objective 24 is not one of 1 to 23"),
        ({"sdgs": ["18.1"]}, "borders: '18.1' is not a Sustainable Development Goal or target"),
    ],
)
def test_a_fault_of_form_is_told(changes: dict[str, Any], expected: str) -> None:
    record = make_concept() | changes
    assert [str(fault) for fault in check_concept_form(record, "borders.jsonl", 2)] == [f"borders.jsonl: {expected}"]


def test_an_acronym_may_be_a_further_label_in_any_script() -> None:
    assert faults(labels=with_labels("zh", ["国际移民组织", "IOM"])) == []


def test_a_theme_file_is_read_in_order(write_theme: WriteTheme) -> None:
    folder = write_theme(make_concept("one"), make_concept("two"))
    files, problems = read_theme_files(folder)
    assert problems == []
    assert [(line, record["id"]) for line, record in files[0].concepts] == [(2, "one"), (3, "two")]
    assert files[0].title["fr"] == "Frontières"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({}, "line 1: the head line with theme, title and about is missing"),
        (HEAD | {"theme": "seas"}, "line 1: theme 'seas' is not the name of the file"),
        (HEAD | {"about": " "}, "line 1: about is missing: one English sentence"),
        (HEAD | {"note": "x"}, "line 1: unknown key 'note'"),
        (HEAD | {"title": {**HEAD["title"], "ru": ""}}, "line 1 [ru]: title is empty"),
    ],
)
def test_a_faulty_head_is_told(write_theme: WriteTheme, head: dict[str, Any], expected: str) -> None:
    _, problems = read_theme_files(write_theme(make_concept(), head=head))
    assert list(map(str, problems)) == [f"borders.jsonl: {expected}"]


def test_a_broken_line_is_told_and_the_others_are_read(write_theme: WriteTheme) -> None:
    path = write_theme(make_concept("one")) / "borders.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '{"id": \n[1]\n', encoding="utf-8")
    files, problems = read_theme_files(path.parent)
    assert [record["id"] for _, record in files[0].concepts] == ["one"]
    assert [problem.item for problem in problems] == ["line 3", "line 4"]
    assert problems[0].message.startswith("not JSON")
    assert problems[1].message == "not a JSON object"


def test_a_folder_without_theme_files_is_told(tmp_path: Path) -> None:
    assert [problem.message for problem in read_theme_files(tmp_path)[1]] == ["no theme file (*.jsonl) here"]
