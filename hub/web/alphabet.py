"""Order of names in the alphabet of a language: lists of States follow it (by plain rules, without ICU)."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"^ال(?=\w{2})")
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


def sort_key(name: str, language: str) -> tuple[object, ...]:
    """Key for `sorted`.

    Latin and Cyrillic: accents count only between names that are equal otherwise. Arabic: without the article, forms of
    alef alike. Chinese: the order of GB 18030, whose common characters stand in the order of their pinyin.
    """
    if language == "zh":
        return (name.encode("gb18030"),)
    folded = name.casefold()
    if language == "ar":
        return (_ARTICLE.sub("", folded).translate(_ALEFS), folded)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))
    if language == "es":
        plain = "".join("nz" if sign == "ñ" else _bare(sign) for sign in folded)
    return (re.sub(r"[^\w\s]", " ", plain), folded)


def _bare(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0]


def first_letter(name: str, language: str) -> str:
    """The letter under which a name stands in a list; for Chinese, which has none, an empty text."""
    if language == "zh":
        return ""
    plain = _ARTICLE.sub("", name) if language == "ar" else name
    letter = _bare(plain[0].upper())
    return letter.translate(_ALEFS)
