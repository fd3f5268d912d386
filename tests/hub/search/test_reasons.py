"""The reason line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.search.reasons import reason_parts, reason_sentence
from indexer.hits import ConceptMatch, Hit, PassageHit

HIT = Hit(
    id="tha-atd",
    kind="practice",
    titles={"en": "Thailand"},
    score=0.8,
    language="en",
    passage=PassageHit("text", "en"),
    channels={"keyword": 0.5, "concept": 0.7, "vector": 0.4},
    concepts=(ConceptMatch("alternatives-to-detention", 1.0), ConceptMatch("children", 1.0)),
    countries=("THA",),
    year=2018,
)


def test_all_parts() -> None:
    chinese = replace(HIT, language="zh")
    assert reason_parts(chinese, "en") == [
        "alternatives to detention",
        "children",
        "done in Thailand, 2018",
        "text in Chinese",
    ]
    assert reason_sentence(HIT, "en") == "because: alternatives to detention · children · done in Thailand, 2018"


def test_names_are_in_the_language_of_the_reader() -> None:
    assert reason_parts(HIT, "zh")[0] == "拘留替代办法"
    assert "泰国" in reason_parts(HIT, "zh")[2]


def test_words_stand_in_for_concepts() -> None:
    assert reason_parts(replace(HIT, concepts=(), terms=("detention", "child")), "en")[0] == (
        "the words “detention”, “child”"
    )


@pytest.mark.parametrize(("score", "told"), [(0.9, "close in meaning"), (0.2, "somewhat close in meaning")])
def test_meaning_stands_in_for_both(score: float, told: str) -> None:
    assert reason_parts(replace(HIT, concepts=(), channels={"vector": score}), "en")[0] == told


def test_broader_concepts_are_told_apart() -> None:
    hit = replace(HIT, concepts=(ConceptMatch("children", 0.3, broader=True),))
    assert reason_parts(hit, "en")[0] == "related: children"


def test_country_of_the_question_comes_before_others() -> None:
    hit = replace(HIT, countries=("ARG", "KEN", "THA", "UGA"), concepts=(*HIT.concepts, ConceptMatch("place:KEN", 1.0)))
    parts = reason_parts(hit, "en")
    assert "done in Kenya, 2018" in parts
    assert "Kenya" not in parts


def test_many_countries_are_counted() -> None:
    assert "done in 4 countries" in reason_parts(replace(HIT, countries=("ARG", "KEN", "THA", "UGA")), "en")


@pytest.mark.parametrize(
    ("kind", "told"),
    [("expert", "knows Thailand"), ("organisation", "works in Thailand"), ("fund", "open to Thailand")],
)
def test_place_is_told_by_kind(kind: str, told: str) -> None:
    assert told in reason_parts(replace(HIT, kind=kind), "en")


def test_listing_without_question_has_no_reason() -> None:
    assert reason_parts(replace(HIT, channels={}), "en") == []
    assert reason_sentence(replace(HIT, channels={}), "en") == ""
