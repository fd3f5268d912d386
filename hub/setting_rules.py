"""Rules for the values of settings: each turns text (or a ready value) into a checked value.

A rule raises `ValueError` with what is allowed, worded so that it can follow "HUB_PORT is 'x': ".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from synonyms.languages import LANGUAGE_CODES

Check = Callable[[Any], Any]

LEAST_KEY = 16
"""Characters of the shortest key that is accepted."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TRUE = ("yes", "true", "on", "1")
_FALSE = ("no", "false", "off", "0")


def number(least: int, most: int) -> Check:
    """A whole number from `least` to `most`, both allowed."""

    def check(value: Any) -> int:
        try:
            parsed = int(str(value))
        except ValueError:
            raise ValueError(f"a whole number from {least} to {most} is needed") from None
        if not least <= parsed <= most:
            raise ValueError(f"a whole number from {least} to {most} is needed")
        return parsed

    return check


def choice(*allowed: str) -> Check:
    """One of the words, whatever its case; returned as listed."""
    by_folded = {word.casefold(): word for word in allowed}

    def check(value: Any) -> str:
        try:
            return by_folded[str(value).casefold()]
        except KeyError:
            raise ValueError(f"one of {', '.join(allowed)} is needed") from None

    return check


def one_of_languages(value: Any) -> str:
    """One of the codes of the six languages."""
    return str(choice(*LANGUAGE_CODES)(value))


def text(value: Any) -> str:
    """Any text that is not empty."""
    stripped = str(value).strip()
    if not stripped:
        raise ValueError("a text that is not empty is needed")
    return stripped


def optional_text(value: Any) -> str:
    """Any text, also none."""
    return str(value).strip()


def key_text(value: Any) -> str:
    """Empty, or a text that is long enough to sign with."""
    key = str(value).strip()
    if key and len(key) < LEAST_KEY:
        raise ValueError(f"at least {LEAST_KEY} characters are needed")
    return key


def folder(value: Any) -> Path:
    """An absolute path; a path to something that is not a folder is refused, a missing one is made later."""
    path = Path(str(value)).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("the path of a folder is needed, and this is a file")
    return path


def web_address(value: Any) -> str:
    """Empty, or an http(s) address without query; a slash at the end is taken away."""
    address = str(value).strip().rstrip("/")
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("an address like https://hub.example.org is needed")
    return address


def email(value: Any) -> str:
    """Empty, or something that has the form of an e-mail address."""
    address = str(value).strip()
    if address and not _EMAIL.fullmatch(address):
        raise ValueError("an e-mail address like help@example.org is needed")
    return address


def parse_boolean(value: Any) -> bool:
    """Yes or no, in the usual spellings."""
    word = str(value).strip().casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError("yes or no is needed")
