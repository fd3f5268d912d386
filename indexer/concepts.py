"""Concepts in text: thesaurus labels and place names found by longest match over analysed terms.

Labels and text pass the same analysis, so a label is met in any inflection. Chinese is matched over characters, which
needs no segmentation. Automaton: Aho and Corasick, "Efficient string matching", CACM 18(6), 1975 (pyahocorasick).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from threading import Lock
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
_WORDS = re.compile(r"\w+")
_SHORT_LABEL = 2
"""Chinese labels up to this length must stand at word borders, being parts of many longer words."""
_NAMES = "places"
"""The theme of the thesaurus whose labels are names."""
_UNINFLECTED = ("en", "es", "fr")
"""Languages in which names do not inflect."""
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
    """What a label may name. `contexts`: terms (in Chinese: characters) of which the text must hold one, if any."""

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
        """`labels`: concept id -> language -> labels. Of labels that analyse alike the one written most like the text
        counts, the earlier one on a tie.

        A label that begins with "=" is met only as it is written, in any case, not in other inflections.
        `homographs`: concept id -> language -> label -> words, one of which must stand in the text for the label to
        name this concept, unless the text is nothing but the label; such a reading goes before one without a condition.
        """
        self._labels, self._homographs = labels, homographs or {}
        self._built: dict[str, tuple[Any, Any]] = {}
        self._lock = Lock()

    def _automata(self, language: str) -> tuple[Any, Any]:
        """Over analysed words, and over Chinese characters; each None where there is no label of the kind.

        Built when a language is first met: most processes need one or two of the six.
        """
        found = self._built.get(language)
        if found is None:
            with self._lock:
                found = self._built.setdefault(language, self._build(language))
        return found

    def _build(self, language: str) -> tuple[Any, Any]:
        entries: dict[str, list[_Sense]] = {}
        for concept, named in self._labels.items():
            conditions = self._homographs.get(concept, {}).get(language, {})
            for label in named.get(language, ()):
                exact = label.startswith(AS_WRITTEN)
                label = label.removeprefix(AS_WRITTEN)
                key = _key(label, language)
                if key:
                    contexts = _contexts(conditions.get(label, ()), language)
                    entries.setdefault(key, []).append(_Sense(concept, label.casefold(), exact, contexts))
        words, characters = ahocorasick.Automaton(), ahocorasick.Automaton()
        for key, found in entries.items():
            senses = tuple(sorted(found, key=lambda sense: not sense.contexts))
            if IS_HAN.search(key):
                characters.add_word(key, (len(key), senses))
            else:
                words.add_word(f" {key} ", (len(key) + 2, senses))
        built: list[Any] = []
        for automaton in (words, characters):
            if len(automaton):
                automaton.make_automaton()
            built.append(automaton if len(automaton) else None)
        return built[0], built[1]

    def mentions(self, text: str, language: str) -> list[Mention]:
        """Mentions in reading order, longest first where they overlap, never overlapping."""
        found = self._in_words(text, language)
        if IS_HAN.search(text):
            found += self._in_characters(text)
        return _longest(found)

    def _in_words(self, text: str, language: str) -> list[Mention]:
        automaton = self._automata(language)[0] if language in LANGUAGE_CODES else None
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
            alone = token_at[end - size + 2] == 0 and ends[end] == len(tokens) - 1
            chosen = _closest(text[low:high], [sense for sense in senses if alone or _is_met(sense, present)])
            if chosen is not None:
                found.append(Mention(chosen.concept, low, high))
        return found

    def _in_characters(self, text: str) -> list[Mention]:
        automaton = self._automata("zh")[1]
        if automaton is None:
            return []
        folded = chinese.fold(text).casefold()
        if len(folded) != len(text):
            folded = chinese.fold(text)
        found = []
        borders: set[int] | None = None
        for end, (size, senses) in automaton.iter(folded):
            start = end - size + 1
            if size <= _SHORT_LABEL:
                if borders is None:
                    borders = set(chinese.borders(folded))
                if start not in borders or end + 1 not in borders:
                    continue
            if not _stands_alone(folded, start, end + 1):
                continue
            alone = end + 1 - start == len(folded.strip())
            for sense in senses:
                if alone or not sense.contexts or any(word in folded for word in sense.contexts):
                    found.append(Mention(sense.concept, start, end + 1))
                    break
        return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a match that begins or ends in Latin letters does so at a word's edge."""
    cuts_head = start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start])
    cuts_tail = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not (cuts_head or cuts_tail)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _is_met(sense: _Sense, present: Set[str]) -> bool:
    return not sense.contexts or not sense.contexts.isdisjoint(present)


def _closest(text: str, senses: Sequence[_Sense]) -> _Sense | None:
    """The reading whose label is written like the text, else one with a condition that is met, else the most alike."""
    found = text.casefold()
    fitting = [sense for sense in senses if _is_form_of(found, sense.written, sense.exact)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda sense: (sense.written == found, bool(sense.contexts), _alike(sense.written, found)))


def _alike(one: str, other: str) -> int:
    """Letters that two texts begin with alike, less those by which their lengths differ."""
    shared = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(one), len(other)) if shared is None else shared) - abs(len(one) - len(other))


def _is_form_of(found: str, label: str, exact: bool) -> bool:
    """Whether words that analyse alike are forms of one word: "migrants" of "migrant", not "traitement" of "traite"."""
    if _SENTENCE_END.search(found) and not _SENTENCE_END.search(label):
        return False
    mine, theirs = _WORDS.findall(found), _WORDS.findall(label)
    if exact:
        # An article before a name ("El Cairo") is no term and stays outside of what was found.
        return theirs[-len(mine) :] == mine
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
    labels: dict[str, Mapping[str, Iterable[str]]] = {}
    for identifier, concept in load_thesaurus().concepts.items():
        names = {code: [AS_WRITTEN + name for name in concept.labels[code]] for code in _UNINFLECTED}
        labels[identifier] = {**concept.labels, **names} if concept.theme == _NAMES else concept.labels
    for country in load_countries().values():
        labels[PLACE + country.iso3] = {language: _place_labels(country, language) for language in LANGUAGE_CODES}
    homographs = {identifier: concept.homographs for identifier, concept in load_thesaurus().concepts.items()}
    return Annotator(labels, {identifier: found for identifier, found in homographs.items() if found})


def _place_labels(country: Country, language: str) -> list[str]:
    """Names and adjectives of a country. Latin names do not inflect, and stemming would let "mal" name Mali."""
    names = list(country.names(language))
    if language in _UNINFLECTED:
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
