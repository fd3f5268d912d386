"""What a person types -> plain words, quoted phrases, excluded words. Unbalanced quotes are ordinary characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PHRASE = re.compile(r'"([^"]+)"|«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]|「([^」]+)」|《([^》]+)》')
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-−–](?=\w)(\w[\w'’\-]*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ReadText:
    """`words` is the whole text less quotes and exclusions; it holds the words of the phrases as well."""

    words: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, in NFC."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text))


def read_text(text: str) -> ReadText:
    """Take a query text apart."""
    text = clean(text)
    phrases = tuple(next(filter(None, found)).strip() for found in _PHRASE.findall(text))
    excluded: list[str] = []
    words: list[str] = []
    end = 0
    for match in _PHRASE.finditer(text):
        words += [_without_excluded(text[end : match.start()], excluded), next(filter(None, match.groups()))]
        end = match.end()
    words.append(_without_excluded(text[end:], excluded))
    plain = " ".join(" ".join(words).split())
    return ReadText(plain, tuple(phrase for phrase in phrases if phrase), tuple(excluded))


def _without_excluded(text: str, excluded: list[str]) -> str:
    """Unquoted text less its excluded words, which are added to `excluded`."""
    excluded += _EXCLUDED.findall(text)
    return _EXCLUDED.sub(" ", text)
