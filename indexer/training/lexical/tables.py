"""Expected links -> probabilities of translation for every pair of languages, pruned to what a search can use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

Tables = Mapping[tuple[str, str], sparse.csr_array]
"""(language, other language) -> matrix (terms, other terms) of p(other term | term)."""


@dataclass(frozen=True)
class PruningRecipe:
    """`doubt`: links that every term is short of, so that what was seen once is believed a little less.

    `direct`: share of what the pair of languages says itself; the rest is said by way of the other four languages.
    `least`: smallest probability kept, `most`: targets per term. `faint`: what is ignored on the way.
    """

    doubt: float = 0.1
    direct: float = 0.4
    least: float = 0.03
    most: int = 8
    faint: float = 0.01


def probabilities(links: Tables, recipe: PruningRecipe) -> dict[tuple[str, str], sparse.csr_array]:
    """Rows sum to at most 1. `links` has each pair of languages once or in both directions."""
    both = {**{(b, a): matrix.T.tocsr() for (a, b), matrix in links.items()}, **links}
    alone = {pair: _at_least(_shares(matrix, recipe.doubt), recipe.faint) for pair, matrix in both.items()}
    return {pair: strongest(_at_least(_joined(alone, *pair, recipe.direct), recipe.least), recipe.most) for pair in both}


def _shares(links: sparse.csr_array, doubt: float) -> sparse.csr_array:
    whole = np.asarray(links.sum(axis=1)).ravel() + doubt
    inverse = np.divide(1, whole, out=np.zeros_like(whole), where=whole > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ links)


def _joined(tables: Tables, one: str, other: str, direct: float) -> sparse.csr_array:
    """The pair's own table and, averaged, those over each third language."""
    between = [via for (start, via) in tables if start == one and via != other and (via, other) in tables]
    own = tables[one, other]
    if not between:
        return own
    detours = [tables[one, via] @ tables[via, other] for via in between]
    return own * direct + sum(detours[1:], detours[0]) * ((1 - direct) / len(detours))


def _at_least(table: sparse.csr_array, least: float) -> sparse.csr_array:
    kept = table.tocoo()
    chosen = kept.data >= least
    return sparse.csr_array((kept.data[chosen], (kept.row[chosen], kept.col[chosen])), shape=table.shape)


def strongest(table: sparse.csr_array, most: int) -> sparse.csr_array:
    """At most `most` entries per row, the largest; ties: the earlier column."""
    kept = table.tocoo()
    order = np.lexsort((kept.col, -kept.data, kept.row))
    rows = kept.row[order]
    chosen = order[np.arange(len(rows)) - np.searchsorted(rows, rows) < most]
    return sparse.csr_array((kept.data[chosen], (kept.row[chosen], kept.col[chosen])), shape=table.shape)
