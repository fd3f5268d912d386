"""Which language is a text in? Script decides where it can; letters, function words and langdetect decide the rest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from indexer.analysis.stopwords import stopwords
from indexer.analysis.words import IS_ARABIC, IS_CYRILLIC, IS_HAN, IS_LATIN

SIX = ("ar", "en", "es", "fr", "ru", "zh")
_LATIN = ("en", "es", "fr")
_FUNCTION_WORD = 2.0
_KNOWN_WORD = 1.5
_SHARED = 0.6
"""Share of its weight that a word of two languages has for each."""
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_PERSIAN_URDU = re.compile("[پچژگٹڈڑںےۀہھیک]")
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќѕәғқңөұүһӣӯ]", re.IGNORECASE)
_OTHER_SCRIPTS = {
    "hi": re.compile("[\u0900-\u097f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "am": re.compile("[\u1200-\u137f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "my": re.compile("[\u1000-\u109f]"),
    "km": re.compile("[\u1780-\u17ff]"),
    "si": re.compile("[\u0d80-\u0dff]"),
}
_LATIN_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {
    "es": re.compile(r"[ñ¿¡áíóú]|ción\b|ciones\b|dad\b|dades\b", re.IGNORECASE),
    "fr": re.compile(r"[çœèêàùûîôë]|\b[ldcjmnst]['’]|\bqu['’]|eaux\b|\w+tions?\b|ment\b", re.IGNORECASE),
    "en": re.compile(r"\w(?:ing|tion|tions|ness|ship|ed|ly|ees?)\b|\bth\w|\w['’]s\b|\bw[ho]\w", re.IGNORECASE),
}
_OTHER_LETTERS = re.compile(r"[ãõäößłşğıţţđåøæčšžřėąęůőűŵ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detection:
    """`language` is one of the six; `other` an ISO 639-1 code when the text is rather in another language."""

    language: str
    confidence: float
    other: str | None = None


def detect_language(text: str, default: str = "en") -> Detection:
    """Language of a text of any length; `default` for one without letters (numbers, signs)."""
    sample = text[:2_000]
    counts = Counter[str]()
    for name, pattern in (("han", IS_HAN), ("arabic", IS_ARABIC), ("cyrillic", IS_CYRILLIC), ("latin", IS_LATIN)):
        counts[name] = len(pattern.findall(sample))
    written = counts.copy()
    # A Chinese character says about as much as two letters; and Latin names stand in texts of other scripts, seldom
    # the reverse.
    counts["han"] *= 4
    counts["arabic"] *= 2
    counts["cyrillic"] *= 2
    others = {code: len(pattern.findall(sample)) for code, pattern in _OTHER_SCRIPTS.items()}
    others["ja"] = 2 * len(_KANA.findall(sample))
    others["ko"] = 2 * len(_HANGUL.findall(sample))
    code, count = max(others.items(), key=lambda item: item[1])
    script, letters = counts.most_common(1)[0]
    if code == "ja" and count and counts["han"] + count > counts["latin"]:
        return Detection("zh" if counts["han"] else default, 0.9, "ja")
    if count > letters:
        return Detection(default, 0.9, code)
    if not letters:
        return Detection(default, 0.0)
    if script == "han":
        return Detection("zh", 0.99)
    if script == "arabic":
        foreign = len(_PERSIAN_URDU.findall(sample))
        return Detection("ar", 0.95, "fa" if foreign >= max(2, 0.03 * written["arabic"]) else None)
    if script == "cyrillic":
        foreign = len(_NOT_RUSSIAN.findall(sample))
        return Detection("ru", 0.95, "uk" if foreign >= max(1, 0.02 * written["cyrillic"]) else None)
    return _detect_latin(sample, default)


@cache
def _telling_words() -> dict[str, dict[str, float]]:
    """Word -> language -> what it says for English, Spanish or French: function words, labels, the lexicon.

    A word of two of the three languages speaks for both, and so against the third; one of all three says nothing.
    """
    from synonyms import load_thesaurus
    from synonyms.lexicon import load_lexicon

    known: dict[str, dict[str, float]] = {}

    def note(word: str, code: str) -> None:
        known.setdefault(word, {})[code] = _KNOWN_WORD

    for code in _LATIN:
        for concept in load_thesaurus().concepts.values():
            for label in concept.labels[code]:
                for word in _LATIN_WORD.findall(label):
                    if not word.isupper():
                        note(word.casefold(), code)
        for row in load_lexicon():
            for entry in row[code]:
                for word in _LATIN_WORD.findall(entry):
                    note(word.casefold(), code)
    functional = {code: stopwords(code) for code in _LATIN}
    for word in set().union(*functional.values()):
        known[word] = {code: _FUNCTION_WORD for code, words in functional.items() if word in words}
    share = {1: 1.0, 2: _SHARED}
    return {
        word: {code: weight * share[len(found)] for code, weight in found.items()}
        for word, found in known.items()
        if len(found) in share
    }


@lru_cache(maxsize=4_096)
def _langdetect(text: str) -> tuple[tuple[str, float], ...]:
    """Guesses of langdetect, most probable first; empty where it finds nothing to judge."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        return tuple((guess.lang, float(guess.prob)) for guess in detect_langs(text))
    except LangDetectException:
        return ()


def _detect_latin(text: str, default: str) -> Detection:
    """English, Spanish or French, or a hint that it is some other language in Latin script."""
    words = [word.casefold() for word in _LATIN_WORD.findall(text)]
    telling = _telling_words()
    scores = dict.fromkeys(_LATIN, 0.0)
    for word in words:
        for code, weight in telling.get(word, {}).items():
            scores[code] += weight
    for code in scores:
        scores[code] += 1.0 * len(_LETTERS[code].findall(text))
    best = max(scores, key=lambda code: scores[code])
    rest = max(value for code, value in scores.items() if code != best)
    evidence = scores[best] / max(1, len(words))
    if scores[best] - rest >= 2.0 and evidence >= 0.25 and not _OTHER_LETTERS.search(text):
        return Detection(best, min(0.99, 0.6 + (scores[best] - rest) / (4 + 2 * len(words))))
    own_evidence = scores[best]
    guesses = dict(_langdetect(" ".join(words)))
    for code, probability in guesses.items():
        if code in scores:
            scores[code] += 3.0 * probability
    best = max(scores, key=lambda code: (scores[code], code == default))
    if not any(scores.values()):
        best = default if default in scores else "en"
    other, probability = max(guesses.items(), key=lambda item: item[1], default=("", 0.0))
    strange = own_evidence < 0.6 * len(words) or bool(_OTHER_LETTERS.search(text))
    foreign = other not in SIX and probability > 0.9 and len(words) >= 4 and strange
    return Detection(best, guesses.get(best, 0.5), other if foreign else None)
