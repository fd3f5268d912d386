"""Country names as the table gives them, made fit to print and to compare."""

from __future__ import annotations

import re
import unicodedata

from synonyms.labels import fold_label

_ACCENT = re.compile("[\u0300-\u036f]")
_STANDING_MARK = re.compile(r"\s*\*+$")
_ARTICLE_AFTER = re.compile(r"\s*\((?:the|el|la|los|las|le|les|l['’])\)$")
_ARTICLE_BEFORE = re.compile(r"^(?:(?:the|el|la|los|las|le|les)\s+|l['’])(?=\w)")


def clean_short(name: str) -> str:
    """A short name without its mark and article: "Cook Islands (the) **" -> "Cook Islands"."""
    return _clean(_ARTICLE_AFTER.sub("", _STANDING_MARK.sub("", name)))


def clean_formal(name: str) -> str:
    """A formal name without mark and leading article: "la République du Kenya" -> "République du Kenya"."""
    return _clean(_ARTICLE_BEFORE.sub("", _STANDING_MARK.sub("", name)))


def read_standing(short: str) -> str:
    """What the mark after a name says: "observer" (*), "associated" (**), or "" for none."""
    mark = _STANDING_MARK.search(short)
    return {0: "", 1: "observer", 2: "associated"}[mark.group().count("*") if mark else 0]


def fold_name(name: str) -> str:
    """The form in which a written name is looked up: without case, accents, and typographic apostrophes."""
    folded = fold_label(name)
    return folded if folded.isascii() else _ACCENT.sub("", unicodedata.normalize("NFD", folded))


def _clean(name: str) -> str:
    return " ".join(name.replace("'", "’").split())
