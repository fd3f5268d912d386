"""The shipped vocabularies say what the Compact and the goals say."""

from __future__ import annotations

from pathlib import Path

import pytest

from synonyms import LANGUAGE_CODES, LANGUAGES, VocabularyError, load_vocabularies
from synonyms.vocabularies import read_vocabularies

IDS = {
    "principles": "people-centred international-cooperation national-sovereignty rule-of-law"
    " sustainable-development human-rights gender-responsive child-sensitive whole-of-government"
    " whole-of-society",
    "kinds_of_help": "advice peer-visit training tool law-review data funding technical-assistance research"
    " facilitation",
    "cross_cutting": "children gender health climate cities covid-19 youth digitalization human-rights data",
    "practice_types": "law policy strategy plan coordination service project programme campaign training data"
    " guidance agreement fund dialogue network regularization",
    "scopes": "local national bilateral regional global",
    "record_kinds": "practice resource plan expert organisation fund call discussion",
    "statuses": "recorded complete reviewed reused endorsed",
    "implementer_types": "government local-government un-entity intergovernmental civil-society private-sector"
    " academia national-institution red-cross other",
}


@pytest.mark.parametrize("name", sorted(IDS))
def test_the_ids_that_records_use_are_there_in_their_order(name: str) -> None:
    assert list(getattr(load_vocabularies(), name)) == IDS[name].split()


def test_the_themes_group_the_objectives_as_the_network_does() -> None:
    grouping = {number: theme.objectives for number, theme in load_vocabularies().themes.items()}
    assert grouping == {
        1: (1, 3, 17, 23),
        2: (2, 7, 8, 12, 13),
        3: (4, 9, 10, 11, 14, 21),
        4: (5, 6, 18, 19, 20, 22),
        5: (15, 16),
    }
    assert [theme.colour for theme in load_vocabularies().themes.values()] == [f"area-{n}" for n in range(1, 6)]


def test_an_objective_has_its_official_title() -> None:
    objective = load_vocabularies().objectives[13]
    assert objective.title["en"] == (
        "Use immigration detention only as a measure of last resort and work towards alternatives"
    )
    assert objective.short["es"] == "Alternativas a la detención"
    assert objective.theme == 2


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_short_titles_of_objectives_fit_a_chip(language: str) -> None:
    limit = 12 if language == "zh" else 32
    assert [o.number for o in load_vocabularies().objectives.values() if len(o.short[language]) > limit] == []


def test_migration_targets_are_found_by_code() -> None:
    vocabularies = load_vocabularies()
    assert {"10", "10.7", "10.c", "17.18", "8.8", "16.9", "3.8"} <= vocabularies.sdg_codes
    assert vocabularies.sdg_targets["10.7"].goal == 10
    assert vocabularies.sdg_label("10.c", "en") == "Remittance costs"
    assert vocabularies.sdg_label("10", "fr") == "Inégalités réduites"


@pytest.mark.parametrize("code", ["18", "10.99", "goal"])
def test_an_unknown_goal_has_no_label(code: str) -> None:
    with pytest.raises(KeyError):
        load_vocabularies().sdg_label(code, "en")


def test_a_region_knows_the_regions_around_it() -> None:
    assert load_vocabularies().region_chain("011") == ("011", "202", "002", "001")
    assert load_vocabularies().region_chain("001") == ("001",)


def test_the_six_languages_open_the_list_of_working_languages() -> None:
    languages = list(load_vocabularies().languages.values())
    assert [language.endonym for language in languages[:6]] == [language.endonym for language in LANGUAGES]
    assert len(languages) >= 40


def test_loading_twice_reads_once() -> None:
    assert load_vocabularies() is load_vocabularies()


def test_broken_vocabularies_are_refused_with_every_fault(data_folder: Path) -> None:
    (data_folder / "vocabularies" / "scopes.json").unlink()
    (data_folder / "vocabularies" / "statuses.json").unlink()
    with pytest.raises(VocabularyError) as refused:
        read_vocabularies(data_folder / "vocabularies")
    assert [problem.file for problem in refused.value.problems] == ["scopes.json", "statuses.json"]
