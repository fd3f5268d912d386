"""A text in plain words for the index: no signs that a search would take as commands, and no concept taken away."""

from __future__ import annotations

import re
from collections.abc import Collection

from indexer.concepts import field_annotator
from indexer.query_text import clean

MAXIMUM_CHARACTERS = 20_000
"""Longest request text that is read."""

_QUOTES = re.compile('["«»“”„「」《》]')
_MINUS = re.compile(r"(?:(?<=\s)|^)[-−–](?=\w)")


def cleaned(text: str) -> str:
    """Text without control characters and lone surrogates, with one kind of line break, stripped."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def plain_question(text: str) -> str:
    """The text without quotation marks and leading minus signs, which a search would read as commands."""
    return _MINUS.sub(" ", _QUOTES.sub(" ", text))


def without_concepts(text: str, language: str, concepts: Collection[str]) -> str:
    """The text less the words that name one of the concepts (`place:` ones included)."""
    if not concepts:
        return text
    kept: list[str] = []
    end = 0
    for mention in field_annotator().mentions(text, language):
        if mention.concept in concepts:
            kept.append(text[end : mention.start])
            end = mention.end
    return " ".join([*kept, text[end:]]).strip()
