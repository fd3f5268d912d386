"""Arabic word -> the form that is indexed.

Letters that writers interchange are folded (Larkey, Ballesteros and Connell, "Light stemming for Arabic information
retrieval", 2007), the article with its attached particles is removed before the Snowball stemmer, which alone leaves
particle + article on plurals.
"""

from __future__ import annotations

import re

_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ؤ": "و", "ئ": "ي"})
_ARTICLE = re.compile("^(?:[وف]?(?:[بك]ال|لل|ال))(?=..)")
_SOUND_PLURAL = re.compile("(?<=...)ات$")
_SHORTEST_STEM = 2


def fold(word: str) -> str:
    """Word without vowel signs and tatweel, with alef, ya, kaf and hamza seats folded."""
    return _MARKS.sub("", word).translate(_FOLD)


def without_sound_plural(word: str) -> str:
    """Folded word without the ending of the feminine plural, of which the stemmer leaves a letter."""
    return _SOUND_PLURAL.sub("", word)


def without_article(word: str) -> str:
    """Folded word without article and the particles written onto it; the word itself when too little would remain."""
    rest = _ARTICLE.sub("", word)
    return rest if len(rest) > _SHORTEST_STEM else word
