"""The form of vocabulary files: faults are planted in a copy of the shipped data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.languages import LANGUAGE_CODES
from synonyms.vocabulary_files import FORMS, read_vocabulary_files

Change = Callable[[Path, Callable[[Any], object]], None]


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in read_vocabulary_files(folder / "vocabularies")[1]]


def test_the_shipped_files_have_the_right_form(data_folder: Path) -> None:
    items, problems = read_vocabulary_files(data_folder / "vocabularies")
    assert problems == []
    assert set(items) == {path.stem for path in (data_folder / "vocabularies").glob("*.json")}


@pytest.mark.parametrize("name", sorted(FORMS))
@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_a_language_taken_from_any_vocabulary_is_missed(
    data_folder: Path, change_json: Change, name: str, code: str
) -> None:
    text, key = FORMS[name].texts[0], FORMS[name].key
    taken: list[str] = []

    def take(content: Any) -> None:
        item = content["items"][-1]
        del item[text][code]
        taken.append(str(item[key]))

    change_json(data_folder / "vocabularies" / f"{name}.json", take)
    assert problems_of(data_folder) == [f"{name}.json: {taken[0]} [{code}]: {text} is missing"]


@pytest.mark.parametrize("name", ["objectives", "statuses", "kinds_of_help", "principles"])
def test_a_missing_explanation_is_missed(data_folder: Path, change_json: Change, name: str) -> None:
    path = data_folder / "vocabularies" / f"{name}.json"
    change_json(path, lambda content: content["items"][0].pop("description"))
    assert len(problems_of(data_folder)) == 1
    assert "description is not an object with the six languages" in problems_of(data_folder)[0]


def test_an_id_used_twice_and_its_double_labels_are_told(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "vocabularies" / "scopes.json"
    change_json(path, lambda content: content["items"].append(content["items"][0]))
    assert problems_of(data_folder) == ["scopes.json: local: id 'local' is used twice"]


def test_two_items_with_one_label_are_told(data_folder: Path, change_json: Change) -> None:
    def repeat(content: Any) -> None:
        content["items"][1]["label"]["en"] = content["items"][0]["label"]["en"].upper()

    change_json(data_folder / "vocabularies" / "scopes.json", repeat)
    assert problems_of(data_folder) == ["scopes.json: national [en]: label 'LOCAL' is also that of 'local'"]


def test_a_field_of_the_wrong_type_is_told(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "vocabularies" / "objectives.json"
    change_json(path, lambda content: content["items"][2].update(theme="one", colour="red"))
    assert problems_of(data_folder) == [
        "objectives.json: 3: theme is missing or of the wrong type: 'one'",
        "objectives.json: 3: unknown field 'colour'",
    ]


def test_a_number_given_as_text_is_told(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "vocabularies" / "themes.json"
    change_json(path, lambda content: content["items"][0].update(number="1"))
    assert problems_of(data_folder) == ["themes.json: 1: number '1' is not a int"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "scopes.json: not JSON:"),
        ("[]", 'scopes.json: the head with "vocabulary": "scopes" and "about" is missing'),
        (
            '{"vocabulary": "scopes", "about": "x", "items": []}',
            'scopes.json: "items" is not a list of at least one object',
        ),
    ],
)
def test_a_file_of_another_shape_is_told(data_folder: Path, text: str, expected: str) -> None:
    (data_folder / "vocabularies" / "scopes.json").write_text(text, encoding="utf-8")
    assert len(problems_of(data_folder)) == 1
    assert problems_of(data_folder)[0].startswith(expected)


def test_a_missing_file_is_told(data_folder: Path) -> None:
    (data_folder / "vocabularies" / "regions.json").unlink()
    assert problems_of(data_folder) == [f"regions.json: the file is missing in {data_folder / 'vocabularies'}"]
