"""Why a candidate was not proposed: barred by a rule, without evidence, or how far behind and in what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hub.matching.scoring import Scored
from hub.matching.weights import LEAST, WEIGHTS

WEAK = 0.34
"""Score of a signal up to which it is told as what is missing."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Answer to "why not X?" for one need.

    `barred`: codes of the hard constraints that keep the candidate out, `evidence`: whether there is any. `rank` counts
    from 1 among those proposed, None when not among them; `ahead` is what rank it would have without `barred`.
    `missing`: signals that are low, most costly first; `silent`: signals about which nothing is known.
    """

    barred: tuple[str, ...]
    evidence: bool
    score: float | None
    least: float
    rank: int | None
    ahead: int
    proposed: int
    parts: Mapping[str, float | None]
    missing: tuple[str, ...]
    silent: tuple[str, ...]


def why_not(scored: Scored, need: int, row: int) -> WhyNot:
    """What keeps the candidate in `row` from the top of the list of a need."""
    order = scored.order(need)
    place = np.flatnonzero(order == row)
    score = float(scored.scores[need, row])
    known = not np.isnan(score)
    parts = scored.parts(need, row)
    weights = WEIGHTS[scored.kind]
    loss = {name: weights[name] * (1 - value) for name, value in parts.items() if value is not None and value <= WEAK}
    return WhyNot(
        barred=tuple(code for code, mask in scored.barriers.items() if mask[need, row]),
        evidence=bool(scored.evidence[need, row]),
        score=round(score, 4) if known else None,
        least=LEAST[scored.kind],
        rank=int(place[0]) + 1 if len(place) else None,
        ahead=int((scored.scores[need][order] > score).sum()) + 1 if known else len(order) + 1,
        proposed=len(order),
        parts=parts,
        missing=tuple(sorted(loss, key=lambda name: -loss[name])),
        silent=tuple(name for name, value in parts.items() if value is None),
    )
