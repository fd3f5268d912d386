"""Which entries of the word lists a text names: target groups, cross-cutting themes, kinds of help.

An entry is named by its own label, by a word of `data/named_by.json`, or by a thesaurus concept that its label denotes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from indexer.concepts import Annotator, broader_concepts, field_annotator
from synonyms import LANGUAGE_CODES, Term, load_thesaurus, load_vocabularies

LISTS = ("target_groups", "cross_cutting", "kinds_of_help")
_AGREEING_LANGUAGES = 3
"""Languages in which the label of an entry must be a label of the concept, for the concept to stand for the entry."""


@cache
def _named_by() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """List -> entry -> language -> words; under "concepts" the ids of thesaurus concepts."""
    content = resources.files("indexer.classification").joinpath("data/named_by.json").read_text("utf-8")
    found: dict[str, dict[str, dict[str, list[str]]]] = json.loads(content)
    return {name: found[name] for name in LISTS}


@cache
def _annotator(name: str) -> Annotator:
    entries: Mapping[str, Term] = getattr(load_vocabularies(), name)
    extra = _named_by()[name]
    return Annotator(
        {
            id: {code: (term.label[code], *extra.get(id, {}).get(code, ())) for code in LANGUAGE_CODES}
            for id, term in entries.items()
        }
    )


@cache
def entries_of_concepts(name: str) -> Mapping[str, tuple[str, ...]]:
    """Concept id -> entries of the list that it denotes."""
    known = load_thesaurus().concepts
    found: dict[str, list[str]] = {}
    for id, term in getattr(load_vocabularies(), name).items():
        votes: Counter[str] = Counter()
        for code in LANGUAGE_CODES:
            label = term.label[code]
            for mention in field_annotator().mentions(label, code):
                if mention.end - mention.start == len(label):
                    votes[mention.concept] += 1
        concepts = {concept for concept, count in votes.items() if count >= _AGREEING_LANGUAGES}
        concepts.update(_named_by()[name].get(id, {}).get("concepts", ()))
        for concept in sorted(concepts):
            if concept in known:
                found.setdefault(concept, []).append(id)
    return {concept: tuple(ids) for concept, ids in found.items()}


def named_entries(name: str, text: str, language: str, concepts: Mapping[str, int]) -> tuple[str, ...]:
    """Entries of a list that the text names, most often named first, ties in the order of the list.

    `concepts` are those of the text with their number of mentions; a concept also names what its broader ones denote.
    """
    counts = Counter(mention.concept for mention in _annotator(name).mentions(text, language))
    denoted = entries_of_concepts(name)
    above = broader_concepts()
    by_concept: Counter[str] = Counter()
    for concept, count in concepts.items():
        for one in (concept, *above.get(concept, ())):
            for entry in denoted.get(one, ()):
                by_concept[entry] += count
    order = {id: place for place, id in enumerate(getattr(load_vocabularies(), name))}
    found = {id: max(counts[id], by_concept[id]) for id in {*counts, *by_concept}}
    return tuple(sorted(found, key=lambda id: (-found[id], order[id])))
