"""Every visible string is translated into every language, with the same placeholders and all plural forms."""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[2] / "hub" / "translations"
TRANSLATED = ("ar", "es", "fr", "ru", "zh")
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "N_": None}
"""Names of the functions that mark a string, as in `make translations`."""
WORDED = {"ar": (0, 1, 2)}
"""Language -> plural forms that may say the number in words; the Arabic forms for none, one and two do."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+[^>]*>")


@cache
def wanted() -> frozenset[str | tuple[str, str]]:
    """All strings marked in the code, plural ones as (singular, plural)."""
    methods, options = parse_mapping_cfg(io.StringIO((FOLDER / "babel.cfg").read_text("utf-8")))
    found = extract_from_dir(str(FOLDER.parents[1]), methods, options, KEYWORDS, comment_tags=())
    return frozenset(message for _, _, message, _, _ in found)


@cache
def catalogue(language: str) -> Catalog:
    """The message catalogue of a language."""
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def test_strings_are_found_at_all() -> None:
    assert len(wanted()) > 300


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_string_is_translated(language: str) -> None:
    missing = []
    for message in wanted():
        entry = catalogue(language).get(message[0] if isinstance(message, tuple) else message)
        texts = [] if entry is None else entry.string if isinstance(entry.string, tuple) else [entry.string]
        if not texts or not all(texts):
            missing.append(message)
    assert not missing


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_their_placeholders(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        if not entry.id:
            continue
        singular, plural = entry.id if isinstance(entry.id, tuple) else (entry.id, entry.id)
        texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        allowed = [sorted(PLACEHOLDER.findall(text)) for text in (singular, plural)]
        for form, text in enumerate(texts):
            found = PLACEHOLDER.findall(text)
            if form in WORDED.get(language, ()) and "%(num)s" in allowed[1] and "%(num)s" not in found:
                found.append("%(num)s")
            if text and sorted(found) not in allowed:
                wrong.append((entry.id, text))
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_uncertain(language: str) -> None:
    assert [entry.id for entry in catalogue(language) if entry.id and entry.fuzzy] == []
