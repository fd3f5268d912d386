"""Concepts by label: what somebody types is looked for in the labels of all six languages at once.

Case, accents, Arabic spellings that writers interchange and traditional characters make no difference. Nothing is
stemmed: who looks for a label sees at each letter what it begins with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.analysis import arabic, chinese
from indexer.analysis.words import IS_HAN
from synonyms import LANGUAGE_CODES, load_thesaurus

LONGEST = 200
"""Characters of the text that are read."""
_LEAST_INSIDE = 3
"""Letters that have to be typed before they are looked for inside words."""
_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "-": " ", "‐": " ", "‑": " ", "–": " ", "ة": "ه"}


class _Entry(NamedTuple):
    folded: str
    concept: str
    language: str
    label: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A concept with the label that was found; `start` and `end` are the stretch of it that was typed, if it is one."""

    concept: str
    label: str
    language: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Concepts of one page of an answer, best first, and how many there are in all."""

    total: int
    matches: tuple[LabelMatch, ...] = ()


def find_concepts(text: str, reader: str, limit: int, offset: int = 0) -> Found:
    """Concepts with a label that is, begins with or contains the text, or has words that begin like each of its words.

    Equal labels before beginnings, beginnings of words before their insides; then labels of the reader's language,
    preferred ones, short ones. Each concept comes once, with its best label. An empty text finds nothing.
    """
    ranked = _ranked(fold(text[:LONGEST]), reader)
    shown = ranked[offset : offset + limit]
    return Found(len(ranked), tuple(_match(entry, fold(text[:LONGEST])) for entry in shown))


@lru_cache(maxsize=256)
def _ranked(wanted: str, reader: str) -> tuple[_Entry, ...]:
    """The best entry of each concept, best first."""
    if not wanted:
        return ()
    best: dict[str, tuple[tuple[object, ...], _Entry]] = {}
    for rank, entry in _hits(wanted):
        key = (rank, entry.language != reader, not entry.preferred, len(entry.folded), entry.concept)
        if entry.concept not in best or key < best[entry.concept][0]:
            best[entry.concept] = key, entry
    return tuple(entry for _, entry in sorted(best.values()))


def _hits(wanted: str) -> Iterator[tuple[int, _Entry]]:
    """Entries that fit, with how well: 0 equal, 1 begins so, 2 a word does, 3 inside a word, 4 word by word."""
    has_han = bool(IS_HAN.search(wanted))
    inside = has_han or len(wanted) >= _LEAST_INSIDE
    word = f" {wanted}"
    words = [f" {part}" for part in wanted.split()]
    for entry in _entries():
        folded = entry.folded
        if wanted in folded:
            if folded == wanted:
                yield 0, entry
            elif folded.startswith(wanted):
                yield 1, entry
            elif has_han or word in folded:
                yield 2, entry
            elif inside:
                yield 3, entry
        elif len(words) > 1 and all(part in f" {folded}" for part in words):
            yield 4, entry


@cache
def _entries() -> tuple[_Entry, ...]:
    """Every label of every language."""
    return tuple(
        _Entry(fold(label), concept.id, language, label, place == 0)
        for concept in load_thesaurus().concepts.values()
        for language in LANGUAGE_CODES
        for place, label in enumerate(concept.labels[language])
    )


def fold(text: str) -> str:
    """The form in which texts are compared."""
    return " ".join("".join(map(_folded_sign, text)).split())


@cache
def _folded_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).casefold()
    plain = arabic.fold(chinese.fold("".join(_SIGNS.get(part, part) for part in plain)))
    return "".join(part for part in unicodedata.normalize("NFD", plain) if not unicodedata.combining(part))


def _match(entry: _Entry, wanted: str) -> LabelMatch:
    """The entry with the stretch of its label that was typed: at the beginning of a word where there is one."""
    signs = [_folded_sign(sign) for sign in entry.label]
    owners = [place for place, folded in enumerate(signs) for _ in folded]
    folded = "".join(signs)
    at_word = f" {folded}".find(f" {wanted}")
    start = at_word if at_word >= 0 else folded.find(wanted)
    if start < 0:
        return LabelMatch(entry.concept, entry.label, entry.language)
    return LabelMatch(entry.concept, entry.label, entry.language, owners[start], owners[start + len(wanted) - 1] + 1)
