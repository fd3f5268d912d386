"""A document -> what the engine stores: terms, concepts and vectors of its passages, facets, words for spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

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
                passages=tuple(
                    _passage(passage, document.concepts, vector)
                    for passage, vector in zip(document.passages, vectors, strict=False)
                ),
                words=_words(document),
            )


def _whole(passage: Passage) -> str:
    return f"{passage.heading}\n{passage.text}" if passage.heading else passage.text


def _passage(passage: Passage, extra: Iterable[str], vector: object) -> IndexedPassage:
    whole = _whole(passage)
    found = concepts_of(whole, passage.language)
    found.update(extra)
    ancestors = broader_concepts()
    broader = [above for concept, count in found.items() for above in ancestors.get(concept, ()) for _ in range(count)]
    return IndexedPassage(
        text=passage.text,
        language=passage.language,
        heading=passage.heading,
        terms=[token.term for token in analyse(whole, passage.language)],
        concepts=list(found.elements()),
        broader=broader,
        vector=vector,  # type: ignore[arg-type]
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
