"""Concepts by label, in any language and however it is spelt."""

from __future__ import annotations

import pytest

from hub.thesaurus.finding import find_concepts, fold
from synonyms import LANGUAGE_CODES, load_thesaurus

DETENTION = "immigration-detention"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_preferred_label_finds_its_concept_first_in_its_language(language: str) -> None:
    label = load_thesaurus().concepts[DETENTION].label(language)
    match = find_concepts(label, "en", 5).matches[0]
    assert (match.concept, match.label, match.language) == (DETENTION, label, language)
    assert match.label[match.start : match.end] == label


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("IMMIGRATION DETENT", "en"),
        ("detencion de migr", "es"),
        ("detention d’immigrants", "fr"),
        ("Содержание мигрантов под", "ru"),
        ("إحتجاز المهاجرين", "ar"),
        ("احتجازُ المهاجرين", "ar"),
        ("移民拘", "zh"),
    ],
)
def test_case_accents_and_spellings_make_no_difference(typed: str, language: str) -> None:
    found = {match.concept: match for match in find_concepts(typed, language, 60).matches}
    assert found[DETENTION].language == language


def test_traditional_characters_find_simplified_ones() -> None:
    assert fold("移民拘留與難民") == fold("移民拘留与难民")


def test_each_concept_comes_once_and_the_total_counts_all() -> None:
    found = find_concepts("migra", "en", 20)
    assert len({match.concept for match in found.matches}) == len(found.matches) == 20
    assert found.total > 20
    after = find_concepts("migra", "en", 20, offset=20)
    assert not {match.concept for match in found.matches} & {match.concept for match in after.matches}


def test_beginnings_come_before_later_words_and_these_before_the_inside_of_words() -> None:
    matches = find_concepts("port", "en", 1000).matches
    kinds = []
    for match in matches:
        folded = fold(match.label)
        kinds.append(0 if folded.startswith("port") else 1 if " port" in folded else 2)
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2}


def test_words_may_come_in_any_order() -> None:
    assert DETENTION in {match.concept for match in find_concepts("detention immigr", "en", 10).matches}


def test_one_or_two_letters_are_not_looked_for_inside_words() -> None:
    for match in find_concepts("gr", "en", 1000).matches:
        assert " gr" in f" {fold(match.label)}"


def test_the_stretch_that_was_typed_is_known() -> None:
    match = find_concepts("detencion", "es", 1).matches[0]
    assert match.label[match.start : match.end].casefold() in ("detención", "detencion")


@pytest.mark.parametrize("typed", ["", "   ", "\u0301", "xyzzy-nothing", "=" * 5000])
def test_what_names_nothing_finds_nothing(typed: str) -> None:
    assert find_concepts(typed, "en", 10).matches == ()
