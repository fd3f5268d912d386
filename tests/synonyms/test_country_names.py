"""Names of the table of countries, cleaned and folded."""

from __future__ import annotations

import pytest

from synonyms.country_names import clean_formal, clean_short, fold_name, read_standing


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Bahamas (the)", "Bahamas"),
        ("Irán (República Islámica del)", "Irán (República Islámica del)"),
        ("Équateur (l')", "Équateur"),
        ("Îles Cook (les) **", "Îles Cook"),
        ("État de Palestine (l') *", "État de Palestine"),
        ("El Salvador", "El Salvador"),
        ("Кот-д'Ивуар", "Кот-д’Ивуар"),
        ("纽埃 **", "纽埃"),
    ],
)
def test_short_names_lose_article_and_mark(raw: str, expected: str) -> None:
    assert clean_short(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("the Republic of Kenya", "Republic of Kenya"),
        ("l'État du Qatar", "État du Qatar"),
        ("la República de El Salvador", "República de El Salvador"),
        ("les Îles Cook **", "Îles Cook"),
        ("Республика  Фиджи", "Республика Фиджи"),
        ("Lesotho", "Lesotho"),
    ],
)
def test_formal_names_lose_leading_article_and_mark(raw: str, expected: str) -> None:
    assert clean_formal(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"), [("Holy See (the) *", "observer"), ("Niue **", "associated"), ("Kenya", "")]
)
def test_the_mark_tells_the_standing(raw: str, expected: str) -> None:
    assert read_standing(raw) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("CÔTE D’IVOIRE", "cote d'ivoire"), ("España", "espana"), ("Türkiye", "turkiye"), ("Китай", "китай")],
)
def test_names_fold_without_case_and_accents(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
