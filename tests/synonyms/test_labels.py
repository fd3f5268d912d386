"""Checks of texts in six languages."""

from __future__ import annotations

from typing import Any

import pytest

from synonyms.labels import check_translations, fold_label

SOUND = {"ar": "بيانات", "en": "data", "es": "datos", "fr": "données", "ru": "данные", "zh": "数据"}


def messages(value: Any) -> list[str]:
    return [str(problem) for problem in check_translations(value, "file.json", "item", "label")]


def test_six_sound_texts_have_no_problem() -> None:
    assert messages(SOUND) == []


@pytest.mark.parametrize("code", sorted(SOUND))
def test_a_missing_language_is_named(code: str) -> None:
    value = {key: text for key, text in SOUND.items() if key != code}
    assert messages(value) == [f"file.json: item [{code}]: label is missing"]


def test_a_seventh_language_is_named() -> None:
    assert messages(SOUND | {"de": "Daten"}) == ["file.json: item [de]: label has a language that is none of the six"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  ", "label is empty"),
        (" data", "label has white space at an end: ' data'"),
        (7, "label is not a text: 7"),
        ("数据", "label has no letter of this language's script: '数据'"),
    ],
)
def test_a_bad_text_is_described(text: object, expected: str) -> None:
    assert messages(SOUND | {"en": text}) == [f"file.json: item [en]: {expected}"]


def test_a_text_in_place_of_six_is_described() -> None:
    assert messages("data") == ["file.json: item: label is not an object with the six languages"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Data", "data"), ("ＡＴＤ", "atd"), ("droits  de\u00a0l’homme", "Droits de l'homme"), ("Цели", "цели")],
)
def test_labels_that_look_alike_fold_to_the_same(one: str, other: str) -> None:
    assert fold_label(one) == fold_label(other)


def test_labels_with_other_accents_stay_apart() -> None:
    assert fold_label("marché") != fold_label("marche")
