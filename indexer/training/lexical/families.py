"""Terms of one language that are probably forms of one word, so that a rare form can lean on a common one.

Stemmers leave some forms apart, such as беженец and беженц(ы). What is known of relatives is added to a term's own
links as a prior (a Dirichlet prior, as in Zhai and Lafferty, "A study of smoothing methods for language models", 2001):
it outweighs one accidental link and changes little where there are many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy import sparse

_BEGINNING = 5
_ENDING = 2


def relatives(forms: Sequence[str]) -> sparse.csr_array:
    """(forms, forms), 1 where the second form has the beginning of the first and both end in at most two letters more.

    The beginning is at least five letters long, so short terms have no relatives; no term is its own.
    """
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for length in range(max(_BEGINNING, len(form) - _ENDING), len(form) + 1):
            sharing[form[:length]].append(number)
    rows, columns = [], []
    for number, form in enumerate(forms):
        if len(form) >= _BEGINNING:
            near = [other for other in sharing[form[: max(_BEGINNING, len(form) - _ENDING)]] if other != number]
            rows += [number] * len(near)
            columns += near
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(forms), len(forms)))


def with_relatives(links: sparse.csr_array, related: sparse.csr_array, strength: float) -> sparse.csr_array:
    """Links (forms, other forms) plus at most `strength` links of each form, shared out as its relatives' are."""
    told = related @ links
    whole = np.asarray(told.sum(axis=1)).ravel()
    scale = np.divide(strength * np.minimum(whole, 1), whole, out=np.zeros_like(whole), where=whole > 0)
    return sparse.csr_array(links + sparse.diags_array(scale) @ told)
