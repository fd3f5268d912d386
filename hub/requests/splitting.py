"""One text -> the several needs it holds: enumerations first, then paragraphs, then added sentences.

It is conservative: a text is cut only where its writer numbered or listed the parts, or where the topic changes at a
paragraph or after a word of addition; a short text is always one need.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

MOST_NEEDS = 6
SHORT = 80
"""Signs (a Han character counts for three) up to which a text without an enumeration is one need."""
WHOLE_ITEM = 30
"""Signs from which a listed item can be a need of its own even if its topic is that of another."""

Topics = Callable[[str], frozenset[int]]
"""Tells what a stretch of text is mainly about; the empty set when it does not show."""

_HAN = re.compile("[\u3400-\u9fff]")
_BULLET = re.compile(r"[ \t]*(?:[•‣▪●○◦·*–—−-])[ \t]+(?=\S)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩一二三四五六七八九", "0123456789123456789")
_NUMBERED = re.compile(
    r"[ \t]*(?:\(?(?P<digits>\d{1,2}|[٠-٩]{1,2})[.)\-:、．）](?!\d)|[（(]?(?P<han>[一二三四五六七八九])[、．）)]"
    r"|\(?(?P<letter>[a-hа-з])\)|(?P<circled>[①-⑨]))[ \t]*(?=\S)"
)
_INLINE = re.compile(
    r"(?:(?<=[\s:;,.،؛：；，。])|^)(?:[(（](?P<digits>[1-9]|[١-٩])[)）]|(?P<plain>[1-9]|[١-٩])\)"
    r"|[(（](?P<letter>[a-hа-з])[)）]|[（(]?(?P<han>[一二三四五六七八九])[、）)]|(?P<circled>[①-⑨]))\s*(?=\S)"
)
_SENTENCE = re.compile(r".+?(?:[.!?؟。！？]+[\"'”’»)）]*(?=\s|$|[\u3400-\u9fff])|\n|$)", re.DOTALL)
_CLAUSE_START = r"(?:^|(?<=[.;:!?؛؟。；：！？，,\n—–-])|(?<=[.;:!?؛؟。；：！？，,\n—–-]\s)|(?<=[.;:!?؛؟,]\s\s))"


@dataclass(frozen=True, slots=True)
class Split:
    """The needs in reading order, and what was said before or around them and holds for all."""

    needs: tuple[str, ...]
    context: str = ""


def split_into_needs(text: str, topics: Topics, language: str = "en") -> Split:
    """Take a request apart into 1 to `MOST_NEEDS` needs. Nothing of the text is lost."""
    whole = text.strip()
    for cut in (_listed, _numbered_inline, _by_ordinals):
        found = cut(whole, language)
        if found is not None:
            context, items = found
            needs, loose = _whole_items(items, topics)
            if len(needs) > 1:
                return Split(_at_most(needs, MOST_NEEDS), _joined([context, *loose]))
    if size(whole) <= SHORT:
        return Split((whole,))
    for pieces in (_paragraphs(whole), _added_sentences(whole, language)):
        needs = _by_topic(pieces, topics)
        if len(needs) > 1:
            return Split(_at_most(needs, MOST_NEEDS))
    return Split((whole,))


def size(text: str) -> int:
    """Length in letters of an alphabet: a Han character says about as much as three."""
    return len(text) + 2 * len(_HAN.findall(text))


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())


# Lists and numbers


def _listed(text: str, language: str) -> tuple[str, list[str]] | None:
    """Lines that begin with a bullet or with numbers in order; text before them is context."""
    for starts in (_numbers_in_order, _bullets):
        lines = text.splitlines()
        marked = starts(lines)
        if len(marked) > 1:
            first = min(marked)
            items: list[list[str]] = []
            for number, line in enumerate(lines[first:], first):
                if number in marked:
                    items.append([line[marked[number] :]])
                else:
                    items[-1].append(line)
            return _joined(lines[:first]), [_joined(item) for item in items]
    return None


def _bullets(lines: Sequence[str]) -> dict[int, int]:
    """Line number -> where the text of the bulleted line begins."""
    return {number: match.end() for number, line in enumerate(lines) if (match := _BULLET.match(line))}


def _numbers_in_order(lines: Sequence[str]) -> dict[int, int]:
    marked: dict[int, int] = {}
    for number, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match and _value(match) == len(marked) + 1:
            marked[number] = match.end()
    return marked


def _value(match: re.Match[str]) -> int:
    """The number that a marker stands for: 2 for "2.", "(b)", "二、", "②"."""
    found = match.groupdict()
    digits = found.get("digits") or found.get("plain") or found.get("han")
    if digits:
        return int(digits.translate(_DIGITS))
    if found.get("letter"):
        letter = found["letter"]
        return ord(letter) - ord("a" if letter.isascii() else "а") + 1
    return ord(found["circled"]) - ord("①") + 1


def _numbered_inline(text: str, language: str) -> tuple[str, list[str]] | None:
    """Numbers or letters in brackets within running text, in order from the first."""
    cuts: list[tuple[int, int]] = []
    for match in _INLINE.finditer(text):
        if _value(match) == len(cuts) + 1:
            cuts.append((match.start(), match.end()))
    return _cut(text, cuts)


def _cut(text: str, cuts: Sequence[tuple[int, int]]) -> tuple[str, list[str]] | None:
    """Context before the first cut, and the items after each; a cut is (start, end) of its marker."""
    if len(cuts) < 2:
        return None
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return text[: cuts[0][0]].strip(" ,;:،؛，；："), [
        text[begin:end].strip(" \n,;،؛，；") for (_, begin), end in zip(cuts, ends, strict=True)
    ]


@cache
def _cues() -> dict[str, dict[str, list[list[str]]]]:
    content = resources.files("hub.requests").joinpath("data/enumeration.json").read_text("utf-8")
    found: dict[str, dict[str, list[list[str]]]] = json.loads(content)
    return found


def _folded(text: str) -> str:
    """Lower case and one form of apostrophes, with every position kept."""
    lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered.replace("’", "'")


def _any_of(words: Iterable[str], language: str) -> str:
    alternatives = "|".join(sorted(map(re.escape, map(_folded, words)), key=len, reverse=True))
    return f"(?:{alternatives})" if language == "zh" else f"(?:{alternatives})(?![\\w-])"


def _by_ordinals(text: str, language: str) -> tuple[str, list[str]] | None:
    """ "First, ... Second, ... Finally, ...": in order, each at the beginning of a clause."""
    folded = _folded(text)
    cuts: list[tuple[int, int]] = []
    for words in _cues()["ordinals"].get(language, []):
        pattern = re.compile(_CLAUSE_START + r"\s*(?:and |et |y |и |و)?" + _any_of(words, language) + r"[\s,،，:：]*")
        match = pattern.search(folded, cuts[-1][1] if cuts else 0)
        if match is None:
            break
        cuts.append((match.start(), match.end()))
    if cuts:
        last: Sequence[str] = _cues()["last"].get(language, [])  # type: ignore[assignment]
        pattern = re.compile(_CLAUSE_START + r"\s*" + _any_of(last, language) + r"[\s,،，:：]*")
        match = pattern.search(folded, cuts[-1][1])
        if match is not None:
            cuts.append((match.start(), match.end()))
    return _cut(text, cuts)


def _whole_items(items: Sequence[str], topics: Topics) -> tuple[list[str], list[str]]:
    """Items that can stand as needs; small ones without a topic of their own join the item before them.

    The second list holds small items before the first need, and all items when they are only details of one thing.
    """
    needs: list[str] = []
    loose: list[str] = []
    known: set[int] = set()
    for item in items:
        about = topics(item)
        stands = size(item) >= WHOLE_ITEM or (about and about.isdisjoint(known))
        if stands:
            needs.append(item)
            known |= about
        elif needs:
            needs[-1] = _joined([needs[-1], item])
        else:
            loose.append(item)
    return needs, loose


# Paragraphs and sentences


def _paragraphs(text: str) -> list[str]:
    """Stretches between blank lines; single line breaks count when every line is long."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    if len(blocks) == 1:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return lines if all(size(line) >= WHOLE_ITEM for line in lines) else blocks
    return blocks


def _added_sentences(text: str, language: str) -> list[str]:
    """The text cut before each sentence that begins with a word of addition."""
    words: Sequence[str] = _cues()["additions"].get(language, [])  # type: ignore[assignment]
    pattern = re.compile(r"\s*(?:и |and |et |y )?" + _any_of(words, language)) if words else None
    pieces: list[str] = []
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if pieces and not (pattern and pattern.match(_folded(sentence))):
            pieces[-1] += sentence
        else:
            pieces.append(sentence)
    return [piece.strip() for piece in pieces if piece.strip()]


def _by_topic(pieces: Sequence[str], topics: Topics) -> list[str]:
    """Pieces joined unless their topics differ; a piece without a topic stays with the one before it."""
    groups: list[tuple[list[str], set[int]]] = []
    for piece in pieces:
        about = topics(piece)
        home = next((group for group in groups if not about.isdisjoint(group[1])), None)
        if home is None and groups and (not about or not groups[-1][1]):
            home = groups[-1]
        if home is None:
            groups.append(([piece], set(about)))
        else:
            home[0].append(piece)
            home[1].update(about)
    return [_joined(parts) for parts, _ in groups]


def _at_most(needs: Sequence[str], most: int) -> tuple[str, ...]:
    """Neighbours joined, shortest pair first, until there are few enough."""
    kept = [unicodedata.normalize("NFC", need) for need in needs]
    while len(kept) > most:
        place = min(range(len(kept) - 1), key=lambda number: size(kept[number]) + size(kept[number + 1]))
        kept[place : place + 2] = [_joined(kept[place : place + 2])]
    return tuple(kept)
