"""The grounds of one match, as codes: what need and candidate have in common, most telling first."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hub.matching import reasons
from hub.matching.arrays import Axis, Candidates, Experience, Floats
from hub.matching.reasons import Reason, telling
from hub.matching.weights import CONSTANTS
from hub.requests.scoring import Scoring
from hub.requests.snapshot import Snapshot
from indexer.concepts import PLACE
from indexer.hits import Hit
from synonyms import load_countries

MOST_CONCEPTS = 3
MOST_WORDS = 3
NEAR = 0.5
"""Normalised vector score from which closeness in meaning alone is worth telling."""
_WHOLE_WORLD = "001"


def grounds_of(kind: str, need: int, row: int, scoring: Scoring, snapshot: Snapshot) -> tuple[Reason, ...]:
    """Every ground of a pair."""
    candidates = scoring.kinds[kind].candidates
    hit = scoring.hits[kind][need].get(str(candidates.ids[row])) if kind in scoring.hits else None
    found = [*_content(hit), *_objectives(need, row, candidates, scoring, snapshot, bool(hit and hit.concepts))]
    found += _groups(need, row, candidates, scoring, snapshot, hit)
    if kind == "practice":
        practice = snapshot.records.practices[row]
        found.append(Reason(reasons.DONE, practice.countries, year=practice.year))
        return telling(found)
    if kind == "peer":
        found = [*_of_best_practice(need, row, scoring, snapshot), _practices(need, row, scoring)]
    if kind == "expert":
        found.append(_statements(need, row, scoring))
    found.append(_place(kind, need, row, candidates, scoring, snapshot))
    if kind in ("expert", "organisation"):
        found += [_help(need, row, candidates, scoring, snapshot), _languages(need, row, candidates, scoring, snapshot)]
    if kind == "expert":
        found.append(_days(row, candidates))
        found.append(Reason(reasons.TEXT_LANGUAGE, (hit.language,) if hit else ()))
    return telling(found)


def concepts_of_hit(hit: Hit | None) -> tuple[str, ...]:
    """Concepts that question and passage share, places left out, those named themselves first."""
    if hit is None:
        return ()
    own = [match for match in hit.concepts if not match.id.startswith(PLACE)]
    return tuple(match.id for match in sorted(own, key=lambda match: match.broader))


def _content(hit: Hit | None) -> list[Reason]:
    """Shared concepts, or else shared words, or else nearness."""
    if hit is None:
        return []
    concepts = concepts_of_hit(hit)[:MOST_CONCEPTS]
    if concepts:
        return [Reason(reasons.CONCEPTS, concepts)]
    if hit.terms:
        return [Reason(reasons.WORDS, hit.terms[:MOST_WORDS])]
    near = hit.channels.get("vector", 0.0)
    return [Reason(reasons.NEAR_IN_MEANING, count=1)] if near >= NEAR else []


def _shared(axis: Axis, wanted: Floats, offered: Floats) -> tuple[str, ...]:
    """Codes that both have, most wanted first."""
    both = np.flatnonzero((wanted > 0) & (offered > 0))
    return tuple(axis.codes[place] for place in both[np.argsort(-wanted[both], kind="stable")])


def _objectives(
    need: int, row: int, candidates: Candidates, scoring: Scoring, snapshot: Snapshot, has_concepts: bool
) -> list[Reason]:
    shared = _shared(snapshot.axes.objectives, scoring.needs.objectives[need], candidates.objectives[row])
    return [Reason(reasons.OBJECTIVES, shared[: 1 if has_concepts else 2])]


def _groups(
    need: int, row: int, candidates: Candidates, scoring: Scoring, snapshot: Snapshot, hit: Hit | None
) -> list[Reason]:
    """Target groups, unless a concept of the same name is told already."""
    told = set(concepts_of_hit(hit)[:MOST_CONCEPTS])
    shared = _shared(snapshot.axes.groups, scoring.needs.groups[need], candidates.groups[row])
    return [Reason(reasons.GROUPS, tuple(group for group in shared if group not in told)[:2])]


def _help(need: int, row: int, candidates: Candidates, scoring: Scoring, snapshot: Snapshot) -> Reason:
    return Reason(reasons.HELP, _shared(snapshot.axes.help, scoring.needs.help[need], candidates.help[row])[:2])


def _languages(need: int, row: int, candidates: Candidates, scoring: Scoring, snapshot: Snapshot) -> Reason:
    works = candidates.languages[row] >= CONSTANTS.working_level
    spoken = _shared(snapshot.axes.languages, scoring.needs.languages[need], works.astype(np.float32))
    return Reason(reasons.LANGUAGES, spoken)


def _days(row: int, candidates: Candidates) -> Reason:
    days = float(candidates.days[row])
    return Reason(reasons.DAYS, count=0 if np.isnan(days) else int(days))


def _place(kind: str, need: int, row: int, candidates: Candidates, scoring: Scoring, snapshot: Snapshot) -> Reason:
    """The country of the need that the candidate knows, or else the region that both are in."""
    axis, wanted = snapshot.axes.countries, scoring.needs.places[need]
    named = candidates.places[row] >= 1.0
    same = _shared(axis, wanted, named.astype(np.float32))
    if same and kind in ("expert", "organisation"):
        return Reason(reasons.SAME_COUNTRY, same)
    if kind in ("organisation", "fund"):
        return Reason(reasons.COVERS, _covering(kind, row, wanted, snapshot)[:1])
    return Reason(reasons.SAME_REGION, () if same else _common_regions(wanted, named, axis)[:1])


def _covering(kind: str, row: int, wanted: Floats, snapshot: Snapshot) -> tuple[str, ...]:
    """Regions of the record that lie around a wanted country; the whole world says nothing."""
    record = (snapshot.records.organisations if kind == "organisation" else snapshot.records.funds)[row]
    countries = load_countries()
    around = {region for code in _wanted_codes(snapshot.axes.countries, wanted) for region in countries[code].regions}
    return tuple(region for region in record.regions if region in around and region != _WHOLE_WORLD)


def _common_regions(wanted: Floats, named: Iterable[bool], axis: Axis) -> tuple[str, ...]:
    countries = load_countries()
    theirs = {countries[axis.codes[place]].regions[0] for place in np.flatnonzero(np.asarray(named))}
    ours = [countries[code].regions[0] for code in _wanted_codes(axis, wanted)]
    return tuple(dict.fromkeys(region for region in ours if region in theirs))


def _wanted_codes(axis: Axis, wanted: Floats) -> list[str]:
    return [axis.codes[place] for place in np.flatnonzero(wanted)]


def _statements(need: int, row: int, scoring: Scoring) -> Reason:
    relevance, items = scoring.bearing["expert"]
    count, year = _bearing(relevance[need], items, row)
    return Reason(reasons.STATEMENTS, count=count, year=year)


def _of_best_practice(need: int, row: int, scoring: Scoring, snapshot: Snapshot) -> list[Reason]:
    """What the need shares with the best practice of a State."""
    for practice in practices_of_peer(need, row, scoring)[:1]:
        hit = scoring.hits["practice"][need].get(snapshot.records.practices[practice].id)
        candidates = scoring.kinds["practice"].candidates
        return [*_content(hit), *_objectives(need, practice, candidates, scoring, snapshot, bool(hit and hit.concepts))]
    return []


def _practices(need: int, row: int, scoring: Scoring) -> Reason:
    relevance, items = scoring.bearing["peer"]
    count, year = _bearing(relevance[need], items, row)
    return Reason(reasons.PRACTICES, count=count, year=year)


def _bearing(relevance: Floats, items: Experience, owner: int) -> tuple[int, int | None]:
    """How many items of an owner bear on a need, and the latest known year among them."""
    places = np.flatnonzero((items.owner == owner) & (relevance[items.item] >= CONSTANTS.bearing))
    years = items.years[places]
    known = years[~np.isnan(years)]
    return len(places), int(known.max()) if len(known) else None


def practices_of_peer(need: int, row: int, scoring: Scoring) -> list[int]:
    """Rows of the practices that make a State a peer, best first, ties by row."""
    relevance, items = scoring.bearing["peer"]
    rows = items.item[items.owner == row]
    found = rows[relevance[need][rows] > 0]
    return [int(place) for place in found[np.argsort(-relevance[need][found], kind="stable")]]
