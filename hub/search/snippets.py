"""The stretch of a passage that a hit shows: short, cut at words, with the marks inside it."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.hits import PassageHit

LENGTH = 300
LENGTH_HAN = 120
"""Code points of a snippet; Chinese says the same in fewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is marked, or not."""

    text: str
    marked: bool = False


def snippet(passage: PassageHit) -> tuple[Piece, ...]:
    """Pieces of the passage around its densest marks; "…" stands where text was cut."""
    length = LENGTH_HAN if passage.language == "zh" else LENGTH
    text = passage.text
    start, end = _window(passage, length)
    pieces = [Piece("… ")] if start else []
    place = start
    for stretch in passage.highlights:
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


def _window(passage: PassageHit, length: int) -> tuple[int, int]:
    text = passage.text
    if len(text) <= length:
        return 0, len(text)
    starts = [stretch.start for stretch in passage.highlights]
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
