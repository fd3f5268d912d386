"""Concepts are found in any inflection, the longest first, in each language's own way."""

import pytest

from indexer.concepts import PLACE, Annotator, concepts_of
from synonyms import LANGUAGE_CODES, load_countries, load_thesaurus

LABELS = {
    "detention": {
        "en": ["immigration detention", "detention"],
        "fr": ["détention"],
        "zh": ["拘留", "移民拘留"],
        "ar": ["احتجاز"],
    },
    "alternatives": {
        "en": ["alternatives to detention", "ATD"],
        "fr": ["solutions autres que la détention"],
        "zh": ["拘留替代办法"],
        "ar": ["بدائل الاحتجاز"],
    },
    "who": {"en": ["WHO"]},
}


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(LABELS)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An alternative to detention is better than detention.", ["alternatives", "detention"]),
        ("en", "Who asked the WHO about ATD?", ["who", "alternatives"]),
        ("en", "contention", []),
        ("fr", "Des solutions autres que la détention existent", ["alternatives"]),
        ("zh", "儿童移民拘留与拘留替代办法", ["detention", "alternatives"]),
        ("ar", "وبدائل الاحتجاز والاحتجاز", ["alternatives", "detention"]),
        ("ru", "задержание", []),
    ],
)
def test_mentions(annotator: Annotator, language: str, text: str, expected: list[str]) -> None:
    assert [mention.concept for mention in annotator.mentions(text, language)] == expected


def test_a_mention_points_at_the_words_of_the_text(annotator: Annotator) -> None:
    text = "New alternatives to  detention here"
    (mention,) = annotator.mentions(text, "en")
    assert text[mention.start : mention.end] == "alternatives to  detention"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_countries_are_concepts(language: str) -> None:
    name = load_countries()["KEN"].short[language]
    assert PLACE + "KEN" in concepts_of(f"{name} 2020", language)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_preferred_label_is_found_in_itself(language: str) -> None:
    """A label that analysis swallows or gives to another concept could never be searched for."""
    lost = [
        concept.id
        for concept in load_thesaurus().concepts.values()
        if concept.id not in concepts_of(concept.labels[language][0], language)
    ]
    assert len(lost) <= 0.01 * len(load_thesaurus().concepts), lost


def test_a_homograph_is_read_by_its_context() -> None:
    labels = {
        "human-trafficking": {"es": ["trata"], "zh": ["拐卖"]},
        "drafts": {"es": ["letra", "trata"]},
        "banks": {"en": ["bank"]},
    }
    homographs = {
        "human-trafficking": {"es": {"trata": ["víctimas", "personas"]}},
        "banks": {"en": {"bank": ["money", "account"]}},
    }
    annotator = Annotator(labels, homographs)
    named = [
        mention.concept
        for text in ("las víctimas de la trata", "se trata de una ley")
        for mention in annotator.mentions(text, "es")
    ]
    assert named == ["human-trafficking", "drafts"]
    assert [mention.concept for mention in annotator.mentions("open a bank account", "en")] == ["banks"]
    assert annotator.mentions("the bank of the river", "en") == []


def test_chinese_labels_are_met_in_traditional_characters() -> None:
    labels = {"climate": {"zh": ["气候变化"]}}
    assert [mention.start for mention in Annotator(labels).mentions("應對氣候變化", "zh")] == [2]
