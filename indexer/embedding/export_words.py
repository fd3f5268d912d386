"""What an exported model knows: words as they are written, the stems and affixes of which others are made, pieces.

A word of our own language data has the vector that the model gives it. A word that is not among them is split into a
stem that the model knows and affixes, which weigh nothing; else into pieces, whose vectors are sums of those of grams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.words import IS_HAN, WORD, script_of
from indexer.embedding.composition import composition_of_term, damped
from indexer.embedding.features import LONGEST_GRAM, grams, terms_of
from indexer.embedding.model_files import StaticModel
from synonyms import LANGUAGE_CODES, load_countries, load_thesaurus, load_vocabularies
from synonyms.lexicon import load_lexicon
from synonyms.texts import ExampleText, load_example_texts

BEGIN, END = "▁", "▂"
"""What the tokenizer writes before and after a word, so that a piece tells where in a word it stands."""
_HELD_OUT = 3
_SCRIPTS = {"arabic": ("ar",), "cyrillic": ("ru",), "latin": ("en", "es", "fr")}

Vectors = NDArray[np.float32]
Texts = Iterable[tuple[str, str]]
"""Texts with their languages."""


def held_out_texts() -> list[ExampleText]:
    """Every third example text: they measure what an export loses, and give it no word."""
    return list(load_example_texts()[::_HELD_OUT])


def own_texts() -> Iterator[tuple[str, str]]:
    """The language data of this project, text by text with its language, without what is held out."""
    for concept in load_thesaurus().concepts.values():
        for code, labels in concept.labels.items():
            yield from ((label, code) for label in labels)
        yield from ((note, code) for code, note in concept.notes.items())
    for row in load_lexicon():
        for code, words in row.items():
            yield from ((word, code) for word in words)
    held_out = {text.id for text in held_out_texts()}
    for example in load_example_texts():
        if example.id not in held_out:
            yield from ((text, code) for code, text in example.texts.items())
    for country in load_countries().values():
        for code in LANGUAGE_CODES:
            yield from ((name, code) for name in (*country.names(code), *country.adjectives.get(code, ())))
    vocabularies = load_vocabularies()
    lists = [getattr(vocabularies, field.name) for field in fields(vocabularies)]
    for item in (item for found in (*lists, vocabularies.sdg_targets) for item in found.values()):
        for name in ("short", "title", "label", "description"):
            yield from ((text, code) for code, text in getattr(item, name, {}).items())


@dataclass(frozen=True)
class Piece:
    """A token of the export: how often our own data has it, and its vector as a sum: factor x the terms of a language."""

    count: int
    vector: Vectors


class Dictionary:
    """The vectors of terms, each computed once."""

    def __init__(self, model: StaticModel) -> None:
        self._model = model
        self._known: dict[tuple[str, str], Vectors] = {}

    def of_term(self, term: str, language: str) -> Vectors:
        """The damped vector of a term, as texts are summed from; zeros where nothing is known."""
        found = self._known.get((term, language))
        if found is None:
            parts = composition_of_term(self._model, term, language)
            total = self._model.vectors(parts.rows).sum(axis=0, keepdims=True) * np.float32(parts.share)
            found = self._known[term, language] = damped(total, self._model.damping)[0]
        return found

    def of_word(self, word: str, language: str) -> Vectors:
        """The sum over the terms of a word as it is written."""
        zeros = np.zeros(self._model.dimensions, np.float32)
        return np.add.reduce([self.of_term(term, language) for term in terms_of(word, language)], axis=0, initial=0) + zeros
