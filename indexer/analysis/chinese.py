"""Chinese runs -> words and two-character pieces.

Words alone lose recall where two segmentations differ, pieces alone lose precision. Both are indexed: first the words
that are not two characters long, then the unbroken chain of two-character pieces, so that a quoted phrase is a run of
neighbouring pieces.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from typing import Any


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
