"""Aligned rows -> a static model."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.model_files import StaticModel
from indexer.training.aligned import AlignedRow
from indexer.training.correlation import common_space, feature_vectors
from indexer.training.selection import Room, build_model
from indexer.training.views import View, build_view
from synonyms.languages import LANGUAGE_CODES

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipe:
    """What was tuned; the numbers behind the defaults are in docs/decisions/002-static-model.md.

    `gram_weight`: of a gram beside a term of the same rarity. `ridge`: of the correlation analysis, whose rows have
    length 1. `damping`: see `composition.damped`. `function_words`: what the vector of one counts beside other words.
    `size`: bytes of rows and forms. `grams`: most per language in the file.
    """

    dimensions: int = 768
    gram_weight: float = 0.5
    ridge: float = 0.3
    damping: float = 0.7
    function_words: float = 0.7
    bits: int = 2
    size: int = 38_000_000
    grams: int = 10_000


@dataclass(frozen=True)
class Space:
    """Views of the rows, and the vectors (features, dimensions) of their features, leading directions first."""

    views: tuple[View, ...]
    vectors: dict[str, NDArray[np.float32]]


def train(rows: Sequence[AlignedRow], recipe: Recipe) -> StaticModel:
    """The model of these rows; the same rows and recipe give the same model on the same machine."""
    return model_of(learn_space(rows, recipe), recipe)


def learn_space(rows: Sequence[AlignedRow], recipe: Recipe) -> Space:
    """The common space of all languages, before rounding and choosing what to ship."""
    views = build_views(rows, recipe)
    _LOG.info("views rows=%d features=%s", len(rows), [view.matrix.shape[1] for view in views])
    directions, worth = common_space([view.matrix for view in views], recipe.dimensions, recipe.ridge)
    _LOG.info("space worth_first=%.3f worth_last=%.3f", worth[0], worth[-1])
    weighted = directions * worth
    return Space(views, {view.language: feature_vectors(view.matrix, weighted, recipe.ridge) for view in views})


def build_views(rows: Sequence[AlignedRow], recipe: Recipe) -> tuple[View, ...]:
    """One view per language, in the order of the hub's languages; a row that lacks a language is empty there."""
    return tuple(
        build_view([row.texts.get(code, "") for row in rows], code, recipe.gram_weight) for code in LANGUAGE_CODES
    )


def model_of(space: Space, recipe: Recipe) -> StaticModel:
    """The model of the leading `recipe.dimensions` of a space."""
    vectors = {code: table[:, : recipe.dimensions] for code, table in space.vectors.items()}
    room = Room(recipe.size, recipe.grams, recipe.bits)
    return build_model(space.views, vectors, room, recipe.damping, recipe.function_words)
