"""Records as the index sees them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from hub.experts.records import CONSENT_FIELDS
from hub.indexing.documents import (
    expert_document,
    fund_document,
    organisation_document,
    practice_document,
    regions_around,
    themes_of,
    with_goals,
)
from indexer.documents import Document, Passage, fingerprint
from synonyms import LANGUAGE_CODES, load_vocabularies
from tests.hub.records import MORE, SIX, make_expert, make_fund, make_organisation, make_practice


def _practice(**changes: Any) -> Document:
    document = practice_document(make_practice(**changes))
    assert document is not None
    return document


def test_a_practice_has_one_passage_in_each_language() -> None:
    document = _practice()
    assert document.languages == LANGUAGE_CODES
    english = document.passages[1]
    assert (english.text, english.language, english.heading) == ("A text\nShelters; A text", "en", "Shelters")
    assert document.passages[0].text == "نص\nملاجئ؛ نص"
    assert document.passages[5].text == "文字\n庇护所；文字"


def test_what_the_fields_of_a_practice_say_is_matched_in_words_of_the_passage() -> None:
    by_language = {passage.language: passage.context for passage in _practice().passages}
    named = load_vocabularies()
    for language, context in by_language.items():
        for wanted in (
            named.objectives[10].short,
            named.target_groups["women"].label,
            named.cross_cutting["gender"].label,
        ):
            assert wanted[language] in context


def test_a_practice_without_partners_names_who_did_it() -> None:
    assert _practice(partners=()).passages[1].text == "A text\nShelters"
    assert _practice(partners=(), implementers=()).passages[1].text == "A text"


def test_facets_of_a_practice() -> None:
    document = _practice()
    assert document.key == "practice:ken-shelters"
    assert document.objectives == (10, 7, 3)
    assert document.themes == themes_of((10,))
    assert document.sdgs == ("10.7", "5.2", "10", "5")
    assert document.countries == ("KEN", "UGA")
    assert document.regions == ("001", "002", "014", "202")
    assert (document.year, document.status, document.audiences) == (2020, "recorded", ("public",))
    assert document.source is not None
    assert (document.source.document, document.source.paragraph) == ("A/75/542", "44")


def test_texts_of_the_catalogue_are_translations_and_statements_are_not() -> None:
    assert _practice().translations
    assert organisation_document(make_organisation()).translations
    assert fund_document(make_fund()).translations
    assert not expert_document(make_expert()).translations  # type: ignore[union-attr]


def test_a_withdrawn_practice_is_not_in_the_index() -> None:
    assert practice_document(make_practice(status="withdrawn")) is None


def test_an_organisation_is_found_by_its_acronym_in_every_language() -> None:
    document = organisation_document(make_organisation())
    assert document.titles == SIX
    assert [passage.text for passage in document.passages] == [f"{text}\nIOM" for text in MORE.values()]
    assert document.objectives == (21, 7)
    assert document.regions == ("001",)


def test_a_fund_says_who_may_apply_and_a_window_its_own_theme() -> None:
    document = fund_document(make_fund(parent="big", theme=4))
    assert document.themes == (4,)
    assert document.passages[1].text == "A text\nA text\nBF"
    assert fund_document(make_fund(objectives=(1, 13))).themes == themes_of((1, 13))


def test_statements_of_an_expert_are_passages_in_their_own_language() -> None:
    document = expert_document(make_expert())
    assert document is not None
    assert [(passage.language, passage.heading) for passage in document.passages] == [
        ("en", "Amina Wanjiru"),
        ("fr", "Amina Wanjiru"),
    ]
    assert document.titles == dict.fromkeys(LANGUAGE_CODES, "Amina Wanjiru")
    assert document.countries == ("KEN", "ETH", "UGA", "SEN")
    assert document.objectives == (13, 10)
    assert document.year is None


SECRETS = {
    "country": ({"country": "PER"}, "PER"),
    "employer": ({"employer": "Secret Employer"}, "Secret Employer"),
    "objectives": ({"objectives": (22,)}, "22"),
    "statements": ({}, "Drafted screening rules"),
    "countries_worked_in": ({"countries_worked_in": ("PER",)}, "PER"),
    "languages": ({"languages": (("sw", "native"),)}, "'sw'"),
    "availability": ({"days_a_year": 217}, "217"),
    "interests": ({}, "Interests"),
}


def test_every_field_with_consent_has_a_secret() -> None:
    assert set(SECRETS) | {"listing"} == set(CONSENT_FIELDS)


@pytest.mark.parametrize("field", list(SECRETS))
@pytest.mark.parametrize("given", ["states", "secretariat", "none"])
def test_what_is_not_public_is_nowhere_in_a_public_document(field: str, given: str) -> None:
    changes, secret = SECRETS[field]
    document = expert_document(make_expert(consent={field: given}, **changes))
    assert document is not None
    assert document.audiences == ("public",)
    assert secret not in str(asdict(document))


def test_an_expert_who_shows_no_statement_is_found_by_name() -> None:
    document = expert_document(make_expert(consent={"statements": "none"}))
    assert document is not None
    assert document.passages == (Passage("Amina Wanjiru\nCoast Legal Aid Network", "en", "Amina Wanjiru"),)
    assert document.countries == ("KEN", "ETH")


def test_gender_is_never_in_the_index() -> None:
    assert "female" not in str(asdict(expert_document(make_expert())))  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{"consent": {"listing": "none"}}, {"status": "lapsed"}], ids=str)
def test_who_may_not_be_found_is_not_in_the_index(changes: dict[str, Any]) -> None:
    assert expert_document(make_expert(**changes)) is None


def test_the_same_record_gives_the_same_fingerprint_and_another_one_another() -> None:
    assert fingerprint(_practice()) == fingerprint(_practice())
    for changes in ({"year": 2021}, {"titles": SIX | {"zh": "避难所"}}, {"countries": ("UGA", "KEN")}):
        assert fingerprint(_practice(**changes)) != fingerprint(_practice())


def test_what_visitors_do_not_find_by_does_not_change_the_index() -> None:
    first, second = (expert_document(make_expert(last_confirmed=day)) for day in (date(2026, 1, 1), date(2026, 2, 1)))
    assert first == second


@pytest.mark.parametrize(
    ("sdgs", "wanted"),
    [((), ()), (("10.7",), ("10.7", "10")), (("10", "10.7"), ("10", "10.7")), (("8.8", "8.5"), ("8.8", "8.5", "8"))],
)
def test_targets_bring_their_goals(sdgs: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert with_goals(sdgs) == wanted


def test_regions_are_all_those_around() -> None:
    assert regions_around((), ()) == ()
    assert regions_around(("PER",), ()) == ("001", "005", "019", "419")
    assert regions_around((), ("014",)) == ("001", "002", "014", "202")


def test_themes_are_those_of_the_objectives_once() -> None:
    assert themes_of((1, 3, 17)) == (1,)
    assert len(themes_of(range(1, 24))) == 5
