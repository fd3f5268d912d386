"""Analysed documents of our own making, for the engines' contract."""

import numpy as np

from indexer.engines.protocol import IndexedDocument, IndexedPassage

DIMENSIONS = 8


def unit(*values: float) -> np.ndarray:
    """A vector of `DIMENSIONS` with the given first components, at unit length."""
    vector = np.zeros(DIMENSIONS, np.float32)
    vector[: len(values)] = values
    return vector / np.linalg.norm(vector)


def passage(text: str, language: str = "en", *, concepts: str = "", broader: str = "", vector=(1.0,)) -> IndexedPassage:
    """A passage whose terms are its words in lower case."""
    return IndexedPassage(
        text=text,
        language=language,
        heading="",
        terms=text.lower().split(),
        concepts=concepts.split(),
        broader=broader.split(),
        vector=unit(*vector),
    )


def document(
    key: str, *passages: IndexedPassage, audiences: tuple[str, ...] = ("public",), **facets
) -> IndexedDocument:
    """A document whose facets are given by name, each a value or several."""
    kind, identifier = key.split(":")
    listed = {name: value if isinstance(value, tuple) else (value,) for name, value in facets.items()}
    listed.setdefault("kind", (kind,))
    listed.setdefault("language", tuple(dict.fromkeys(item.language for item in passages)))
    return IndexedDocument(
        key=key,
        fingerprint=f"print-{key}-{len(passages)}",
        facets=listed,
        audiences=audiences,
        stored={"id": identifier, "kind": kind, "titles": {"en": identifier}},
        passages=passages,
        words={"en": [word for item in passages for word in item.text.lower().split()]},
    )
