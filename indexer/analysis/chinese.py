"""Chinese runs -> words and two-character pieces.

Words alone lose recall where two segmentations differ, pieces alone lose precision. Both are indexed: first the words
that are not two characters long, then the unbroken chain of two-character pieces, so that a quoted phrase is a run of
neighbouring pieces. Traditional characters are folded to simplified ones first, character by character.
"""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_TRADITIONAL = Path(__file__).parent.parent / "data" / "traditional.json"


@cache
def _simplified() -> dict[int, int]:
    table = json.loads(_TRADITIONAL.read_text("utf-8"))
    return str.maketrans(table["traditional"], table["simplified"])


def fold(run: str) -> str:
    """Han characters in Unicode form NFKC and simplified; as long as the run, so that offsets stay."""
    plain = unicodedata.normalize("NFKC", run)
    return (plain if len(plain) == len(run) else run).translate(_simplified())


@cache
def _segmenter() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


def words(run: str) -> Iterator[tuple[str, int, int]]:
    """Segmented words of a Han run as (word, start, end)."""
    yield from _segmenter().tokenize(run)


def borders(text: str) -> Iterator[int]:
    """Places in a text between two segmented words, its beginning and its end included."""
    yield 0
    for _, _, end in words(text):
        yield end


def long_words(run: str) -> Iterator[tuple[str, int, int]]:
    """Segmented words of one or of three and more characters; those of two are pieces already."""
    if len(run) < 3:
        if len(run) == 1:
            yield run, 0, 1
        return
    for word, start, end in words(run):
        if end - start > 2:
            yield word, start, end


def pieces(run: str) -> Iterator[tuple[str, int, int]]:
    """Every two neighbouring characters of a Han run as (piece, start, end)."""
    for start in range(len(run) - 1):
        yield run[start : start + 2], start, start + 2
