"""How a question is read: language, words, phrases, concepts with their weight, places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.analysis.chain import Token, analyse
from indexer.analysis.detection import Detection, detect_language
from indexer.analysis.words import IS_HAN, IS_LATIN
from indexer.concepts import PLACE, Mention, broader_concepts, field_annotator, related_concepts
from indexer.engines.protocol import Clause
from indexer.query_text import ReadText, read_text
from indexer.translation import translations_of
from synonyms import LANGUAGE_CODES

MOST_TERMS = 32
MOST_CONCEPTS = 16
MOST_TRANSLATED = 20
"""Terms of the question, the most informative ones, whose translations are asked for as well."""
_MOST_TRANSLATIONS = 8
_RELATED = 0.3
_BROADER = 0.3
"""Weight of a concept that is broader than one of the question's, per step."""
_ACROSS_PIECE = 0.35
"""Weight of a Chinese piece that is not a word of its own."""
_PASSING = 0.6
"""Weight in other languages of a name or number that is written alike."""

Frequency = Callable[[str, str], int]


@dataclass(frozen=True)
class ReadQuestion:
    """Everything the channels need of a text."""

    text: ReadText
    language: str
    detection: Detection | None
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def concepts(self) -> Counter[str]:
        """Concept id -> how often the text names it."""
        return Counter(mention.concept for mention in self.mentions)

    @property
    def places(self) -> tuple[str, ...]:
        """ISO alpha-3 codes of the countries named, most often named first."""
        return tuple(concept.removeprefix(PLACE) for concept, _ in self.concepts.most_common() if _is_place(concept))


def _is_place(concept: str) -> bool:
    return concept.startswith(PLACE)


def read_question(text: str, language: str | None) -> ReadQuestion:
    """Analyse a text; `language` overrides detection."""
    read = read_text(text)
    detection = None if language in LANGUAGE_CODES else detect_language(read.words)
    chosen = detection.language if detection else str(language)
    tokens = tuple(analyse(read.words, chosen))
    mentions = tuple(field_annotator().mentions(read.words, chosen))
    return ReadQuestion(read, chosen, detection, tokens, mentions)


def keyword_clauses(
    question: ReadQuestion, informative: Callable[[str, str], float], translated: bool = True
) -> tuple[Clause, ...]:
    """Terms of the question in its own language, at most `MOST_TERMS`; in the others names, numbers and translations.

    `informative(language, term)` gives a term's idf, 0 for one that no passage holds; the least informative terms of a
    long question are left out, and translations that no passage holds. `translated=False` leaves out all translations.
    """
    counts: Counter[str] = Counter()
    across: set[str] = set()
    words = _chinese_words(question) if question.language == "zh" else frozenset()
    for token in question.tokens:
        counts[token.term] += 1
        if len(token.term) == 2 and IS_HAN.match(token.term) and token.term not in words:
            across.add(token.term)
    weighted = {
        term: (1.0 + 0.3 * (count - 1)) * (_ACROSS_PIECE if term in across else 1.0) for term, count in counts.items()
    }
    ranked = sorted(weighted, key=lambda term: -weighted[term] * informative(question.language, term))[:MOST_TERMS]
    clauses = [Clause(question.language, term, round(weighted[term], 3)) for term in ranked]
    likely = _translated_clauses(clauses[:MOST_TRANSLATED]) if translated else []
    held = [clause for clause in likely if informative(clause.language, clause.term) > 0]
    return (*clauses, *_passing_clauses(question), *held)


def _chinese_words(question: ReadQuestion) -> frozenset[str]:
    from indexer.analysis.chinese import words

    text = question.text.words
    return frozenset(word for word, _, _ in words(text) if len(word) == 2)


def _translated_clauses(clauses: Sequence[Clause]) -> list[Clause]:
    """Likely translations of terms, weighted by the root of their probability: a probabilistic structured query.

    Darwish and Oard, "Probabilistic structured query methods", SIGIR 2003; the root because BM25 adds up the
    translations of a term where a text uses one of them (docs/decisions/004-lexical-translation.md).
    """
    weights: dict[tuple[str, str], float] = {}
    for clause in clauses:
        taken = Counter[str]()
        for other in translations_of(clause.language, clause.term):
            if taken[other.language] == _MOST_TRANSLATIONS:
                continue
            taken[other.language] += 1
            key = (other.language, other.term)
            weights[key] = weights.get(key, 0.0) + clause.weight * math.sqrt(other.probability)
    return [Clause(language, term, round(weight, 3)) for (language, term), weight in weights.items()]


def _passing_clauses(question: ReadQuestion) -> list[Clause]:
    """Latin words and numbers in a text of another script, and names and numbers anywhere, for the other languages."""
    own_script_is_latin = question.language in ("en", "es", "fr")
    clauses = []
    seen: set[str] = set()
    for token in question.tokens:
        word = question.text.words[token.start : token.end]
        is_number = word[:1].isdigit()
        if word in seen or not (is_number or IS_LATIN.match(word)):
            continue
        if own_script_is_latin and not is_number and not word[:1].isupper():
            continue
        seen.add(word)
        for language in LANGUAGE_CODES:
            if language != question.language:
                clauses += [Clause(language, other.term, _PASSING) for other in analyse(word, language)]
    return clauses[: 5 * MOST_TERMS]


def concept_weights(question: ReadQuestion) -> dict[str, float]:
    """Concept id -> weight: the question's own (more for repetition), related and broader ones at reduced weight."""
    weights = {concept: 1.0 + 0.3 * (count - 1) for concept, count in question.concepts.most_common(MOST_CONCEPTS)}
    own = list(weights)
    ancestors, related = broader_concepts(), related_concepts()
    for concept in own:
        for other in related.get(concept, ()):
            weights.setdefault(other, _RELATED)
    for concept in own:
        for above, steps in ancestors.get(concept, {}).items():
            weights.setdefault(above, round(_BROADER**steps, 3))
    return weights


def coverage(question: ReadQuestion, informative: Callable[[str, str], float]) -> float:
    """Share of the question's information that its concepts stand for, 0..1.

    Each term counts by its idf, at least 1: a word that no passage holds says something as well.
    """
    whole = named = 0.0
    spans = [(mention.start, mention.end) for mention in question.mentions]
    for token in question.tokens:
        weight = max(1.0, informative(question.language, token.term))
        whole += weight
        if any(start <= token.start < end for start, end in spans):
            named += weight
    return named / whole if whole else 0.0


def phrase_clauses(question: ReadQuestion) -> tuple[tuple[tuple[Clause, ...], ...], ...]:
    """Each quoted phrase as runs of neighbouring terms, in the question's language and, if Latin, the other two."""
    found = []
    for phrase in question.text.phrases:
        languages = [question.language]
        if IS_LATIN.search(phrase):
            languages += [code for code in LANGUAGE_CODES if code != question.language]
        runs = []
        for language in languages:
            run = tuple(Clause(language, token.term) for token in analyse(phrase, language, segment=False))
            if run:
                runs.append(run)
        if runs:
            found.append(tuple(runs))
    return tuple(found)


def excluded_clauses(question: ReadQuestion) -> tuple[Clause, ...]:
    """Excluded words in the question's language and, for Latin letters, in every language."""
    clauses = []
    for word in question.text.excluded:
        languages = LANGUAGE_CODES if IS_LATIN.search(word) else (question.language,)
        clauses += [Clause(code, token.term) for code in languages for token in analyse(word, code, segment=False)]
    return tuple(clauses)
