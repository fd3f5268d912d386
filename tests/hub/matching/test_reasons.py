"""Reasons in words, in every language and for every code."""

from __future__ import annotations

import pytest
from flask import Flask

from hub.matching import reasons
from hub.matching.reasons import Reason, phrases_of, sentence, telling
from hub.web.language import speak
from hub.web.names import names_in
from synonyms import LANGUAGE_CODES

EVERY = (
    Reason(reasons.CONCEPTS, ("alternatives-to-detention", "children")),
    Reason(reasons.WORDS, ("shelter", "night")),
    Reason(reasons.NEAR_IN_MEANING, count=1),
    Reason(reasons.OBJECTIVES, ("13",)),
    Reason(reasons.OBJECTIVES, ("13", "7")),
    Reason(reasons.GROUPS, ("women",)),
    Reason(reasons.CROSS_CUTTING, ("gender",)),
    Reason(reasons.HELP, ("training",)),
    Reason(reasons.DONE, ("THA",), year=2018),
    Reason(reasons.DONE, ("THA", "KEN")),
    Reason(reasons.SAME_COUNTRY, ("KEN",)),
    Reason(reasons.SAME_REGION, ("014",)),
    Reason(reasons.COVERS, ("002",)),
    Reason(reasons.LANGUAGES, ("en", "sw")),
    Reason(reasons.STATEMENTS, count=1, year=2021),
    Reason(reasons.STATEMENTS, count=3),
    Reason(reasons.PRACTICES, count=2, year=2020),
    Reason(reasons.DAYS, count=30),
)


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask("hub")
    app.config.update(DEFAULT_LANGUAGE="en", BASE_URL="")
    speak(app)
    return app


def test_every_code_is_worded() -> None:
    codes = {value for name, value in vars(reasons).items() if name.isupper() and isinstance(value, str)}
    assert codes == {reason.code for reason in EVERY} | {reasons.TEXT_LANGUAGE}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_reason_has_words_without_open_places(app: Flask, language: str) -> None:
    with app.test_request_context(f"/{language}/"):
        for reason in EVERY:
            phrases = phrases_of(reason, names_in(language))
            assert phrases
            assert all(phrase and "%(" not in phrase for phrase in phrases)


def test_a_sentence_joins_what_is_told_once(app: Flask) -> None:
    with app.test_request_context("/en/"):
        told = sentence(
            [EVERY[0], Reason(reasons.GROUPS, ("children",)), Reason(reasons.DONE, ("THA",), year=2018)], names_in("en")
        )
    assert told == "because: alternatives to detention · children · Children · done in Thailand, 2018"


def test_without_reasons_there_is_no_sentence(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert sentence([], names_in("en")) == ""


def test_the_language_of_a_text_is_told_only_to_readers_of_another(app: Flask) -> None:
    reason = Reason(reasons.TEXT_LANGUAGE, ("zh",))
    with app.test_request_context("/en/"):
        assert phrases_of(reason, names_in("en")) == ["text in Chinese"]
    with app.test_request_context("/zh/"):
        assert phrases_of(reason, names_in("zh")) == []


def test_only_reasons_that_say_something_are_kept() -> None:
    assert telling([Reason(reasons.GROUPS), Reason(reasons.DAYS, count=0), EVERY[0]]) == (EVERY[0],)
