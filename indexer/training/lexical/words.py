"""Text -> the terms that are aligned: those of the index, but of Chinese the words and not every piece."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indexer.analysis import chinese
from indexer.analysis.chain import analyse
from indexer.analysis.stopwords import stopwords
from indexer.analysis.words import IS_HAN, WORD
from indexer.embedding.features import LONGEST_TERM


def aligned_terms(text: str, language: str) -> list[str]:
    """Terms in reading order without stopwords, numbers and single letters; each is a term of `analyse` as well.

    Chinese pieces overlap and would share the probability of a word among fragments, so only the segmented words of
    two and more characters are taken: two characters are a piece of the index, more are one of its long words.
    """
    found = [
        (token.start, token.term) for token in analyse(text, language, segment=False) if not IS_HAN.match(token.term)
    ]
    found += _chinese_words(text)
    skipped = stopwords(language)
    return [
        term for _, term in sorted(found, key=lambda place: place[0]) if _can_be_aligned(term) and term not in skipped
    ]


def _chinese_words(text: str) -> Iterator[tuple[int, str]]:
    for run in WORD.finditer(text):
        if run.lastgroup == "han":
            for word, start in _words_of_run(chinese.fold(run.group())):
                yield run.start() + start, word


@lru_cache(maxsize=50_000)
def _words_of_run(run: str) -> tuple[tuple[str, int], ...]:
    if len(run) == 2:
        return ((run, 0),)
    return tuple((word, start) for word, start, _ in chinese.words(run))


@lru_cache(maxsize=100_000)
def _can_be_aligned(term: str) -> bool:
    return 1 < len(term) <= LONGEST_TERM and not any(letter.isdigit() for letter in term)
