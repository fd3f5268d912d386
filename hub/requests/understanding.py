"""Reading a request: what the whole text and each of its needs ask for, with the person's corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hub.indexing.operations import engine_errors
from hub.matching.arrays import Floats
from hub.requests.proposing import (
    LIKELY,
    Evidence,
    confidences,
    neighbour_evidence,
    proposed,
)
from hub.requests.reading_text import cleaned, plain_question, without_concepts
from hub.requests.records import ProposedObjective, SupportQuestion, Understood
from hub.requests.retrieval import retrieve
from hub.requests.snapshot import Snapshot
from hub.requests.splitting import Split, size, split_into_needs
from indexer.classification.classifier import concept_objectives
from indexer.classification.evidence import concept_evidence
from indexer.classification.vocabulary_words import named_entries
from indexer.concepts import PLACE, concepts_of
from indexer.hits import Hit
from synonyms import load_vocabularies

if TYPE_CHECKING:
    from indexer import SearchIndex

MOST_CONCEPTS = 12
THIN = 60
"""Signs up to which a need is searched together with what was said before the list it stands in."""
_MAIN_TOPIC = 0.6
"""Share of the strongest objective from which another counts as a main topic when a text is split."""


@dataclass(frozen=True)
class ReadNeed:
    """One need as read: the text it is searched with, its vector (d,), the practices found for it."""

    text: str
    searched: str
    language: str
    understood: Understood
    vector: Floats
    practices: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """The whole request and its needs, at least one."""

    question: SupportQuestion
    understood: Understood
    needs: tuple[ReadNeed, ...]


def meant(objectives: Sequence[ProposedObjective]) -> tuple[ProposedObjective, ...]:
    """The proposed objectives that count until the person says otherwise: the likely ones."""
    return tuple(objective for objective in objectives if objective.confidence >= LIKELY)


def read_request(
    question: SupportQuestion, audiences: tuple[str, ...], index: SearchIndex, snapshot: Snapshot
) -> ReadRequest:
    """Split the text into needs and read each. Raises `EngineUnavailable`."""
    text = cleaned(question.text)
    with engine_errors():
        whole = index.understand(plain_question(text), question.language)
    reader = _Reader(question, whole.language or question.language or "en", audiences, index, snapshot)
    split = split_into_needs(text, reader.topics, reader.language)
    needs = reader.with_added_objectives([reader.need(part, split) for part in split.needs])
    named = [need.understood for need in needs]
    if split.context:
        named.append(reader.named_in(split.context, reader.taken_away(split.context)))
    understood = replace(
        _merged(named), detected=whole.detected, language=whole.language, other_language=whole.other_language
    )
    return ReadRequest(question, understood, needs)


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of one request, all in one language."""

    question: SupportQuestion
    language: str
    audiences: tuple[str, ...]
    index: SearchIndex
    snapshot: Snapshot

    def topics(self, part: str) -> frozenset[int]:
        """The objectives that the concepts of a stretch of text mainly point to."""
        counts = concepts_of(part, self.language)
        _, strength, _ = concept_evidence(counts, self.snapshot.rarity, concept_objectives())
        top = float(strength.max())
        return (
            frozenset(int(place) + 1 for place in np.flatnonzero(strength >= _MAIN_TOPIC * top)) if top else frozenset()
        )

    def taken_away(self, part: str) -> frozenset[str]:
        """Concepts of the part that the person took away, and places other than the confirmed ones."""
        gone = frozenset(self.question.without_concepts)
        if self.question.countries is None:
            return gone
        named = {concept for concept in concepts_of(part, self.language) if concept.startswith(PLACE)}
        return gone | (named - {PLACE + code for code in (*self.question.countries, self.question.country or "")})

    def need(self, part: str, split: Split) -> ReadNeed:
        """One need: what it names, the practices that answer it, the objectives that both speak for."""
        gone = self.taken_away(part)
        own = without_concepts(part, self.language, gone)
        thin = len(split.needs) > 1 and size(own) < THIN
        searched = f"{own}\n{without_concepts(split.context, self.language, gone)}".strip() if thin else own
        vector, hits = self._found(searched)
        counts = {concept: count for concept, count in concepts_of(own, self.language).items() if concept not in gone}
        read, grounds = self.index.classifier.objectives(counts, vector, self.language)
        evidence = Evidence(read, neighbour_evidence([hit.score for hit in hits], _objectives_of(hits, self.snapshot)))
        understood = replace(self.named_in(own, gone), objectives=proposed(confidences(evidence), grounds))
        return ReadNeed(part, searched, self.language, understood, vector, hits)

    def with_added_objectives(self, needs: Sequence[ReadNeed]) -> tuple[ReadNeed, ...]:
        """Needs that are also searched with the titles of objectives that the person added to those proposed."""
        proposals = {item.number for need in needs for item in need.understood.objectives}
        added = [number for number in self.question.objectives or () if number not in proposals]
        if not added:
            return tuple(needs)
        known = load_vocabularies().objectives
        titles = [f"{known[number].short[self.language]}. {known[number].title[self.language]}" for number in added]
        widened = []
        for need in needs:
            searched = "\n".join([need.searched, *titles])
            vector, hits = self._found(searched)
            widened.append(replace(need, searched=searched, vector=vector, practices=hits))
        return tuple(widened)

    def _found(self, searched: str) -> tuple[Floats, tuple[Hit, ...]]:
        """Vector of a text, and the practices found for it; none for a text of which nothing is left."""
        with engine_errors():
            vector = np.asarray(self.index.encode([plain_question(searched)], self.language)[0], np.float32)
        return vector, retrieve(self.index, searched, self.language, ("practice",), self.audiences)

    def named_in(self, text: str, gone: frozenset[str]) -> Understood:
        """Everything that a text names, without objectives."""
        counts = {concept: count for concept, count in concepts_of(text, self.language).items() if concept not in gone}
        own = {concept: count for concept, count in counts.items() if not concept.startswith(PLACE)}
        rarity = self.snapshot.rarity
        telling = sorted(own, key=lambda concept: (-own[concept] * rarity.get(concept, 0.0), concept))
        places = sorted(counts.keys() - own.keys(), key=lambda concept: (-counts[concept], concept))
        return Understood(
            language=self.language,
            detected=False,
            other_language=None,
            objectives=(),
            concepts=tuple(telling[:MOST_CONCEPTS]),
            countries=tuple(concept.removeprefix(PLACE) for concept in places),
            target_groups=named_entries("target_groups", text, self.language, own),
            cross_cutting=named_entries("cross_cutting", text, self.language, own),
            help=named_entries("kinds_of_help", text, self.language, own),
            organisations=self.snapshot.organisation_names.named_in(text, self.language),
        )


def _objectives_of(hits: Iterable[Hit], snapshot: Snapshot) -> list[dict[int, float]]:
    rows = snapshot.rows["practice"]
    found = []
    for hit in hits:
        row = rows.get(hit.id)
        weights = snapshot.practices.objectives[row] if row is not None else np.zeros(0, np.float32)
        found.append({int(place) + 1: float(weights[place]) for place in np.flatnonzero(weights)})
    return found


def _merged(parts: Sequence[Understood]) -> Understood:
    """What several texts name together: an objective keeps its highest confidence."""
    best: dict[int, ProposedObjective] = {}
    for part in parts:
        for objective in part.objectives:
            if objective.number not in best or best[objective.number].confidence < objective.confidence:
                best[objective.number] = objective

    def union(field: str, most: int | None = None) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for part in parts for value in getattr(part, field)))[:most]

    return Understood(
        language=parts[0].language,
        detected=parts[0].detected,
        other_language=parts[0].other_language,
        objectives=tuple(sorted(best.values(), key=lambda item: (-item.confidence, item.number))),
        concepts=union("concepts", MOST_CONCEPTS),
        countries=union("countries"),
        target_groups=union("target_groups"),
        cross_cutting=union("cross_cutting"),
        help=union("help"),
        organisations=union("organisations"),
    )


def wanted_objectives(request: ReadRequest) -> list[dict[int, float]]:
    """For each need: objective -> weight in 0..1, after the person's corrections.

    Confirmed objectives that no need proposes hold for every need.
    """
    confirmed = request.question.objectives
    proposals = [{item.number: item.confidence for item in need.understood.objectives} for need in request.needs]
    if confirmed is None:
        return [{item.number: item.confidence for item in meant(need.understood.objectives)} for need in request.needs]
    added = set(confirmed) - {number for proposal in proposals for number in proposal}
    weights = []
    for proposal in proposals:
        kept = {number: (1 + confidence) / 2 for number, confidence in proposal.items() if number in confirmed}
        weights.append(kept | dict.fromkeys(sorted(added), 1.0))
    return weights
