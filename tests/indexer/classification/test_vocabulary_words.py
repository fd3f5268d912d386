"""Entries of word lists are recognized in six languages."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from indexer.classification.vocabulary_words import LISTS, entries_of_concepts, named_entries
from indexer.concepts import concepts_of
from synonyms import LANGUAGE_CODES, load_thesaurus, load_vocabularies


def named(name: str, text: str, language: str) -> tuple[str, ...]:
    return named_entries(name, text, language, concepts_of(text, language))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_entry_is_recognized_by_its_own_label(name: str, language: str) -> None:
    missed = [
        id
        for id, term in getattr(load_vocabularies(), name).items()
        if id not in named(name, term.label[language], language)
    ]
    assert not missed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Our border guards need training", "en"),
        ("Nos gardes-frontières ont besoin d’une formation pour les agents des frontières", "fr"),
        ("Necesitamos formación para los guardias de fronteras", "es"),
        ("Наши пограничники нуждаются в обучении", "ru"),
        ("تدريب حرس الحدود", "ar"),
        ("培训边防人员", "zh"),
    ],
)
def test_people_and_help_are_recognized_in_six_languages(text: str, language: str) -> None:
    assert "border-officials" in named("target_groups", text, language)
    assert "training" in named("kinds_of_help", text, language)


def test_a_narrower_concept_names_what_its_broader_one_denotes() -> None:
    assert "returnees" in named("target_groups", "community-based reintegration", "en")


def test_the_data_file_names_only_what_exists() -> None:
    found = json.loads(resources.files("indexer.classification").joinpath("data/named_by.json").read_text("utf-8"))
    concepts, words = load_thesaurus().concepts, load_vocabularies()
    assert set(found) == {"about", *LISTS}
    for name in LISTS:
        assert set(found[name]) <= set(getattr(words, name))
        for entry in found[name].values():
            assert set(entry) <= {"concepts", *LANGUAGE_CODES}
            assert [id for id in entry.get("concepts", ()) if id not in concepts] == []
            assert set(LANGUAGE_CODES) <= set(entry) or not set(LANGUAGE_CODES) & set(entry)


@pytest.mark.parametrize("name", LISTS)
def test_concepts_denote_entries_that_exist(name: str) -> None:
    denoted = {entry for entries in entries_of_concepts(name).values() for entry in entries}
    assert denoted <= set(getattr(load_vocabularies(), name))
