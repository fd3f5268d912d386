"""Checks of text in six languages, shared by vocabularies, countries and thesaurus."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from synonyms.languages import LANGUAGE_CODES, has_letter_of
from synonyms.problems import Problem


@lru_cache(maxsize=2**16)
def fold_label(text: str) -> str:
    """The form in which two labels are compared.

    NFKC, case folded, runs of white space as one space, the curly apostrophe as the straight one.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return " ".join(folded.split())


def check_translations(value: object, file: str, item: str, field: str) -> Iterable[Problem]:
    """Faults of a mapping language -> text that must hold exactly the six languages, none empty."""
    if not isinstance(value, dict):
        yield Problem(file, item, f"{field} is not an object with the six languages")
        return
    yield from check_language_keys(value, file, item, field)
    for code in LANGUAGE_CODES:
        if code in value:
            yield from check_text(value[code], file, item, code, field)


def check_language_keys(value: dict[str, object], file: str, item: str, field: str) -> Iterable[Problem]:
    """Faults in the set of languages of a mapping: one of the six missing, or one that is not of the six."""
    for code in LANGUAGE_CODES:
        if code not in value:
            yield Problem(file, item, f"{field} is missing", code)
    for code in value.keys() - set(LANGUAGE_CODES):
        yield Problem(file, item, f"{field} has a language that is none of the six", str(code))


def check_text(text: object, file: str, item: str, code: str, field: str) -> Iterable[Problem]:
    """Faults of one text: not a string, empty, untrimmed, or without a letter of the language's script."""
    if not isinstance(text, str):
        yield Problem(file, item, f"{field} is not a text: {text!r}", code)
    elif not text.strip():
        yield Problem(file, item, f"{field} is empty", code)
    elif text != text.strip():
        yield Problem(file, item, f"{field} has white space at an end: {text!r}", code)
    elif not has_letter_of(text, code):
        yield Problem(file, item, f"{field} has no letter of this language's script: {text!r}", code)
