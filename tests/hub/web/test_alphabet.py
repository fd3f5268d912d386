"""Names stand in the alphabet of their language."""

from __future__ import annotations

import pytest

from hub.web.alphabet import first_letter, sort_key
from hub.web.names import names_in
from synonyms import LANGUAGE_CODES, load_countries


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", ["Côte d'Ivoire", "Croatia", "Türkiye", "Tuvalu"]),
        ("es", ["España", "Estonia", "Namibia", "Nueva Zelandia", "Ñandú", "Omán"]),
        ("fr", ["Égypte", "Équateur", "Espagne", "États-Unis"]),
        ("ru", ["Австралия", "Йемен", "Кения", "Япония"]),
        ("ar", ["الأردن", "إسبانيا", "تونس", "السودان"]),
        ("zh", ["阿富汗", "巴西", "法国", "中国"]),
    ],
)
def test_order(language: str, ordered: list[str]) -> None:
    assert sorted(ordered, key=lambda name: sort_key(name, language)) == ordered


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_all_countries_have_a_place(language: str) -> None:
    codes = names_in(language).sorted_countries(load_countries())
    assert len(codes) == len(load_countries())


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [("Égypte", "fr", "E"), ("الأردن", "ar", "ا"), ("Кения", "ru", "К"), ("肯尼亚", "zh", "")],
)
def test_first_letter(name: str, language: str, letter: str) -> None:
    assert first_letter(name, language) == letter
