"""The index end to end, on a dozen documents of our own, with the shipped model and the embedded engine."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from indexer import SearchIndex, open_index
from indexer.documents import Document, Passage, Source, fingerprint
from indexer.query import CHANNELS, FACETS, Filters, Query
from synonyms import LANGUAGE_CODES

SHELTER = Document(
    id="shelter",
    kind="practice",
    titles={"en": "Shelter for victims of trafficking", "fr": "Foyer pour victimes de la traite"},
    passages=(
        Passage("The State opened a shelter for victims of trafficking in persons.", "en", "Shelter for victims"),
        Passage("L’État a ouvert un foyer d’accueil pour les victimes de la traite des personnes.", "fr", "Foyer"),
    ),
    objectives=(10, 7),
    themes=(3,),
    countries=("KEN",),
    regions=("014", "002"),
    year=2020,
    status="recorded",
    source=Source("A/75/542", "44"),
)
BONDS = Document(
    id="bonds",
    kind="practice",
    titles={"ru": "Облигации для диаспоры"},
    passages=(Passage("Банки выпустили облигации для диаспоры, живущей за рубежом.", "ru", "Облигации для диаспоры"),),
    objectives=(19,),
    themes=(4,),
    countries=("PHL",),
    year=2019,
    status="reviewed",
)
DETENTION = Document(
    id="detention",
    kind="practice",
    titles={"zh": "儿童移民拘留替代办法"},
    passages=(Passage("该国不再拘留移民儿童，而是采用社区安置等拘留替代办法。", "zh", "儿童移民拘留替代办法"),),
    objectives=(13,),
    themes=(2,),
    countries=("THA",),
    year=2019,
    status="recorded",
)
PASSPORT = Document(
    id="passport",
    kind="practice",
    titles={"es": "Pasaporte electrónico"},
    passages=(Passage("El país expide pasaportes electrónicos a sus nacionales.", "es", "Pasaporte electrónico"),),
    objectives=(4,),
    themes=(3,),
    countries=("BOL",),
    year=2019,
    status="recorded",
)
ADVISER = Document(
    id="adviser",
    kind="expert",
    titles={"en": "An adviser"},
    passages=(Passage("Set up shelters for trafficked persons in East Africa.", "en"),),
    audiences=("secretariat",),
)
ALL = (SHELTER, BONDS, DETENTION, PASSPORT, ADVISER)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    opened = open_index(tmp_path_factory.mktemp("index"))
    opened.replace_all(ALL)
    yield opened
    opened.close()


def ids(index: SearchIndex, text: str, **settings) -> list[str]:
    return [hit.id for hit in index.search(Query(text, **settings)).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("بدائل احتجاز الأطفال المهاجرين", "detention"),
        ("alternatives to the detention of migrant children", "detention"),
        ("alternativas a la detención de niños migrantes", "detention"),
        ("облигации для соотечественников", "bonds"),
        ("سندات المغتربين", "bonds"),
        ("侨民债券", "bonds"),
        ("passeport électronique", "passport"),
        ("电子护照", "passport"),
        ("приют для жертв торговли людьми", "shelter"),
        ("人口贩运受害者收容所", "shelter"),
    ],
)
def test_a_question_finds_what_is_written_in_another_language(index: SearchIndex, text: str, first: str) -> None:
    assert ids(index, text)[0] == first


def test_a_hit_carries_its_evidence(index: SearchIndex) -> None:
    hit = index.search(Query("a shelter for victims of trafficking")).hits[0]
    assert (hit.id, hit.kind, hit.language, hit.year) == ("shelter", "practice", "en", 2020)
    assert hit.titles["fr"] == "Foyer pour victimes de la traite"
    assert hit.source == Source("A/75/542", "44")
    assert 0 < hit.score <= 1
    assert set(hit.channels) == set(CHANNELS)
    assert any(not match.broader for match in hit.concepts)
    marked = [hit.passage.text[mark.start : mark.end] for mark in hit.passage.highlights]
    assert "shelter" in marked
    assert "shelter" in hit.terms


@pytest.mark.parametrize(
    ("text", "marked"), [("拘留替代办法", "拘留替代办法"), ("pasaportes", "pasaportes"), ("диаспора", "диаспоры")]
)
def test_highlights_point_into_the_passage(index: SearchIndex, text: str, marked: str) -> None:
    hit = index.search(Query(text)).hits[0]
    assert marked in [hit.passage.text[mark.start : mark.end] for mark in hit.passage.highlights]


def test_highlights_are_in_order_and_apart(index: SearchIndex) -> None:
    marks = index.search(Query("State opened a shelter for victims")).hits[0].passage.highlights
    assert all(one.end < other.start for one, other in pairwise(marks))


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_works_alone(index: SearchIndex, channel: str) -> None:
    result = index.search(Query("shelter for victims of trafficking", channels=(channel,)))
    assert result.hits[0].id == "shelter"
    assert set(result.hits[0].channels) == {channel}


def test_only_those_who_may_see_a_record_find_it(index: SearchIndex) -> None:
    assert "adviser" not in ids(index, "shelters in East Africa")
    assert "adviser" in ids(index, "shelters in East Africa", audiences=("public", "secretariat"))
    assert "adviser" not in ids(index, "")
    kinds = index.search(Query("shelters")).facets["kind"]
    assert [count.value for count in kinds] == ["practice"]


def test_an_empty_question_lists_everything_newest_first(index: SearchIndex) -> None:
    result = index.search(Query(""))
    assert result.total == 4
    assert result.hits[0].id == "shelter"
    assert result.understanding.language is None
    assert set(result.facets) == set(FACETS)


def test_pages_partition_the_result(index: SearchIndex) -> None:
    whole = ids(index, "")
    pages = [ids(index, "", limit=1, offset=place) for place in range(5)]
    assert [page[0] for page in pages[:4]] == whole
    assert pages[4] == []
    assert ids(index, "shelter", offset=10**9) == []


def test_a_facet_that_restricts_still_shows_its_alternatives(index: SearchIndex) -> None:
    result = index.search(Query("", filters=Filters(country=("KEN",))))
    assert [hit.id for hit in result.hits] == ["shelter"]
    countries = {count.value: (count.count, count.chosen) for count in result.facets["country"]}
    assert countries["KEN"] == (1, True)
    assert countries["THA"] == (1, False)
    assert {count.value for count in result.facets["objective"]} == {"7", "10"}


def test_phrases_and_exclusion(index: SearchIndex) -> None:
    assert ids(index, '"victims of trafficking"') == ["shelter"]
    assert ids(index, '"trafficking of victims"') == []
    assert "shelter" not in ids(index, "shelter passport -foyer")
    assert ids(index, "«替代办法»")[0] == "detention"


def test_a_misspelt_word_is_noticed(index: SearchIndex) -> None:
    assert index.understand("shelter for victms").did_you_mean == "shelter for victims"
    assert index.understand("shelter for victims").did_you_mean is None


def test_the_language_can_be_overridden(index: SearchIndex) -> None:
    assert index.understand("migration", "fr").language == "fr"
    assert not index.understand("migration", "fr").detected


def test_countries_are_understood(index: SearchIndex) -> None:
    assert index.understand("abris au Kenya et en Thaïlande").countries == ("KEN", "THA")


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", '"', "-", "-- -", "a" * 20_000, "🙂🙂", "NEAR/5 (", "*:*"])
def test_any_text_gets_an_answer(index: SearchIndex, text: str) -> None:
    result = index.search(Query(text))
    assert result.total >= 0
    assert result.took_ms >= 0


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_suggestions_begin_like_the_prefix(index: SearchIndex, language: str) -> None:
    prefix = {"ar": "الاتجار", "en": "traf", "es": "trat", "fr": "trai", "ru": "торг", "zh": "人口"}[language]
    suggested = index.suggest(prefix, language)
    assert prefix in suggested[0].casefold()
    assert 1 < len(suggested) <= 8


def test_a_variant_leads_to_the_preferred_label(index: SearchIndex) -> None:
    assert "alternatives to detention" in index.suggest("ATD", "en")


def test_suggestions_need_a_prefix(index: SearchIndex) -> None:
    assert index.suggest("  ", "en") == ()


def test_changes_are_found_at_once(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    assert index.count() == 0
    index.upsert([SHELTER])
    assert ids(index, "shelter") == ["shelter"]
    assert index.fingerprints() == {"practice:shelter": fingerprint(SHELTER)}
    index.delete(["practice:shelter"])
    assert ids(index, "shelter") == []
    index.close()
