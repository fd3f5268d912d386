"""Why a passage was found: the shared concepts, the shared words, and what to mark in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from indexer.analysis.chain import Token, analyse
from indexer.concepts import Mention, broader_concepts, field_annotator
from indexer.engines.protocol import StoredPassage
from indexer.hits import ConceptMatch, Highlight

MOST_CONCEPTS = 6
MOST_TERMS = 8
_REMEMBERED = 2_000
"""Passages whose analysis is kept: hits repeat from search to search."""


def shared_concepts(asked: Mapping[str, float], own: Iterable[str], passage: StoredPassage) -> tuple[ConceptMatch, ...]:
    """Concepts that question and passage share, most telling first.

    `asked`: weighted concepts of the question, broader ones included; `own`: those that its text names. A concept of
    the question that the passage only meets through a narrower one counts half.
    """
    named = set(own)
    ancestors = broader_concepts()
    present = set(passage.concepts)
    reached = {above for concept in present for above in ancestors.get(concept, ())}
    matches = []
    for concept, weight in asked.items():
        if concept in present:
            matches.append(ConceptMatch(concept, weight, broader=concept not in named))
        elif concept in named and concept in reached:
            matches.append(ConceptMatch(concept, 0.5 * weight, broader=True))
    matches.sort(key=lambda match: (match.broader, -match.weight, match.id))
    return tuple(matches[:MOST_CONCEPTS])


def marked(
    passage: StoredPassage, terms: Set[str], concepts: Set[str]
) -> tuple[tuple[Highlight, ...], tuple[str, ...]]:
    """Stretches of the passage to mark, merged and in order, and the words as the passage writes them.

    `terms`: terms of the question as analysed for the passage's language; `concepts`: ids that the question names.
    """
    spans = []
    words: dict[str, None] = {}
    for token in _tokens(passage.text, passage.language):
        if token.term in terms:
            spans.append((token.start, token.end))
    if not concepts.isdisjoint(passage.concepts):
        for mention in _mentions(passage.text, passage.language):
            if mention.concept in concepts:
                spans.append((mention.start, mention.end))
    merged = _merged(spans)
    for span in merged:
        words.setdefault(passage.text[span.start : span.end].casefold())
    return merged, tuple(words)[:MOST_TERMS]


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str, language: str) -> tuple[Token, ...]:
    return tuple(analyse(text, language, segment=False))


@lru_cache(maxsize=_REMEMBERED)
def _mentions(text: str, language: str) -> tuple[Mention, ...]:
    return tuple(field_annotator().mentions(text, language))


def _merged(spans: list[tuple[int, int]]) -> tuple[Highlight, ...]:
    """Overlapping and touching stretches joined."""
    joined: list[Highlight] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1].end:
            joined[-1] = Highlight(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Highlight(start, end))
    return tuple(joined)
