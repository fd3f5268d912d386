"""Concepts in text: thesaurus labels and place names found by longest match over analysed terms.

Labels and text pass the same analysis, so a label is met in any inflection. Chinese is matched over characters, which
needs no segmentation. Automaton: Aho and Corasick, "Efficient string matching", CACM 18(6), 1975 (pyahocorasick).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from indexer.analysis import chinese
from indexer.analysis.chain import analyse
from indexer.analysis.words import IS_HAN
from synonyms import LANGUAGE_CODES, Country, load_countries, load_thesaurus

AS_WRITTEN = "="
_LONGEST_ENDING = 3
"""Letters that an inflected form may be longer or shorter than the label."""
_SENTENCE_END = re.compile(r"[.!?؟;؛:]\s")
_SHORT_LABEL = 2
"""Chinese labels up to this length must stand at word borders, being parts of many longer words."""
PLACE = "place:"
"""Prefix of the concept ids of countries: `place:KEN`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept and the code points [start, end) of the text that name it."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a label may name. `contexts`: terms (in Chinese: characters) of which the text must hold one; empty for any."""

    concept: str
    written: str
    exact: bool
    contexts: frozenset[str]


def _key(label: str, language: str) -> str:
    if language == "zh" and IS_HAN.search(label):
        return chinese.fold(label).casefold()
    return " ".join(token.term for token in analyse(label, language))


def _contexts(words: Iterable[str], language: str) -> frozenset[str]:
    if language == "zh":
        return frozenset(chinese.fold(word) for word in words)
    return frozenset(token.term for word in words for token in analyse(word, language))


class Annotator:
    """Finds the concepts of one set of labels in texts of the six languages."""

    def __init__(
        self,
        labels: Mapping[str, Mapping[str, Iterable[str]]],
        homographs: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] | None = None,
    ) -> None:
        """`labels`: concept id -> language -> labels. On a clash of analysed labels the first concept keeps it.

        A label that begins with "=" is met only as it is written, in any case, not in other inflections.
        `homographs`: concept id -> language -> label -> words, one of which must stand in the text for the label to
        name this concept; such a reading goes before one without a condition.
        """
        homographs = homographs or {}
        self._words: dict[str, Any] = {}
        self._characters = ahocorasick.Automaton()
        for language in LANGUAGE_CODES:
            entries: dict[str, list[_Sense]] = {}
            for concept, named in labels.items():
                conditions = homographs.get(concept, {}).get(language, {})
                for label in named.get(language, ()):
                    exact = label.startswith(AS_WRITTEN)
                    label = label.removeprefix(AS_WRITTEN)
                    key = _key(label, language)
                    if key:
                        contexts = _contexts(conditions.get(label, ()), language)
                        entries.setdefault(key, []).append(_Sense(concept, label.casefold(), exact, contexts))
            automaton = ahocorasick.Automaton()
            for key, found in entries.items():
                senses = (*(sense for sense in found if sense.contexts), *_unconditional(found))
                if IS_HAN.search(key):
                    self._characters.add_word(key, (len(key), senses))
                else:
                    automaton.add_word(f" {key} ", (len(key) + 2, senses))
            if len(automaton):
                automaton.make_automaton()
                self._words[language] = automaton
        if len(self._characters):
            self._characters.make_automaton()

    def mentions(self, text: str, language: str) -> list[Mention]:
        """Mentions in reading order, longest first where they overlap, never overlapping."""
        found = self._in_words(text, language)
        if IS_HAN.search(text):
            found += self._in_characters(text)
        return _longest(found)

    def _in_words(self, text: str, language: str) -> list[Mention]:
        automaton = self._words.get(language)
        if automaton is None:
            return []
        tokens = [token for token in analyse(text, language, segment=False) if not IS_HAN.match(token.term)]
        line = [" "]
        token_at: dict[int, int] = {}
        length = 1
        for position, token in enumerate(tokens):
            token_at[length] = position
            line.append(token.term + " ")
            length += len(token.term) + 1
        ends = {start + len(tokens[position].term): position for start, position in token_at.items()}
        present = {token.term for token in tokens}
        found = []
        for end, (size, senses) in automaton.iter("".join(line)):
            low, high = tokens[token_at[end - size + 2]].start, tokens[ends[end]].end
            for sense in senses:
                in_place = not sense.contexts or not sense.contexts.isdisjoint(present)
                if in_place and _is_form_of(text[low:high], sense.written, sense.exact):
                    found.append(Mention(sense.concept, low, high))
                    break
        return found

    def _in_characters(self, text: str) -> list[Mention]:
        if not len(self._characters):
            return []
        folded = chinese.fold(text).casefold()
        if len(folded) != len(text):
            folded = chinese.fold(text)
        found = []
        borders: set[int] | None = None
        for end, (size, senses) in self._characters.iter(folded):
            start = end - size + 1
            if size <= _SHORT_LABEL:
                if borders is None:
                    borders = set(chinese.borders(folded))
                if start not in borders or end + 1 not in borders:
                    continue
            if not _stands_alone(folded, start, end + 1):
                continue
            for sense in senses:
                if not sense.contexts or any(word in folded for word in sense.contexts):
                    found.append(Mention(sense.concept, start, end + 1))
                    break
        return found


def _unconditional(senses: Iterable[_Sense]) -> list[_Sense]:
    """The first reading without a condition, if any."""
    return [sense for sense in senses if not sense.contexts][:1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a match that begins or ends in Latin letters does so at a word's edge."""
    cuts_head = start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start])
    cuts_tail = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not (cuts_head or cuts_tail)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _is_form_of(text: str, label: str, exact: bool) -> bool:
    """Whether words that analyse alike are forms of one word: "migrants" of "migrant", not "traitement" of "traite"."""
    found = text.casefold()
    if _SENTENCE_END.search(text):
        return False
    if exact:
        return found == label
    mine, theirs = found.split(), label.split()
    if len(mine) != len(theirs):
        return True
    return all(abs(len(one) - len(other)) <= _LONGEST_ENDING for one, other in zip(mine, theirs, strict=True))


def _longest(found: list[Mention]) -> list[Mention]:
    """Keeps the longest of overlapping mentions, earlier before later."""
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(mention)
    return sorted(chosen, key=lambda item: item.start)


@cache
def field_annotator() -> Annotator:
    """The annotator of the shipped thesaurus and of all country names."""
    labels: dict[str, Mapping[str, Iterable[str]]] = {
        identifier: concept.labels for identifier, concept in load_thesaurus().concepts.items()
    }
    for country in load_countries().values():
        labels[PLACE + country.iso3] = {language: _place_labels(country, language) for language in LANGUAGE_CODES}
    homographs = {identifier: concept.homographs for identifier, concept in load_thesaurus().concepts.items()}
    return Annotator(labels, {identifier: found for identifier, found in homographs.items() if found})


def _place_labels(country: Country, language: str) -> list[str]:
    """Names and adjectives of a country. Latin names do not inflect, and stemming would let "mal" name Mali."""
    names = list(country.names(language))
    if language in ("en", "es", "fr"):
        names = [AS_WRITTEN + name for name in names]
    return [*names, *country.adjectives.get(language, ())]


def concepts_of(text: str, language: str) -> Counter[str]:
    """Concept id -> how often a text of `language` names it."""
    return Counter(mention.concept for mention in field_annotator().mentions(text, language))


@cache
def broader_concepts() -> Mapping[str, Mapping[str, int]]:
    """Concept id -> its broader concepts with their distance (1 for a parent)."""
    thesaurus = load_thesaurus()
    return {identifier: thesaurus.ancestors(identifier) for identifier in thesaurus.concepts}


@cache
def related_concepts() -> Mapping[str, tuple[str, ...]]:
    """Concept id -> the concepts that the thesaurus relates to it."""
    return {identifier: concept.related for identifier, concept in load_thesaurus().concepts.items()}
