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

_TINY = 1e-12


@dataclass(frozen=True)
class AlignmentRecipe:
    """`rounds` alone, then `agreeing` rounds in which a link counts as far as both directions believe in it.

    `null`: prior of a term without translation, above 0. `diagonal`: steepness of the preference for similar places,
    0 for none. The measurements are in docs/decisions/004-lexical-translation.md.
    """

    rounds: int = 4
    agreeing: int = 4
    null: float = 0.05
    diagonal: float = 2.0


@dataclass(frozen=True)
class Cells:
    """Every token of one language beside every token of the other in the same segment.

    Per cell: the numbers of both tokens, of the pair of terms in `pairs` (2, pairs), how close their places are
    (0..1], and the weight of the segment.
    """

    left: Ids
    right: Ids
    pair: Ids
    closeness: Numbers
    weights: Numbers
    pairs: Ids


@dataclass(frozen=True)
class Direction:
    """One way of explaining: each token of a language stems from one token of the other language, or from none.

    `explained`: its token per cell; `terms`: the term per token; `token_weights`: the segment's weight per token;
    `prior`: per cell the probability of its place; `explaining`: per pair the term that explains, of `sources` terms.
    """

    explained: Ids
    terms: Ids
    token_weights: Numbers
    prior: Numbers
    explaining: Ids
    sources: int


@dataclass(frozen=True)
class Belief:
    """`table`: p(explained term | explaining term) per pair; `absent`: p(term | no source) per term."""

    table: Numbers
    absent: Numbers


def expected_links(corpus: Corpus, left: str, right: str, recipe: AlignmentRecipe) -> sparse.csr_array:
    """How often, by weight, a term of `left` is expected to translate one of `right`: (left terms, right terms)."""
    one, other = corpus.sides[left], corpus.sides[right]
    cells = build_cells(corpus, one, other, recipe.diagonal)
    ways = (
        _direction(cells, cells.right, other, cells.pairs[0], len(one.forms), recipe.null),
        _direction(cells, cells.left, one, cells.pairs[1], len(other.forms), recipe.null),
    )
    links = np.zeros(cells.pairs.shape[1])
    beliefs = [_first_belief(way) for way in ways]
    for number in range(recipe.rounds + recipe.agreeing):
        votes = [_posterior(way, belief, cells, recipe.null) for way, belief in zip(ways, beliefs, strict=True)]
        agreed = votes[0] * votes[1]
        if number >= recipe.rounds:
            votes = [agreed, agreed]
        beliefs = [_belief(way, vote, cells) for way, vote in zip(ways, votes, strict=True)]
        links = _by_pair(cells, agreed)
    return sparse.csr_array((links, (cells.pairs[0], cells.pairs[1])), shape=(len(one.forms), len(other.forms)))


def build_cells(corpus: Corpus, one: Side, other: Side, diagonal: float) -> Cells:
    """All cells, segment by segment."""
    lengths, widths = one.lengths, other.lengths
    sizes = lengths * widths
    segment = np.repeat(np.arange(len(sizes)), sizes)
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    row, column = np.divmod(within, widths[segment])
    left, right = one.bounds[segment] + row, other.bounds[segment] + column
    distance = np.abs((row + 0.5) / lengths[segment] - (column + 0.5) / widths[segment])
    closeness = np.where(corpus.ordered[segment], np.exp(-diagonal * distance), 1.0)
    keys, pair = np.unique(one.ids[left] * len(other.forms) + other.ids[right], return_inverse=True)
    pairs = np.stack(np.divmod(keys, max(len(other.forms), 1)))
    return Cells(left, right, pair.astype(np.int64), closeness, corpus.weights[segment], pairs)


def _direction(cells: Cells, explained: Ids, side: Side, explaining: Ids, sources: int, null: float) -> Direction:
    around = np.bincount(explained, cells.closeness, minlength=len(side.ids))
    token_weights = np.zeros(len(side.ids))
    token_weights[explained] = cells.weights
    prior = (1 - null) * cells.closeness / around[explained]
    return Direction(explained, side.ids, token_weights, prior, explaining, sources)


def _first_belief(way: Direction) -> Belief:
    """Every term that stands in a common segment is as likely as the next."""
    partners = np.bincount(way.explaining, minlength=way.sources)
    return Belief(1 / partners[way.explaining], _shares(_sums(way.terms, way.token_weights)))


def _posterior(way: Direction, belief: Belief, cells: Cells, null: float) -> Numbers:
    """Probability per cell that its explained token stems from its explaining one."""
    values = way.prior * belief.table[cells.pair]
    whole = np.bincount(way.explained, values, minlength=len(way.terms)) + null * belief.absent[way.terms]
    return np.asarray(values / np.maximum(whole, _TINY)[way.explained])


def _belief(way: Direction, vote: Numbers, cells: Cells) -> Belief:
    counts = _by_pair(cells, vote)
    totals = np.bincount(way.explaining, counts, minlength=way.sources)
    unexplained = np.clip(1 - np.bincount(way.explained, vote, minlength=len(way.terms)), _TINY, 1)
    absent = _shares(_sums(way.terms, way.token_weights * unexplained))
    return Belief(counts / np.maximum(totals, _TINY)[way.explaining], absent)


def _by_pair(cells: Cells, vote: Numbers) -> Numbers:
    return _sums(cells.pair, cells.weights * vote, cells.pairs.shape[1])


def _sums(places: Ids, numbers: Numbers, size: int = 0) -> Numbers:
    return np.bincount(places, numbers, minlength=size).astype(np.float64)


def _shares(counts: Numbers) -> Numbers:
    return np.asarray(counts / max(counts.sum(), _TINY))
