"""Where words begin and end: letters with their marks, numbers, and runs of Han characters."""

from __future__ import annotations

import re

# Combining marks, Arabic vowel signs and the tatweel belong to the word that carries them.
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
ARABIC = "\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
CYRILLIC = "\u0400-\u052f"

WORD = re.compile(
    rf"(?P<han>[{HAN}]+)"
    rf"|(?P<number>\d+(?:[.,٫٬]\d+)+)"
    rf"|(?P<acronym>(?:[A-Za-zА-Яа-я]\.){{2,}}[A-Za-zА-Яа-я]?)"
    rf"|(?P<word>(?:(?![{HAN}])[\w{_MARKS}])+)"
)
IS_ARABIC = re.compile(f"[{ARABIC}]")
IS_CYRILLIC = re.compile(f"[{CYRILLIC}]")
IS_HAN = re.compile(f"[{HAN}]")
IS_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def script_of(word: str) -> str:
    """Script of a word by its first telling letter: arabic, cyrillic, han, latin or other."""
    for letter in word:
        if IS_LATIN.match(letter):
            return "latin"
        if IS_CYRILLIC.match(letter):
            return "cyrillic"
        if IS_ARABIC.match(letter):
            return "arabic"
        if IS_HAN.match(letter):
            return "han"
    return "other"
