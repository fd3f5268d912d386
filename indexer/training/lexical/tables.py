"""Expected links -> probabilities of translation, pruned to what a search can use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from indexer.training.lexical.corpus import Side


@dataclass(frozen=True)
class PruningRecipe:
    """`least`: smallest probability kept; `most`: targets per term; `doubt`: links by which every term is short, so
    that what was seen once is believed less."""

    least: float = 0.04
    most: int = 8
    doubt: float = 0.5


def probabilities(links: sparse.csr_array, one: Side, other: Side, recipe: PruningRecipe) -> sparse.csr_array:
    """p(term of `other` | term of `one`), rows summing to at most 1; terms that are not trusted are left out."""
    kept = links.tocoo()
    trusted = one.trusted[kept.row] & other.trusted[kept.col]
    whole = np.asarray(links.sum(axis=1)).ravel() + recipe.doubt
    values = kept.data / whole[kept.row]
    chosen = trusted & (values >= recipe.least)
    table = sparse.csr_array((values[chosen], (kept.row[chosen], kept.col[chosen])), shape=links.shape)
    return strongest(table, recipe.most)


def strongest(table: sparse.csr_array, most: int) -> sparse.csr_array:
    """At most `most` entries per row, largest first kept; ties: the earlier column."""
    coo = table.tocoo()
    order = np.lexsort((coo.col, -coo.data, coo.row))
    rows = coo.row[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    chosen = order[rank < most]
    return sparse.csr_array((coo.data[chosen], (coo.row[chosen], coo.col[chosen])), shape=table.shape)
