"""The folding of letters that our analysis does, as a character map that the library `tokenizers` applies.

A map has the form that SentencePiece writes: the size of a double array, the double array (Aoe, "An efficient digital
search algorithm by using a double-array structure", 1989, in the layout of darts-clone), then texts that end with a
zero byte. The array leads from the bytes of a letter to the place of its text.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Mapping

from indexer.analysis import arabic, chinese
from indexer.analysis.chain import without_accents
from indexer.analysis.words import IS_HAN, script_of

JOINT = "\ue000"
"""Stands between the two copies of a Han character; from the private use area, so that no text has it."""
_LAST = 0xFFFF
_BLOCK = 256
_HAS_VALUE = 1 << 8
_IS_VALUE = 1 << 31
_LARGE = 1 << 21


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
    """A map in the form of SentencePiece; no letter may be the beginning of another. The same letters, the same bytes."""
    texts = bytearray()
    places: dict[str, int] = {}
    tree: dict[int, object] = {}
    for letter, text in sorted(letters.items()):
        if text not in places:
            places[text] = len(texts)
            texts += text.encode() + b"\0"
        *path, last = letter.encode()
        node = tree
        for byte in path:
            node = node.setdefault(byte, {})  # type: ignore[assignment]
        node[last] = places[text]
    units = _double_array(tree)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _double_array(tree: Mapping[int, object]) -> list[int]:
    """The units of a tree of bytes whose leaves are values; every node gets a block of its own, shared by none.

    A child stands at the block's beginning xor its byte, the value of a leaf at the block's beginning. Blocks of 256
    waste room, which leaves of one value share.
    """
    units = [0]
    blocks = 1

    def room() -> int:
        nonlocal blocks
        start = blocks * _BLOCK
        blocks += 1
        units.extend([0] * (start + _BLOCK - len(units)))
        return start

    values: dict[int, int] = {}
    waiting: list[tuple[int, Mapping[int, object]]] = [(0, tree)]
    for place, node in _growing(waiting):
        start = room()
        units[place] |= _offset(place ^ start)
        for byte, child in sorted(node.items()):
            unit = start ^ byte
            units[unit] |= byte
            if isinstance(child, int):
                units[unit] |= _HAS_VALUE
                values[unit] = child
            else:
                waiting.append((unit, child))  # type: ignore[arg-type]
    held: dict[int, int] = {}
    for unit, value in values.items():
        # A value is met by no byte, so that all leaves with this value may share its place, where the offset reaches.
        if value not in held:
            held[value] = len(units)
            units.append(_IS_VALUE | value)
        units[unit] |= _offset(unit ^ held[value])
    # A reader looks for one more byte behind a value, which must not lead it out of the array.
    return units + [0] * (-len(units) % _BLOCK)


def _growing(waiting: list[tuple[int, Mapping[int, object]]]) -> Iterator[tuple[int, Mapping[int, object]]]:
    place = 0
    while place < len(waiting):
        yield waiting[place]
        place += 1


def _offset(distance: int) -> int:
    """The bits of a unit that say how far its children are: 21 bits, or 29 of which the lowest eight are zero."""
    if distance < _LARGE:
        return distance << 10
    if distance & 0xFF:
        raise ValueError(f"a character map of this size cannot be written: {distance}")
    return (distance << 2) | 1 << 9
