"""The six languages of the hub: the official languages of the United Nations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One interface language; `code` is ISO 639-1, `script` is ISO 15924."""

    code: str
    endonym: str
    direction: Literal["ltr", "rtl"]
    script: str


LANGUAGES: tuple[Language, ...] = (
    Language("ar", "العربية", "rtl", "Arab"),
    Language("en", "English", "ltr", "Latn"),
    Language("es", "Español", "ltr", "Latn"),
    Language("fr", "Français", "ltr", "Latn"),
    Language("ru", "Русский", "ltr", "Cyrl"),
    Language("zh", "中文", "ltr", "Hans"),
)

LANGUAGE_CODES: tuple[str, ...] = tuple(language.code for language in LANGUAGES)

_LETTER_OF_SCRIPT = {
    "Arab": re.compile("[\u0621-\u064a]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Hans": re.compile("[\u3400-\u9fff]"),
}

_LETTER_OF_LANGUAGE = {language.code: _LETTER_OF_SCRIPT[language.script] for language in LANGUAGES}

_BY_CODE = {language.code: language for language in LANGUAGES}


def find_language(code: str) -> Language:
    """The language with this ISO 639-1 code; raises `KeyError` for any but the six."""
    return _BY_CODE[code]


def has_letter_of(text: str, code: str) -> bool:
    """Whether the text has at least one letter of the script in which the language is written."""
    return _LETTER_OF_LANGUAGE[code].search(text) is not None
