"""A long text -> passages of about 200 words, cut at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.analysis.words import IS_HAN

WORDS = 200
HAN_CHARACTERS = 350
"""About what 200 English words are in Chinese."""

_SENTENCE = re.compile(r".+?(?:[.!?؟。！？]+[\"'”’»)）]*(?=\s|$|[\u4e00-\u9fff])|\n{2,}|$)", re.DOTALL)


def length_of(text: str) -> float:
    """Length in words; a Han character counts by its share of `HAN_CHARACTERS`."""
    han = len(IS_HAN.findall(text))
    return len(text.split()) + han * WORDS / HAN_CHARACTERS


def split_passages(text: str, words: int = WORDS) -> Iterator[str]:
    """Consecutive passages of at most about `words` words; a longer sentence stays whole. Nothing for blank text."""
    held: list[str] = []
    size = 0.0
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if not sentence.strip():
            continue
        length = length_of(sentence)
        if held and size + length > words:
            yield "".join(held).strip()
            held, size = [], 0.0
        held.append(sentence)
        size += length
    if held:
        yield "".join(held).strip()
