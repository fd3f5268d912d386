"""What is told of a matched record itself: its titles and facts, of an expert only what the person may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.experts.operations import seen_by
from hub.requests.grounds import practices_of_peer
from hub.requests.scoring import Scoring
from hub.requests.snapshot import Snapshot
from synonyms import LANGUAGE_CODES, load_countries

MOST_PRACTICES = 3
"""Practices that are named for a peer State."""


def is_visible(kind: str, row: int, snapshot: Snapshot, audiences: tuple[str, ...]) -> bool:
    """Whether somebody of the audiences may know of the candidate at all."""
    return kind != "expert" or seen_by(snapshot.records.experts[row], audiences) is not None


def titles_of(kind: str, row: int, snapshot: Snapshot) -> Mapping[str, str]:
    """Language -> title or name."""
    records = snapshot.records
    match kind:
        case "practice":
            return records.practices[row].titles
        case "expert":
            return dict.fromkeys(LANGUAGE_CODES, records.experts[row].name)
        case "organisation":
            return records.organisations[row].names
        case "fund":
            return records.funds[row].names
        case _:
            return load_countries()[str(snapshot.peers[0].ids[row])].short


def facts_of(
    kind: str, need: int, row: int, scoring: Scoring, snapshot: Snapshot, audiences: tuple[str, ...]
) -> dict[str, Any]:
    """Fields of `Match` that come from the record."""
    records = snapshot.records
    if kind == "expert":
        shown = seen_by(records.experts[row], audiences)
        if shown is None:
            return {}
        home = (shown.country,) if shown.country else ()
        return {"objectives": shown.objectives, "countries": home, "demo": shown.demo}
    if kind == "peer":
        done = [records.practices[place] for place in practices_of_peer(need, row, scoring)]
        return {
            "objectives": tuple(dict.fromkeys(number for practice in done for number in practice.objectives)),
            "countries": (str(snapshot.peers[0].ids[row]),),
            "year": max((practice.year for practice in done), default=None),
            "practices": tuple((practice.id, practice.titles) for practice in done[:MOST_PRACTICES]),
        }
    record: Any = {"practice": records.practices, "organisation": records.organisations, "fund": records.funds}[kind][
        row
    ]
    return {
        "objectives": record.objectives,
        "countries": record.countries,
        "year": getattr(record, "year", None),
        "status": record.status,
        "source": record.source,
        "demo": record.demo,
    }
