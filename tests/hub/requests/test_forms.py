"""What is sent becomes values to show again, a question, or problems beside their fields."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from hub.requests.forms import AskForm, mark_of, preset_form, read_form
from hub.requests.reading_text import cleaned


@pytest.fixture(autouse=True)
def _in_english(request_app: Flask) -> object:
    with request_app.test_request_context("/en/ask"):
        yield


def read(*pairs: tuple[str, str]) -> AskForm:
    return read_form(MultiDict(pairs))


def test_a_link_fills_in_country_and_text() -> None:
    form = preset_form(MultiDict([("country", "ken"), ("text", " We need a\x00 shelter ")]))
    assert (form.country, form.problems) == ("KEN", {})
    assert form.text == cleaned(" We need a\x00 shelter ")
    assert preset_form(MultiDict([("country", "XYZ")])) == AskForm()


def test_everything_that_is_sent_is_kept_and_asked() -> None:
    form = read(
        ("text", " Help\r\nus "), ("country", "KEN"), ("language", "en"), ("working_language", "en"),
        ("working_language", "sw"), ("help", "training"), ("group", "women"), ("format", "remote"), ("days", "10"),
        ("start", "2027-01-01"), ("until", "2027-03-31"),
    )  # fmt: skip
    assert not form.problems
    question = form.question
    assert question.text == "Help\nus"
    assert (question.country, question.language, question.days) == ("KEN", "en", 10)
    assert question.working_languages == ("en", "sw")
    assert (question.help, question.target_groups, question.formats) == (("training",), ("women",), ("remote",))
    assert (question.start, question.until) == (date(2027, 1, 1), date(2027, 3, 31))
    assert question.objectives is None
    assert question.countries is None
    assert form.has_more


def test_values_that_no_vocabulary_knows_are_left_out() -> None:
    form = read(
        ("text", "x"), ("country", "XXX"), ("language", "de"), ("working_language", "qq"), ("help", "magic"),
        ("group", "wizards"), ("format", "dream"), ("objective", "99"), ("missed_kind", "world"), ("missed_need", "-1"),
    )  # fmt: skip
    assert form == AskForm(text="x")
    assert not form.has_more


BAD = [
    ((("text", ""),), "text"),
    ((("text", " \x00 "),), "text"),
    ((("text", "x" * 20_001),), "text"),
    ((("text", "x"), ("days", "many")), "days"),
    ((("text", "x"), ("days", "0")), "days"),
    ((("text", "x"), ("days", "367")), "days"),
    ((("text", "x"), ("days", "٣")), "days"),
    ((("text", "x"), ("start", "31.12.2026")), "start"),
    ((("text", "x"), ("until", "2027-02-30")), "until"),
    ((("text", "x"), ("start", "2027-02-02"), ("until", "2027-02-01")), "until"),
]


@pytest.mark.parametrize(("pairs", "field"), BAD)
def test_a_problem_stands_beside_its_field_and_values_are_kept(pairs: tuple[tuple[str, str], ...], field: str) -> None:
    form = read(*pairs)
    assert list(form.problems) == [field]
    assert "%(" not in form.problems[field]
    for name, value in pairs:
        if value.strip("\x00 "):
            assert getattr(form, name) == value


def test_control_characters_and_lone_surrogates_are_cleaned() -> None:
    assert read(("text", "a\x00b\ud800c")).text == "a b c"


def test_corrections_count_only_for_the_text_that_was_read() -> None:
    chips = (
        ("objective", "13"), ("objective", ""), ("shown_concept", "children"), ("shown_concept", "women"),
        ("concept", "women"), ("shown_country", "KEN"), ("shown_country", "UGA"), ("named_country", "UGA"),
    )  # fmt: skip
    same = read(("text", "Help us"), ("read", mark_of("Help us")), *chips)
    assert same.corrected
    assert same.question.objectives == (13,)
    assert same.question.without_concepts == ("children",)
    assert same.question.countries == ("UGA",)
    assert same.taken_countries == ("KEN",)
    other = read(("text", "Help us now"), ("read", mark_of("Help us")), *chips)
    assert not other.corrected
    assert other.question.objectives is None
    assert other.question.without_concepts == ()


def test_all_objectives_can_be_taken_away() -> None:
    assert read(("text", "Help"), ("read", mark_of("Help"))).question.objectives == ()
