"""What in a text speaks for each of the 23 objectives of the Compact. Pure functions on arrays over the objectives."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synonyms import Thesaurus

Floats = NDArray[np.float32]

COUNT = 23
_SHARES = (1.0, 0.7, 0.5)
"""Weight of the first, second and third objective of a concept."""
_INHERITED = 0.4
"""Weight, per step, of the objectives of a broader concept for a concept without any of its own."""
_REPEATED = 0.3
"""Weight of every further mention of a concept."""
_FULL = 6.0
"""Sum of informative concepts at which the strength of an objective reaches 63 %."""


def objectives_of_concept(concept: str, thesaurus: Thesaurus) -> dict[int, float]:
    """Objective -> weight for a concept; one without any of its own has those of the concepts above it."""
    own = thesaurus.concepts[concept].objectives
    if own:
        return dict(zip(own, _SHARES, strict=False))
    found: dict[int, float] = {}
    for above, steps in thesaurus.ancestors(concept).items():
        for number, share in zip(thesaurus.concepts[above].objectives, _SHARES, strict=False):
            found[number] = max(found.get(number, 0.0), share * _INHERITED**steps)
    return found


def concept_evidence(
    counts: Mapping[str, int], rarity: Mapping[str, float], links: Mapping[str, Mapping[int, float]]
) -> tuple[Floats, Floats, dict[int, tuple[str, ...]]]:
    """Share and strength (23,) of each objective, and the concepts that speak for it, most telling first.

    `counts`: concept -> mentions in the text; `rarity`: its inverse document frequency, a common concept says little;
    `links`: its objectives.
    """
    sums = np.zeros(COUNT, np.float32)
    grounds: dict[int, list[tuple[float, str]]] = {}
    total = 0.0
    for concept, count in counts.items():
        linked = links.get(concept, {})
        weight = rarity.get(concept, 0.0) * (1 + _REPEATED * (count - 1))
        if not linked or weight <= 0:
            continue
        total += weight
        for number, share in linked.items():
            sums[number - 1] += weight * share
            grounds.setdefault(number, []).append((-weight * share, concept))
    share_of = sums / total if total else sums
    strength = 1 - np.exp(-sums / _FULL)
    named = {number: tuple(concept for _, concept in sorted(found)) for number, found in grounds.items()}
    return np.asarray(share_of, np.float32), np.asarray(strength, np.float32), named


def description_evidence(vector: Floats, descriptions: Floats) -> Floats:
    """(23,): nearness of a text to each description, in standard deviations from the mean over all, within -3..3."""
    cosines = descriptions @ vector
    spread = float(cosines.std())
    if spread <= 1e-6:
        return np.zeros(COUNT, np.float32)
    return np.asarray(np.clip((cosines - cosines.mean()) / spread, -3, 3), np.float32)
