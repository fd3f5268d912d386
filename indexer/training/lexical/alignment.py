"""Which term translates which: expectation maximisation over all pairs of terms that stand in a common segment.

IBM model 1 (Brown et al., "The mathematics of statistical machine translation", 1993) with a null word, a preference
for similar places in the sentence (Dyer, Chahuneau and Smith, "A simple, fast, and effective reparameterization of IBM
model 2", 2013), and both directions made to agree (Liang, Taskar and Klein, "Alignment by agreement", 2006).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.training.lexical.corpus import Corpus, Side

Numbers = NDArray[np.float64]
Ids = NDArray[np.int64]


@dataclass(frozen=True)
class AlignmentRecipe:
    """`rounds` alone and then `agreeing` rounds in which both directions vote; `null`: prior of no translation;
    `diagonal`: steepness of the preference for similar places, 0 for none."""

    rounds: int = 3
    agreeing: int = 4
    null: float = 0.1
    diagonal: float = 4.0


@dataclass(frozen=True)
class Cells:
    """Every token of one language beside every token of the other in the same segment.

    Per cell: `left` and `right` number the tokens, `pair` the pair of terms, `prior_left` and `prior_right` are the
    probability of the cell's place among those of its left, or right, token. `pairs` (2, pairs) holds the terms.
    """

    left: Ids
    right: Ids
    pair: Ids
    closeness: Numbers
    weights: Numbers
    pairs: Ids


@dataclass(frozen=True)
class Direction:
    """The token that is explained, per cell; its term per token; the explaining term per pair."""

    explained: Ids
    term_of_token: Ids
    explaining: Ids
    prior: Numbers
    weight_of_token: Numbers
    terms: int


def expected_links(corpus: Corpus, left: str, right: str, recipe: AlignmentRecipe) -> sparse.csr_array:
    """Weighted number of times that a term of `left` is expected to translate a term of `right`; (left, right) terms."""
    one, other = corpus.sides[left], corpus.sides[right]
    cells = build_cells(corpus, one, other, recipe.diagonal)
    links = align(cells, one, other, recipe)
    shape = (len(one.forms), len(other.forms))
    return sparse.csr_array((links, (cells.pairs[0], cells.pairs[1])), shape=shape)


def build_cells(corpus: Corpus, one: Side, other: Side, diagonal: float) -> Cells:
    """All cells, segment by segment."""
    m, n = one.lengths, other.lengths
    sizes = m * n
    segment = np.repeat(np.arange(len(m)), sizes)
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    i, j = within // n[segment], within % n[segment]
    left, right = one.bounds[segment] + i, other.bounds[segment] + j
    distance = np.abs((i + 0.5) / m[segment] - (j + 0.5) / n[segment])
    closeness = np.where(corpus.ordered[segment], np.exp(-diagonal * distance), 1.0)
    keys, pair = np.unique(one.ids[left] * len(other.forms) + other.ids[right], return_inverse=True)
    pairs = np.stack(np.divmod(keys, max(len(other.forms), 1)))
    return Cells(left, right, pair.astype(np.int64), closeness, corpus.weights[segment], pairs)


def align(cells: Cells, one: Side, other: Side, recipe: AlignmentRecipe) -> Numbers:
    """Expected links per pair of terms after all rounds."""
    ways = (
        _direction(cells, cells.right, other, cells.pairs[0], len(one.forms), recipe.null),
        _direction(cells, cells.left, one, cells.pairs[1], len(other.forms), recipe.null),
    )
    tables = [np.ones(cells.pairs.shape[1]) for _ in ways]
    absent = [_shares(np.bincount(way.term_of_token, way.weight_of_token)) for way in ways]
    # The first round knows nothing but the words that stand together.
    tables = [table / np.maximum(np.bincount(way.explaining, minlength=way.terms), 1)[way.explaining] for table, way in zip(tables, ways, strict=True)]
    links = np.zeros(cells.pairs.shape[1])
    for number in range(recipe.rounds + recipe.agreeing):
        votes = [
            _posterior(way, table[cells.pair], null * recipe.null)
            for way, table, null in zip(ways, tables, absent, strict=True)
        ]
        if number >= recipe.rounds:
            both = votes[0] * votes[1]
            votes = [both, both]
        for place, (way, vote) in enumerate(zip(ways, votes, strict=True)):
            counts = np.bincount(cells.pair, cells.weights * vote, minlength=cells.pairs.shape[1])
            total = np.bincount(way.explaining, counts, minlength=way.terms)
            tables[place] = counts / np.maximum(total, 1e-12)[way.explaining]
            unexplained = 1 - np.bincount(way.explained, vote, minlength=len(way.term_of_token))
            absent[place] = _shares(np.bincount(way.term_of_token, way.weight_of_token * np.clip(unexplained, 1e-9, 1)))
        links = np.bincount(cells.pair, cells.weights * np.sqrt(votes[0] * votes[1]), minlength=cells.pairs.shape[1])
    return links


def _shares(counts: Numbers) -> Numbers:
    return counts / max(counts.sum(), 1e-12)


def _direction(cells: Cells, explained: Ids, side: Side, explaining: Ids, terms: int, null: float) -> Direction:
    around = np.bincount(explained, cells.closeness, minlength=len(side.ids))
    weight = np.zeros(len(side.ids))
    weight[explained] = cells.weights
    prior = (1 - null) * cells.closeness / around[explained]
    return Direction(explained, side.ids, explaining, prior, weight, terms)


def _posterior(way: Direction, table: Numbers, absent: Numbers) -> Numbers:
    """Probability per cell that its explained token stems from its explaining one."""
    values = way.prior * table
    whole = np.bincount(way.explained, values, minlength=len(way.term_of_token)) + absent[way.term_of_token]
    return values / np.maximum(whole, 1e-300)[way.explained]
