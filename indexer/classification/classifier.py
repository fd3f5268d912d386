"""Text of any of the six languages -> what it is about, ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from indexer.analysis import detect_language
from indexer.classification.evidence import (
    COUNT,
    Floats,
    concept_evidence,
    description_evidence,
    objectives_of_concept,
)
from indexer.classification.objective_model import ObjectiveModel, load_objective_model
from indexer.classification.vocabulary_words import named_entries
from indexer.concepts import PLACE, concepts_of
from indexer.embedding.protocol import Embedder
from synonyms import LANGUAGE_CODES, load_thesaurus, load_vocabularies

_SDG_OF_OBJECTIVE = 0.5
"""What the goals of an objective count beside those of a concept that the text names."""
_FULL_MENTIONS = 2.0
"""Mentions at which the confidence in something named reaches 63 %."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One thing that a text is about: the id of the vocabulary (a number as text for objectives and themes)."""

    id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Classification:
    """Everything that a text is about, each list most confident first. `countries` are ISO 3166-1 alpha-3 codes.

    `concepts` maps each objective to the thesaurus concepts of the text that speak for it, most telling first.
    """

    language: str
    objectives: tuple[Ranked, ...]
    themes: tuple[Ranked, ...]
    sdgs: tuple[Ranked, ...]
    countries: tuple[Ranked, ...]
    target_groups: tuple[Ranked, ...]
    kinds_of_help: tuple[Ranked, ...]
    concepts: Mapping[int, tuple[str, ...]]


class Classifier:
    """Classifies texts with vectors of one embedder. Safe to share between threads."""

    def __init__(self, embedder: Embedder, model: ObjectiveModel) -> None:
        """The learnt part of `model` counts only where it was learnt on vectors of this very embedder."""
        self._embedder, self._model = embedder, model
        self._learnt = embedder.name == model.embedder

    def classify(self, text: str, language: str | None = None) -> Classification:
        """What one text is about; `language` overrides detection."""
        return self.classify_all([text], [language])[0]

    def classify_all(self, texts: Sequence[str], languages: Sequence[str | None]) -> list[Classification]:
        """What each text is about; one language, or None, for each."""
        spoken = [
            given if given in LANGUAGE_CODES else detect_language(text).language
            for text, given in zip(texts, languages, strict=True)
        ]
        vectors = self._embedder.encode(texts, spoken)
        counts = [concepts_of(text, code) for text, code in zip(texts, spoken, strict=True)]
        return [
            self._classified(text, code, found, vector)
            for text, code, found, vector in zip(texts, spoken, counts, vectors, strict=True)
        ]

    def objectives(
        self, concepts: Mapping[str, int], vector: Floats, language: str
    ) -> tuple[Floats, Mapping[int, tuple[str, ...]]]:
        """Confidence in each objective (23,) for a text that names these concepts, and the concepts that speak for it.

        All 0 for a text of which nothing is known.
        """
        table, grounds = self.evidence(concepts, vector, language)
        if not table[:, 0].any() and not vector.any():
            return np.zeros(COUNT, np.float32), grounds
        return self._model.confidences(table), grounds

    def evidence(
        self, concepts: Mapping[str, int], vector: Floats, language: str
    ) -> tuple[Floats, Mapping[int, tuple[str, ...]]]:
        """Table of evidence (23, 4), or (23, 3) without the learnt column, and the concepts behind it."""
        share, strength, grounds = concept_evidence(concepts, _equal_rarity(), concept_objectives())
        columns = [share, strength, description_evidence(vector, self._descriptions[language])]
        if self._learnt:
            columns.append(self._model.learnt(vector[None, :])[0])
        return np.stack(columns, axis=1), grounds

    @cached_property
    def _descriptions(self) -> dict[str, Floats]:
        """Language -> vectors (23, d) of the objectives as they describe themselves."""
        return {code: self._embedder.encode(texts, code) for code, texts in objective_texts().items()}

    def _classified(self, text: str, language: str, concepts: Counter[str], vector: Floats) -> Classification:
        confidence, grounds = self.objectives(concepts, vector, language)
        own = {concept: count for concept, count in concepts.items() if not concept.startswith(PLACE)}
        places = {concept.removeprefix(PLACE): count for concept, count in concepts.items() if concept not in own}
        return Classification(
            language=language,
            objectives=_ranked({str(place + 1): float(value) for place, value in enumerate(confidence)}),
            themes=_ranked(_themes(confidence)),
            sdgs=_ranked(_sdgs(confidence, own)),
            countries=_ranked({code: _named(count) for code, count in places.items()}),
            target_groups=_listed("target_groups", text, language, own),
            kinds_of_help=_listed("kinds_of_help", text, language, own),
            concepts=grounds,
        )


def _themes(confidence: Floats) -> dict[str, float]:
    """Theme -> confidence that the text is about one of its objectives: the greatest of theirs."""
    themes = load_vocabularies().themes.values()
    return {str(theme.number): float(max(confidence[number - 1] for number in theme.objectives)) for theme in themes}


def _sdgs(confidence: Floats, concepts: Mapping[str, int]) -> dict[str, float]:
    """Goal or target -> confidence, from the concepts that are linked to it and from the objectives."""
    known, objectives = load_thesaurus().concepts, load_vocabularies().objectives
    mentions: Counter[str] = Counter()
    for concept, count in concepts.items():
        mentions.update(dict.fromkeys(known[concept].sdgs, count))
    found = {code: _named(count) for code, count in mentions.items()}
    for number, objective in objectives.items():
        for code in objective.sdgs:
            inherited = _SDG_OF_OBJECTIVE * float(confidence[number - 1])
            found[code] = 1 - (1 - found.get(code, 0.0)) * (1 - inherited)
    return found


def _listed(name: str, text: str, language: str, concepts: Mapping[str, int]) -> tuple[Ranked, ...]:
    """Entries of a word list that the text names, in the order of `named_entries`."""
    entries = named_entries(name, text, language, concepts)
    return tuple(Ranked(id, round(_named(_FULL_MENTIONS / (1 + place)), 4)) for place, id in enumerate(entries))


def _named(mentions: float) -> float:
    return float(1 - np.exp(-mentions / _FULL_MENTIONS))


def _ranked(confidences: Mapping[str, float]) -> tuple[Ranked, ...]:
    """Without what has no confidence at all; ties in the order given."""
    found = [Ranked(id, round(value, 4)) for id, value in confidences.items() if value >= 0.00005]
    return tuple(sorted(found, key=lambda item: -item.confidence))


@cache
def objective_texts() -> Mapping[str, list[str]]:
    """Language -> the 23 objectives as they describe themselves: short title, title, description."""
    objectives = load_vocabularies().objectives.values()
    return {
        code: [f"{item.short[code]}. {item.title[code]}. {item.description[code]}" for item in objectives]
        for code in LANGUAGE_CODES
    }


@cache
def concept_objectives() -> Mapping[str, Mapping[int, float]]:
    """Concept -> objective -> weight, for every concept of the thesaurus."""
    thesaurus = load_thesaurus()
    return {concept: objectives_of_concept(concept, thesaurus) for concept in thesaurus.concepts}


@cache
def _equal_rarity() -> Mapping[str, float]:
    """Without a collection at hand every concept tells equally much."""
    return dict.fromkeys(load_thesaurus().concepts, 1.0)


def load_classifier(embedder: Embedder) -> Classifier:
    """The shipped classifier over an embedder's vectors. Raises `EngineUnavailable`."""
    return Classifier(embedder, load_objective_model())
