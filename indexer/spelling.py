"""Did you mean: a word that no document and no label holds is replaced by the likeliest one that some do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from indexer.analysis.chain import term_of_word
from indexer.analysis.words import IS_HAN, WORD
from synonyms import load_countries, load_thesaurus

_SHORTEST = 5
_FAR = 0.26
"""Greatest distance as a share of the longer word's length."""


@cache
def _words_of_labels(language: str) -> frozenset[str]:
    """Words of the thesaurus and of country names in a language, as written, casefolded."""
    texts = [label for concept in load_thesaurus().concepts.values() for label in concept.labels[language]]
    texts += [name for country in load_countries().values() for name in country.names(language)]
    return frozenset(match.group().casefold() for text in texts for match in WORD.finditer(text))


@cache
def _terms_of_labels(language: str) -> frozenset[str]:
    return frozenset(term_of_word(word, language) for word in _words_of_labels(language) if not IS_HAN.search(word))


def corrected(text: str, language: str, frequency: Callable[[str, str], int], words: Mapping[str, int]) -> str | None:
    """The text with unknown words replaced, None when there is nothing to replace.

    `frequency(language, term)`: passages that hold a term; `words`: words as written -> how often, of that language.
    """
    if language == "zh":
        return None
    pieces: list[str] = []
    end = 0
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) < _SHORTEST or not word.isalpha() or word.isupper() or IS_HAN.search(word):
            continue
        term = term_of_word(word, language)
        if frequency(language, term) or term in _terms_of_labels(language):
            continue
        better = _nearest(word.casefold(), words, language)
        if better is not None:
            pieces += [text[end : match.start()], better.capitalize() if word[0].isupper() else better]
            end = match.end()
    return "".join([*pieces, text[end:]]) if pieces else None


def _nearest(word: str, words: Mapping[str, int], language: str) -> str | None:
    """The closest known word within reach; the more frequent of equally close ones."""
    choices = list(words.keys() | _words_of_labels(language))
    found = process.extract(word, choices, scorer=DamerauLevenshtein.normalized_distance, score_cutoff=_FAR, limit=5)
    if not found:
        return None
    found = [item for item in found if item[0].rstrip("sx") != word.rstrip("sx")]
    if not found:
        return None
    best = min(found, key=lambda item: (round(item[1], 3), -words.get(item[0], 0), item[0]))
    return str(best[0])
