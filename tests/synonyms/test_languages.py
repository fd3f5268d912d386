"""The six languages."""

from __future__ import annotations

import pytest

from synonyms.languages import LANGUAGE_CODES, LANGUAGES, find_language, has_letter_of


def test_the_six_languages_stand_in_their_order() -> None:
    assert LANGUAGE_CODES == ("ar", "en", "es", "fr", "ru", "zh")


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [language.code for language in LANGUAGES if language.direction == "rtl"] == ["ar"]


def test_every_endonym_is_written_in_the_script_of_its_language() -> None:
    assert all(has_letter_of(language.endonym, language.code) for language in LANGUAGES)


def test_an_unknown_language_raises_key_error() -> None:
    with pytest.raises(KeyError):
        find_language("de")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("المهاجرون", "ar", True),
        ("migrants", "ar", False),
        ("élève", "fr", True),
        ("мигрант", "ru", True),
        ("COVID-19", "ru", False),
        ("2019冠状病毒病", "zh", True),
        ("2019", "en", False),
    ],
)
def test_letters_are_told_by_script(text: str, code: str, expected: bool) -> None:
    assert has_letter_of(text, code) is expected
