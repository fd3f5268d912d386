"""Analysis: what must become the same term does, and offsets point into the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import analyse, terms
from synonyms import LANGUAGE_CODES


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "والمهاجرين", "مهاجر"),
        ("ar", "بالاحتجاز", "احتجاز"),
        ("ar", "لِلْأَطْفَالِ", "أطفال"),
        ("ar", "الإعادة", "اعادة"),
        ("ar", "سياســـة", "السياسه"),
        ("en", "labour policies", "Labour policy"),
        ("es", "migración", "migraciones"),
        ("es", "migracion", "migración"),
        ("es", "países", "pais"),
        ("fr", "l’asile", "asile"),
        ("fr", "d'origine", "origines"),
        ("fr", "réintégration", "REINTEGRATION"),
        ("ru", "ещё учёт", "учета"),
        ("ru", "мигрантов", "мигранты"),
        ("zh", "ＩＯＭ", "iom"),
        ("en", "U.N.", "UN"),
        ("fr", "re\u0301fugie\u0301", "réfugié"),
    ],
)
def test_forms_of_a_word_become_one_term(language: str, one: str, other: str) -> None:
    assert terms(one, language) == terms(other, language) != []


def test_spanish_n_with_tilde_is_a_letter_of_its_own() -> None:
    assert terms("año", "es") != terms("ano", "es")


def test_function_words_carry_no_topic_but_acronyms_in_capitals_do() -> None:
    assert terms("who and the WHO", "en") == ["WHO"]


def test_a_text_all_in_capitals_has_no_acronyms() -> None:
    assert "WHO" not in terms("WHO NEEDS A VISA", "en")


def test_chinese_has_every_pair_in_one_chain_and_the_longer_words() -> None:
    found = terms("移民儿童拘留替代办法", "zh")
    assert found[-3:] == ["替代", "代办", "办法"]
    assert terms("人", "zh") == ["人"]


def test_words_of_another_script_keep_their_own_chain() -> None:
    assert terms("وكالة UNHCR في مفوضية", "ar")[1] == "unhcr"
    assert terms("2020 年 COVID-19 疫情", "zh")[:4] == ["2020", "年", "covid", "19"]


def test_a_number_is_one_term_however_it_is_written() -> None:
    assert terms("target 10.7 and 15,000", "en") == ["target", "10.7", "15000"]
    assert terms("15.000 y 10,7", "es") == ["15000", "10.7"]
    assert terms("١٥٬٠٠٠ و ٣٫٥", "ar") == ["15000", "3.5"]


def test_traditional_characters_are_those_of_simplified_writing() -> None:
    assert terms("移民權利與發展", "zh") == terms("移民权利与发展", "zh")


def test_the_arabic_feminine_plural_is_its_singular() -> None:
    assert terms("المستشفيات وسياسات وخدمات", "ar") == terms("مستشفى سياسة خدمة", "ar")


@given(st.text(max_size=200), st.sampled_from(LANGUAGE_CODES))
def test_offsets_lie_in_order_inside_any_text(text: str, language: str) -> None:
    for token in analyse(text, language, segment=False):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term
        assert not any(letter.isspace() for letter in token.term)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_comes_of_nothing(language: str) -> None:
    assert terms("", language) == terms(" \n.,;!؟。", language) == []
