"""Expected links -> probabilities of translation for every pair of languages, pruned to what a search can use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy import sparse

from indexer.training.lexical.families import relatives, with_relatives

Matrix: TypeAlias = sparse.csr_array
Tables = Mapping[tuple[str, str], Matrix]
"""(language, other language) -> matrix (terms, other terms): expected links, or p(other term | term)."""


@dataclass(frozen=True)
class PruningRecipe:
    """`doubt`: links that every term is short of, so that what was seen once is believed a little less.

    `kinship`: links that the relatives of a term can add to its own.
    `direct`: share of what the pair of languages says itself; the rest is said by way of the other four languages.
    `witnessed`: whether two terms that stand together in no segment can be no translations, whatever the others say.
    `least`: smallest probability kept, `most`: targets per term. `faint`: what is ignored on the way.
    """

    doubt: float = 0.3
    kinship: float = 1.0
    direct: float = 0.4
    witnessed: bool = True
    least: float = 0.03
    most: int = 8
    faint: float = 0.01


def probabilities(
    links: Tables, forms: Mapping[str, Sequence[str]], recipe: PruningRecipe
) -> dict[tuple[str, str], Matrix]:
    """Rows sum to at most 1. `links` has each pair of languages in one direction and serves both."""
    related = {code: relatives(own) for code, own in forms.items()}
    both = {**{(b, a): matrix.T.tocsr() for (a, b), matrix in links.items()}, **links}
    both = {pair: with_relatives(matrix, related[pair[0]], recipe.kinship) for pair, matrix in both.items()}
    alone = {pair: _at_least(_shares(matrix, recipe.doubt), recipe.faint) for pair, matrix in both.items()}
    return {pair: _pruned(_joined(alone, *pair, recipe.direct), both[pair], recipe) for pair in both}


def _shares(links: Matrix, doubt: float) -> Matrix:
    whole = np.asarray(links.sum(axis=1)).ravel() + doubt
    inverse = np.divide(1, whole, out=np.zeros_like(whole), where=whole > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ links)


def _joined(tables: Tables, one: str, other: str, direct: float) -> Matrix:
    """The pair's own table and, averaged, the ways over each third language."""
    between = [via for start, via in tables if start == one and via != other and (via, other) in tables]
    if not between:
        return tables[one, other]
    ways = [tables[one, via] @ tables[via, other] for via in between]
    return tables[one, other] * direct + sum(ways[1:], ways[0]) * ((1 - direct) / len(ways))


def _pruned(table: Matrix, links: Matrix, recipe: PruningRecipe) -> Matrix:
    if recipe.witnessed:
        together = sparse.csr_array((np.ones(links.nnz), links.indices, links.indptr), shape=links.shape)
        table = table * together
    return strongest(_at_least(table, recipe.least), recipe.most)


def _at_least(table: Matrix, least: float) -> Matrix:
    kept = table.tocoo()
    chosen = kept.data >= least
    return sparse.csr_array((kept.data[chosen], (kept.row[chosen], kept.col[chosen])), shape=table.shape)


def strongest(table: Matrix, most: int) -> Matrix:
    """At most `most` entries per row, the largest; ties: the earlier column."""
    kept = table.tocoo()
    order = np.lexsort((kept.col, -kept.data, kept.row))
    rows = kept.row[order]
    chosen = order[np.arange(len(rows)) - np.searchsorted(rows, rows) < most]
    return sparse.csr_array((kept.data[chosen], (kept.row[chosen], kept.col[chosen])), shape=table.shape)
