"""The folding of letters that our analysis does, as a character map that the library `tokenizers` applies.

A map has the form that SentencePiece writes: the size of a double array, the double array (Aoe, "An efficient digital
search algorithm by using a double-array structure", 1989, in the layout of darts-clone), then texts that end with a
zero byte. The array leads from the bytes of a letter to the place of its text.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from indexer.analysis import arabic, chinese
from indexer.analysis.chain import without_accents
from indexer.analysis.words import IS_HAN, script_of

JOINT = "\ue000"
"""Stands between the two copies of a Han character; from the private use area, so that no text has it."""
_LAST = 0xFFFF
_BLOCK = 256
_HAS_VALUE = 1 << 8
_IS_VALUE = 1 << 31
_FARTHEST = 1 << 21


def folded_letters() -> dict[str, str]:
    """Letter in lower case -> what our analysis makes of it, for the letters that it changes.

    A Han character becomes two of its simplified form with a joint between them, so that a run of them falls apart
    into the overlapping pairs of our analysis when it is split at the joints.
    """
    found = {}
    for code in range(0x80, _LAST + 1):
        letter = chr(code)
        if not 0xD800 <= code <= 0xDFFF and (folded := _folded(letter)) != letter:
            found[letter] = folded
    return found


def _folded(letter: str) -> str:
    if IS_HAN.match(letter):
        plain = chinese.fold(letter)
        return f"{plain}{JOINT}{plain}"
    if unicodedata.combining(letter) or not arabic.fold(letter):
        return ""
    if letter.isdigit():
        return str(unicodedata.digit(letter, letter))
    script = script_of(letter)
    if script == "arabic":
        return arabic.fold(letter)
    if script == "cyrillic":
        return letter.casefold().replace("ё", "е")
    return without_accents(letter.casefold()) if script == "latin" else letter


def character_map(letters: Mapping[str, str]) -> bytes:
    """A map in the form of SentencePiece; the same letters give the same bytes."""
    texts = bytearray()
    places: dict[str, int] = {}
    tree = _Node({}, {})
    for letter, text in sorted(letters.items()):
        if text not in places:
            places[text] = len(texts)
            texts += text.encode() + b"\0"
        *path, last = letter.encode()
        node = tree
        for byte in path:
            node = node.inner.setdefault(byte, _Node({}, {}))
        node.leaves[last] = places[text]
    units = _double_array(tree)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


class _Node(NamedTuple):
    """What may follow in a tree of bytes: further nodes, and values where a letter ends."""

    inner: dict[int, _Node]
    leaves: dict[int, int]


def _double_array(tree: _Node) -> list[int]:
    """The units of a tree, its root first.

    A unit names the byte that leads to it and how far (by exclusive or) its children are: a child at that place xor its
    byte, a value at that place itself. Every node has a block of 256 units for its children, values come behind all.
    """
    units = [0] * _BLOCK
    values: dict[int, int] = {}
    waiting = [(0, tree)]
    for unit, node in waiting:
        start = len(units)
        units += [0] * _BLOCK
        units[unit] |= _distance(unit ^ start)
        for byte, child in sorted(node.inner.items()):
            units[start ^ byte] = byte
            waiting.append((start ^ byte, child))
        for byte, value in sorted(node.leaves.items()):
            units[start ^ byte] = byte | _HAS_VALUE
            values[start ^ byte] = value
    place_of: dict[int, int] = {}
    for unit, value in values.items():
        if value not in place_of:
            place_of[value] = len(units)
            units.append(_IS_VALUE | value)
        units[unit] |= _distance(unit ^ place_of[value])
    # A reader looks for one more byte behind a value, which must not lead it out of the array.
    return units + [0] * (-len(units) % _BLOCK)


def _distance(units: int) -> int:
    """The bits of a unit that say how far its children are."""
    if units >= _FARTHEST:
        raise ValueError(f"a character map of more than {_FARTHEST} units cannot be written")
    return units << 10
