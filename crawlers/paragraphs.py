"""A United Nations document as plain text -> its numbered paragraphs, each with the addresses its footnotes give.

Reports of the Secretary-General number their paragraphs "12." at the start of a line; footnotes stand at the foot of a
page, in between. Markup that converters leave (<sup>, escaped underscores) is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERED = re.compile(r"^(\d{1,3})[.．]\s*(?=\S)")
_FOOTNOTE = re.compile(r"^<sup>(\w+)</sup>\s*")
_CALL = re.compile(r"<sup>(\w+)</sup>")
_HEADING = re.compile(r"^#{1,6}\s")
_ESCAPED = re.compile(r"\\+_")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\]\)>（）。，；]+")


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """`text` is without footnote calls; `links` are the addresses in the footnotes that it calls, in order."""

    number: int
    text: str
    links: tuple[str, ...]


def numbered_paragraphs(text: str) -> Iterator[NumberedParagraph]:
    """The paragraphs in order of their numbers; a paragraph that a page break interrupts is joined again."""
    notes = dict(_footnotes(text))
    number, held = 0, list[str]()
    for line in _body_lines(text):
        match = _NUMBERED.match(line)
        if match and int(match.group(1)) == number + 1:
            if number:
                yield _paragraph(number, held, notes)
            number, held = number + 1, [line[match.end() :]]
        elif number:
            held.append(line)
    if number:
        yield _paragraph(number, held, notes)


def _body_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        line = line.strip()
        if line and not _HEADING.match(line) and not _FOOTNOTE.match(line):
            yield line


def _footnotes(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in text.splitlines():
        match = _FOOTNOTE.match(line.strip())
        if match:
            yield match.group(1), addresses(line)


def addresses(text: str) -> tuple[str, ...]:
    """Web addresses in a text, without the punctuation behind them, each once."""
    found = (_ESCAPED.sub("_", address).rstrip(".,;:") for address in _ADDRESS.findall(text))
    return tuple(dict.fromkeys(found))


def _paragraph(number: int, lines: list[str], notes: dict[str, tuple[str, ...]]) -> NumberedParagraph:
    joined = " ".join(lines)
    links = (link for call in _CALL.findall(joined) for link in notes.get(call, ()))
    return NumberedParagraph(number, _CALL.sub("", joined), tuple(dict.fromkeys(links)))
