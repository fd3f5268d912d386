"""Variants of the model measured side by side, all trained without the rows that are kept aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.static import StaticEmbedder
from indexer.evaluation.vectors import Vectors
from indexer.training.aligned import AlignedRow
from indexer.training.correlation import latent_semantic_directions
from indexer.training.development import DevelopmentTexts, Encode, Results, measure
from indexer.training.train import Recipe, Space, build_views, learn_space, model_of
from synonyms.languages import LANGUAGE_CODES

_DIMENSIONS = (512, 1024)
_UNLIMITED = 1_000_000_000


def compare(
    rows: Sequence[AlignedRow],
    texts: DevelopmentTexts,
    held_out: Sequence[AlignedRow],
    recipe: Recipe,
    thorough: bool = False,
) -> Iterator[tuple[str, Results]]:
    """Name of a variant and its results, as they come.

    The first ones choose differently from one space, which takes as long as training once; with `thorough` come those
    that learn another space, each as long again.
    """
    space = learn_space(rows, replace(recipe, dimensions=max(*_DIMENSIONS, recipe.dimensions)))

    def tried(space: Space, changed: Recipe) -> Results:
        return measure(StaticEmbedder(model_of(space, changed)).encode, texts, held_out)

    yield "as shipped", tried(space, recipe)
    for dimensions in _DIMENSIONS:
        yield f"{dimensions} dimensions", tried(space, replace(recipe, dimensions=dimensions))
    yield "512 dimensions, 4 bits", tried(space, replace(recipe, dimensions=512, bits=4))
    yield "half the size", tried(space, replace(recipe, size=recipe.size // 2, grams=recipe.grams // 2))
    for function_words in (0.0, 0.3, 0.5, 1.0):
        changed = replace(recipe, function_words=function_words)
        yield f"function words count {function_words}", tried(space, changed)
    for damping in (0.0, 0.5, 0.9):
        yield f"damping {damping}", tried(space, replace(recipe, damping=damping))
    yield "no grams in the file", tried(space, replace(recipe, grams=0))
    encode = StaticEmbedder(model_of(space, recipe)).encode
    samples = {code: encode([row.texts[code] for row in rows if row.texts.get(code)], code) for code in LANGUAGE_CODES}
    yield "centred by language", measure(centred(encode, samples), texts, held_out)
    yield "first common direction removed", measure(without_first_direction(encode, samples), texts, held_out)
    if not thorough:
        return
    yield "no limit of size, 8 bits", tried(space, replace(recipe, bits=8, size=_UNLIMITED, grams=_UNLIMITED))
    del space
    for ridge in (recipe.ridge / 3, recipe.ridge * 3):
        changed = replace(recipe, ridge=ridge)
        yield f"ridge {ridge:.1f}", tried(learn_space(rows, changed), changed)
    for name, left_out in (
        ("without the thesaurus", {"thesaurus"}),
        ("without lexicon and example texts", {"lexicon", "texts"}),
        ("without any text of others", {"tico19", "ntrex", "places_lexicon", "tico19_terms"}),
    ):
        kept = [row for row in rows if row.source not in left_out]
        if kept:
            yield name, tried(learn_space(kept, recipe), recipe)
    yield "joint SVD of all languages (LSA)", tried(learn_latent_semantic_space(rows, recipe), recipe)
    words = replace(recipe, gram_weight=0.0, grams=0)
    yield "no grams at all", tried(learn_space(rows, words), words)


def learn_latent_semantic_space(rows: Sequence[AlignedRow], recipe: Recipe) -> Space:
    """The space of the best known baseline: singular vectors of all languages' matrices side by side."""
    views = build_views(rows, recipe)
    directions = latent_semantic_directions([view.matrix for view in views], recipe.dimensions)
    return Space(views, {view.language: np.asarray(view.matrix.T @ directions) for view in views})


def centred(encode: Encode, samples: Mapping[str, Vectors]) -> Encode:
    """The encoder less the mean vector of its language."""
    means = {code: vectors.mean(axis=0) for code, vectors in samples.items()}
    return lambda texts, language: _unit(encode(texts, language) - means[language])


def without_first_direction(encode: Encode, samples: Mapping[str, Vectors]) -> Encode:
    """The encoder less what its vectors have in common (Arora, Liang and Ma, "A simple but tough-to-beat baseline")."""
    together = np.concatenate(list(samples.values()))
    first: NDArray[np.float32] = np.linalg.eigh(together.T @ together)[1][:, -1]

    def encode_rest(texts: Sequence[str], language: str) -> Vectors:
        vectors = encode(texts, language)
        return _unit(vectors - np.outer(vectors @ first, first))

    return encode_rest


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return result
