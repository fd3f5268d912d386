"""Conversions between columns and the parts of records that several kinds share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.documents import Source


def source_of(document: str | None, paragraph: str | None) -> Source | None:
    """The source that the two columns hold."""
    return None if document is None else Source(document, paragraph or "")


def ranked(primary: Sequence[int], secondary: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    """Position, objective and rank of every objective, primary ones first."""
    ranks = [(objective, "primary") for objective in primary] + [(objective, "secondary") for objective in secondary]
    for position, (objective, rank) in enumerate(ranks):
        yield position, objective, rank


def of_rank(links: Iterable[tuple[int, str]], rank: str) -> tuple[int, ...]:
    """Objectives of the links that have the rank, in their order."""
    return tuple(objective for objective, found in links if found == rank)
