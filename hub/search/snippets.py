"""The stretch of a passage that a hit shows: short, cut at words, with the marks inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.hits import Highlight, PassageHit

LENGTH = 260
LENGTH_HAN = 110
"""Code points of a snippet; Chinese says the same in fewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is marked, or not."""

    text: str
    marked: bool = False


def snippet(passage: PassageHit) -> tuple[Piece, ...]:
    """Pieces of the passage around its densest marks; "…" stands where text was cut."""
    length = LENGTH_HAN if passage.language == "zh" else LENGTH
    text = _telling_lines(passage)
    marks = [stretch for stretch in passage.highlights if stretch.start < len(text)]
    start, end = _window(text, marks, length)
    pieces = [Piece("… ")] if start else []
    place = start
    for stretch in marks:
        first, last = max(stretch.start, start), min(stretch.end, end)
        if first >= last:
            continue
        if first > place:
            pieces.append(Piece(text[place:first]))
        pieces.append(Piece(text[first:last], marked=True))
        place = last
    if place < end:
        pieces.append(Piece(text[place:end]))
    if end < len(text):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def _telling_lines(passage: PassageHit) -> str:
    """The text without lines at its end that have no mark: names of actors, acronyms."""
    lines = passage.text.split("\n")
    last = max((stretch.start for stretch in passage.highlights), default=0)
    while len(lines) > 1 and sum(len(line) + 1 for line in lines[:-1]) > last:
        lines.pop()
    return "\n".join(lines)


def _window(text: str, marks: Sequence[Highlight], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    starts = [stretch.start for stretch in marks]
    best = max(starts, key=lambda first: (sum(first <= other < first + length for other in starts), -first), default=0)
    start = max(0, min(best - length // 5, len(text) - length))
    return _to_word(text, start), _to_word(text, min(len(text), start + length))


def _to_word(text: str, place: int) -> int:
    """The nearest beginning of a word at or before a place, looking back 25 code points at most."""
    if place in (0, len(text)):
        return place
    for back in range(min(25, place)):
        if text[place - back - 1].isspace() or text[place - back - 1] in "，。；、":
            return place - back
    return place
