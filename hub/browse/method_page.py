"""The weights of matching, as the page about the method shows them."""

from __future__ import annotations

from dataclasses import dataclass

from hub.matching.weights import SIGNALS, WEIGHTS
from hub.web.wording import gettext


@dataclass(frozen=True, slots=True)
class MatchingTable:
    """Signals as rows, kinds of candidate as columns; a share is None where the signal does not count."""

    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


def matching_table() -> MatchingTable:
    """The table of `hub.matching.weights`, in words."""
    return MatchingTable(
        kinds=tuple(_kind_label(kind) for kind in WEIGHTS),
        rows=tuple((_signal_label(name), tuple(row.get(name) for row in WEIGHTS.values())) for name in SIGNALS),
    )


def _kind_label(kind: str) -> str:
    return {
        "practice": gettext("Practices"),
        "expert": gettext("Experts"),
        "peer": gettext("Peer countries"),
        "organisation": gettext("Partners"),
        "fund": gettext("Funds"),
    }[kind]


def _signal_label(signal: str) -> str:
    return {
        "text": gettext("Text"),
        "objectives": gettext("Objectives"),
        "context": gettext("Region, groups, themes"),
        "language": gettext("Shared languages"),
        "experience": gettext("Experience"),
        "availability": gettext("Availability"),
        "freshness": gettext("How recent it is"),
    }[signal]
