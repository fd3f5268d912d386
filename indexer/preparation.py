"""A document -> what the engine stores: terms, concepts and vectors of its passages, facets, words for spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.chain import analyse
from indexer.analysis.words import IS_HAN
from indexer.concepts import broader_concepts, concepts_of
from indexer.documents import Document, Passage, fingerprint
from indexer.embedding.protocol import Embedder
from indexer.engines.protocol import IndexedDocument, IndexedPassage

_BATCH = 64
_SHORTEST_WORD = 4


def prepare(documents: Iterable[Document], embedder: Embedder) -> Iterator[IndexedDocument]:
    """Analysed documents in the same order; texts are encoded in batches."""
    pending = iter(documents)
    while batch := list(islice(pending, _BATCH)):
        passages = [passage for document in batch for passage in document.passages]
        vectors = iter(
            embedder.encode([_whole(passage) for passage in passages], [passage.language for passage in passages])
        )
        for document in batch:
            yield IndexedDocument(
                key=document.key,
                fingerprint=fingerprint(document),
                facets=_facets(document),
                audiences=document.audiences,
                stored=_stored(document),
                passages=_passages(document, list(islice(vectors, len(document.passages)))),
                translations=document.translations,
                words=_words(document),
            )


def _whole(passage: Passage) -> str:
    return "\n".join(part for part in (passage.heading, passage.text, passage.context) if part)


def _passages(document: Document, vectors: Sequence[NDArray[np.float32]]) -> tuple[IndexedPassage, ...]:
    found = [concepts_of(_whole(passage), passage.language) for passage in document.passages]
    if document.translations and len(found) > 1:
        found = [_pooled(found)] * len(found)
        vectors = [_mean(vectors)] * len(found)
    return tuple(
        _passage(passage, concepts + Counter(document.concepts), vector)
        for passage, concepts, vector in zip(document.passages, found, vectors, strict=True)
    )


def _pooled(found: Sequence[Counter[str]]) -> Counter[str]:
    """The concepts that at least a third of the translations name, as often as the mean translation does."""
    total = sum(found, Counter[str]())
    named_by = Counter(concept for concepts in found for concept in concepts)
    return Counter(
        {
            concept: max(1, round(count / len(found)))
            for concept, count in total.items()
            if 3 * named_by[concept] >= len(found)
        }
    )


def _mean(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    mean = np.mean(vectors, axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, np.float32)


def _passage(passage: Passage, concepts: Counter[str], vector: NDArray[np.float32]) -> IndexedPassage:
    ancestors = broader_concepts()
    broader = Counter[str]()
    for concept, count in concepts.items():
        broader.update(dict.fromkeys(ancestors.get(concept, ()), count))
    return IndexedPassage(
        text=passage.text,
        language=passage.language,
        heading=passage.heading,
        terms=[token.term for token in analyse(_whole(passage), passage.language)],
        concepts=list(concepts.elements()),
        broader=list(broader.elements()),
        vector=vector,
    )


def _facets(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        "objective": tuple(str(number) for number in document.objectives),
        "theme": tuple(str(number) for number in document.themes),
        "sdg": document.sdgs,
        "country": document.countries,
        "region": document.regions,
        "year": (str(document.year),) if document.year else (),
        "kind": (document.kind,),
        "language": document.languages,
        "status": (document.status,) if document.status else (),
    }


def _stored(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "kind": document.kind,
        "titles": dict(document.titles),
        "objectives": document.objectives,
        "themes": document.themes,
        "sdgs": document.sdgs,
        "countries": document.countries,
        "regions": document.regions,
        "year": document.year,
        "status": document.status,
        "source": [document.source.document, document.source.paragraph] if document.source else None,
    }


def _words(document: Document) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for passage in document.passages:
        whole = _whole(passage)
        for token in analyse(whole, passage.language, segment=False):
            word = whole[token.start : token.end].casefold()
            if len(word) >= _SHORTEST_WORD and word.isalpha() and not IS_HAN.search(word):
                words.setdefault(passage.language, []).append(word)
    return words
