"""What a text is to the static model: its terms, and the parts of which the vector of an unseen term is composed."""

from __future__ import annotations

from indexer.analysis.chain import analyse
from indexer.analysis.words import IS_HAN

LONGEST_TERM = 40
"""Letters of the longest term that is kept: beyond it are sentences that somebody wrote without spaces."""
SHORTEST_GRAM = 3
LONGEST_GRAM = 5
_SHORTEST_TERM = 3
_EDGES = ("<", ">")


def terms_of(text: str, language: str) -> list[str]:
    """Terms in reading order, function words included: in a short sentence they are half of what is said."""
    return [token.term for token in analyse(text, language, keep_stopwords=True, segment=False)]


def grams(term: str) -> list[str]:
    """Runs of 3 to 5 letters of a term with its edges marked; the characters of a Chinese piece or word.

    None for a term with a digit, whose parts mean nothing, and for one of two letters.
    """
    if IS_HAN.search(term):
        return list(term) if len(term) > 1 else []
    if len(term) < _SHORTEST_TERM or any(sign.isdigit() for sign in term):
        return []
    marked = f"{_EDGES[0]}{term}{_EDGES[1]}"
    return [
        marked[start : start + length]
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(marked) - length + 1)
    ]
