"""One field at a time: what is read, and what is told about a fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hub.catalogue.fields import Fields, join_lines
from indexer.documents import Source
from synonyms.problems import Problem
from tests.hub.records import SIX

Read = Callable[[Fields], Any]


def _read(values: object, read: Read) -> tuple[Any, list[str]]:
    problems: list[Problem] = []
    found = read(Fields(values, "a.yaml", "", problems))
    return found, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("value", "read", "wanted"),
    [
        ("ken-shelters", lambda fields: fields.id("x"), "ken-shelters"),
        ("A text", lambda fields: fields.text("x"), "A text"),
        (None, lambda fields: fields.text("x", empty=True), ""),
        (5, lambda fields: fields.number("x", 1, 5), 5),
        (None, lambda fields: fields.optional_number("x", 1, 5), None),
        ("b", lambda fields: fields.choice("x", ("a", "b")), "b"),
        (["b", "a"], lambda fields: fields.choices("x", ("a", "b")), ("b", "a")),
        ([3, 1], lambda fields: fields.choices("x", range(1, 24)), (3, 1)),
        (["https://a.org/b"], lambda fields: fields.links("x"), ("https://a.org/b",)),
        (None, lambda fields: fields.link("x"), ""),
        (date(2026, 3, 1), lambda fields: fields.day("x"), date(2026, 3, 1)),
        (None, lambda fields: fields.optional_day("x"), None),
        (SIX, lambda fields: fields.translations("x"), SIX),
        (["iom"], lambda fields: fields.ids("x"), ("iom",)),
        ("Текст", lambda fields: fields.written("x", "ru"), "Текст"),
        ({"document": "A/75/542", "paragraph": 44}, lambda fields: fields.source("x"), Source("A/75/542", "44")),
        (
            {"document": "A/75/542", "paragraph": "44-46"},
            lambda fields: fields.source("x"),
            Source("A/75/542", "44-46"),
        ),
    ],
)
def test_a_sound_value_is_read(value: object, read: Read, wanted: object) -> None:
    assert _read({"x": value}, read) == (wanted, [])


@pytest.mark.parametrize(
    ("value", "read", "told"),
    [
        ("Ken_Shelters", lambda fields: fields.id("x"), "a.yaml: x is 'Ken_Shelters', must be lower-case letters"),
        (" A text", lambda fields: fields.text("x"), "must be a text without white space"),
        (None, lambda fields: fields.text("x"), "x is None, must be a text"),
        (6, lambda fields: fields.number("x", 1, 5), "x is 6, must be a whole number from 1 to 5"),
        (True, lambda fields: fields.number("x", 0, 5), "x is True, must be a whole number"),
        ("2020", lambda fields: fields.number("x", 1950, 2100), "x is '2020', must be a whole number"),
        ("c", lambda fields: fields.choice("x", ("a", "b")), "x is 'c', must be one of a, b"),
        ("a", lambda fields: fields.choices("x", ("a", "b")), "x is 'a', must be a list"),
        (["c"], lambda fields: fields.choices("x", ("a", "b")), "x holds 'c', which is not one of a, b"),
        (["a", "a"], lambda fields: fields.choices("x", ("a", "b")), "x repeats 'a'"),
        ([], lambda fields: fields.choices("x", ("a", "b"), least=1, most=2), "x has 0 entries, must have 1 to 2"),
        (["1"], lambda fields: fields.choices("x", range(1, 24)), "x holds '1'"),
        ([True], lambda fields: fields.choices("x", range(1, 24)), "x holds True"),
        (["www.a.org"], lambda fields: fields.links("x"), "x holds 'www.a.org', which is not a web address"),
        ("https://a.org/\\_b", lambda fields: fields.link("x"), "must be a web address or null"),
        ("yesterday", lambda fields: fields.day("x"), "must be a date like 2026-03-01"),
        (SIX | {"fr": ""}, lambda fields: fields.translations("x"), "a.yaml [fr]: x is '', must be a text"),
        (SIX | {"de": "Heime"}, lambda fields: fields.translations("x"), "a.yaml [de]: x has a language that is none"),
        (SIX | {"zh": "Shelters"}, lambda fields: fields.translations("x"), "a.yaml [zh]: x has no letter of this"),
        ("Shelters", lambda fields: fields.translations("x"), "must be a mapping of the six languages"),
        (["IOM!"], lambda fields: fields.ids("x"), "x holds 'IOM!', which is not an id"),
        ("A text", lambda fields: fields.written("x", "ru"), "a.yaml [ru]: x has no letter"),
        ({"document": "A/75/542"}, lambda fields: fields.source("x"), "a.yaml: x: paragraph is missing"),
        (
            {"document": "A/1", "paragraph": 1, "page": 2},
            lambda fields: fields.source("x"),
            "a.yaml: x: page is not a field",
        ),
        ("none", lambda fields: fields.nested("x"), "a.yaml: x: is not a mapping of fields"),
        ([1], lambda fields: fields.nested_list("x"), "a.yaml: x[0]: is not a mapping of fields"),
        ("demo", lambda fields: fields.constant("x", "expert"), "x is 'demo', must be 'expert'"),
    ],
)
def test_a_fault_is_told_with_its_place(value: object, read: Read, told: str) -> None:
    _, problems = _read({"x": value}, read)
    assert len(problems) >= 1
    assert told in problems[0]


def test_a_missing_language_is_told() -> None:
    without = {code: text for code, text in SIX.items() if code != "ar"}
    _, problems = _read({"x": without}, lambda fields: fields.translations("x"))
    assert problems == ["a.yaml [ar]: x is missing"]


@pytest.mark.parametrize(
    "read",
    [
        lambda fields: fields.id("x"),
        lambda fields: fields.text("x", empty=True),
        lambda fields: fields.number("x", 1, 2),
        lambda fields: fields.optional_number("x", 1, 2),
        lambda fields: fields.choice("x", ("a",)),
        lambda fields: fields.choices("x", ("a",)),
        lambda fields: fields.links("x"),
        lambda fields: fields.link("x"),
        lambda fields: fields.day("x"),
        lambda fields: fields.optional_day("x"),
        lambda fields: fields.translations("x"),
        lambda fields: fields.ids("x"),
        lambda fields: fields.constant("x", 1),
        lambda fields: fields.nested_list("x"),
    ],
)
def test_a_missing_field_is_told_once(read: Read) -> None:
    assert _read({}, read)[1] == ["a.yaml: x is missing"]


def test_a_key_that_is_no_field_is_told() -> None:
    def read(fields: Fields) -> None:
        fields.text("x")
        fields.finish()

    assert _read({"x": "A", "colour": "red"}, read)[1] == ["a.yaml: colour is not a field of this kind of record"]


def test_chinese_is_joined_without_the_spaces_of_folding() -> None:
    assert join_lines("移民 政策， 《契约》 第10条 IOM 项目\n", "zh") == "移民政策，《契约》第10条 IOM 项目"
    assert join_lines("two words ", "en") == "two words"
