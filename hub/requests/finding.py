"""Finding the candidate that somebody misses, by its name or id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process, utils

from hub.codes import PUBLIC
from hub.requests.facts import is_visible, titles_of
from hub.requests.snapshot import Services, Snapshot, current_snapshot

MOST_FOUND = 6
LEAST_LIKENESS = 75
"""Likeness (0..100) from which a name counts as meant."""
_STRETCH = 0.9
"""Weight of a stretch that is alike, beside whole words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate whose name is like what was written."""

    kind: str
    id: str
    titles: Mapping[str, str]


def find_candidates(
    kind: str, name: str, services: Services, audiences: tuple[str, ...] = (PUBLIC,)
) -> tuple[Found, ...]:
    """Candidates of a kind that the audiences may know of, most alike first; one alone when the id or a name is exact.

    Names in all six languages count.
    """
    wanted = utils.default_process(name)
    if not wanted:
        return ()
    snapshot = current_snapshot(services)
    names: dict[tuple[str, str], str] = {}
    for found in _all(kind, snapshot, audiences):
        if name.strip() == found.id:
            return (found,)
        names |= {(found.id, language): utils.default_process(title) for language, title in found.titles.items()}
    keys, texts = list(names), list(names.values())
    # Words in any order, or a stretch of the name for scripts that do not part words.
    words, stretch = (
        process.cdist([wanted], texts, scorer=scorer)[0] for scorer in (fuzz.token_set_ratio, fuzz.partial_ratio)
    )
    likeness = np.maximum(words, _STRETCH * stretch)
    exact = [place for place, text in enumerate(texts) if text == wanted]
    order = exact or [place for place in np.argsort(-likeness, kind="stable") if likeness[place] >= LEAST_LIKENESS]
    ids = list(dict.fromkeys(keys[place][0] for place in order))[:MOST_FOUND]
    by_id = {found.id: found for found in _all(kind, snapshot, audiences)}
    return tuple(by_id[id] for id in ids)


def _all(kind: str, snapshot: Snapshot, audiences: tuple[str, ...]) -> Iterator[Found]:
    for id, row in snapshot.rows[kind].items():
        if is_visible(kind, row, snapshot, audiences):
            yield Found(kind, id, titles_of(kind, row, snapshot))
