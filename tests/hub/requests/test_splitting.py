"""One text, several needs: numbered, listed, told one after the other; and never without a sign of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.requests.splitting import MOST_NEEDS, split_into_needs

WORDS = {
    "detention": 13, "détention": 13, "detención": 13, "задержани": 13, "拘留": 13, "احتجاز": 13,
    "remittance": 20, "envois de fonds": 20, "remesas": 20, "перевод": 20, "汇款": 20, "تحويلات": 20,
    "border": 11, "frontière": 11, "frontera": 11, "пограничник": 11, "边境": 11, "حدود": 11,
}  # fmt: skip


def topics(text: str) -> frozenset[int]:
    return frozenset(number for word, number in WORDS.items() if word in text.casefold())


def nothing(text: str) -> frozenset[int]:
    return frozenset()


THREE = {
    "en": "First, alternatives to detention for families; second, cheaper remittances; finally, border training.",
    "fr": "Premièrement, des solutions autres que la détention ; deuxièmement, des envois de fonds moins chers ; "
    "enfin, une formation à la frontière.",
    "es": "En primer lugar, alternativas a la detención; en segundo lugar, remesas más baratas; por último, "
    "formación en la frontera.",
    "ru": "Во-первых, альтернативы задержанию семей; во-вторых, дешевые переводы; наконец, обучение пограничников.",
    "zh": "我们需要：第一，拘留的替代措施；第二，降低汇款成本；最后，边境人员培训。",
    "ar": "نحتاج إلى: أولا، بدائل احتجاز الأسر؛ ثانيا، خفض تكلفة تحويلات العمال؛ وأخيرا، التدريب على الحدود.",
}


@pytest.mark.parametrize("language", THREE)
def test_ordinal_words_part_a_text_in_every_language(language: str) -> None:
    split = split_into_needs(THREE[language], topics, language)
    assert len(split.needs) == 3
    assert [topics(need) for need in split.needs] == [{13}, {20}, {11}]


@pytest.mark.parametrize(
    "text",
    [
        "We ask for:\n1. alternatives to detention for families\n2. cheaper remittances for workers",
        "We ask for:\n1) alternatives to detention for families\n2) cheaper remittances for workers",
        "We ask for:\n(a) alternatives to detention for families\n(b) cheaper remittances for workers",
        "We ask for:\n- alternatives to detention for families\n- cheaper remittances for workers",
        "We ask for:\n• alternatives to detention for families\n• cheaper remittances for workers",
        "We ask for: (1) alternatives to detention for families, (2) cheaper remittances for workers",
        "We ask for: (a) alternatives to detention for families; (b) cheaper remittances for workers",
        "We ask for:\n① alternatives to detention for families\n② cheaper remittances for workers",
    ],
)
def test_lists_and_numbers_part_a_text(text: str) -> None:
    split = split_into_needs(text, topics, "en")
    assert [topics(need) for need in split.needs] == [{13}, {20}]
    assert split.context.startswith("We ask for")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("需要：一、制定拘留替代措施。二、降低汇款成本。", 2),
        ("（一）拘留替代措施；（二）降低汇款成本；（三）边境培训", 3),
        ("١. بدائل احتجاز الأسر\n٢. خفض تكلفة تحويلات العمال", 2),
        ("а) альтернативы задержанию семей; б) дешевые переводы для трудящихся", 1),
        ("(а) альтернативы задержанию семей; (б) дешевые переводы для трудящихся", 2),
    ],
)
def test_numbers_of_other_scripts_count(text: str, count: int) -> None:
    language = {"需": "zh", "（": "zh", "١": "ar"}.get(text[0], "ru")
    assert len(split_into_needs(text, topics, language).needs) == count


def test_lines_below_an_item_belong_to_it() -> None:
    split = split_into_needs("1. alternatives to detention\nfor families with children\n2. cheaper remittances", topics)
    assert split.needs == ("alternatives to detention\nfor families with children", "cheaper remittances")


def test_small_items_are_details_of_one_need() -> None:
    text = "We need training on detention for:\n- police\n- judges\n- social workers"
    assert split_into_needs(text, topics).needs == (text,)


def test_a_small_item_without_topic_joins_the_one_before_it() -> None:
    text = (
        "1. alternatives to detention for families and children\n2. and soon\n3. cheaper remittances for workers abroad"
    )
    assert [topics(need) for need in split_into_needs(text, topics).needs] == [{13}, {20}]


def test_numbers_that_do_not_begin_at_one_or_skip_do_not_part() -> None:
    text = "The law of (3) March and (7) May on detention, and on remittances, is reviewed by the ministry this year."
    assert split_into_needs(text, nothing).needs == (text,)


def test_paragraphs_part_where_the_topic_changes() -> None:
    first = "Our police hold families in detention. We look for another way that the courts accept."
    more = "Detention of children has to end this year, and the ministry has set up a group of judges for it."
    second = "Workers lose a tenth of their remittances to fees. The central bank wants to change that with our help."
    split = split_into_needs(f"{first}\n\n{more}\n\n{second}", topics)
    assert [topics(need) for need in split.needs] == [{13}, {20}]
    assert more in split.needs[0]


def test_added_sentences_part_only_where_the_topic_changes() -> None:
    base = "Our police hold families in detention. We look for another way that the courts accept."
    other = split_into_needs(f"{base} We also want cheaper remittances for our workers abroad.", topics)
    same = split_into_needs(f"{base} We also want an end to the detention of children.", topics)
    assert len(other.needs) == 2
    assert len(same.needs) == 1


def test_a_change_of_topic_without_a_sign_does_not_part() -> None:
    text = "Our police hold families in detention. Workers lose a tenth of their remittances to fees. Both trouble us."
    assert split_into_needs(text, topics).needs == (text,)


def test_a_short_text_is_one_need() -> None:
    text = "Detention of children.\n\nCost of remittances."
    assert split_into_needs(text, topics).needs == (text,)


def test_there_are_never_more_than_the_most_needs_and_nothing_is_lost() -> None:
    items = [f"item {number} about something that is long enough to stand" for number in range(1, 13)]
    split = split_into_needs("\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)), nothing)
    assert len(split.needs) == MOST_NEEDS
    assert "\n".join(split.needs).split("\n") == items


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
def test_any_text_becomes_one_to_six_needs(text: str, language: str) -> None:
    split = split_into_needs(text, topics, language)
    assert 1 <= len(split.needs) <= MOST_NEEDS
    assert not text.strip() or all(split.needs)
