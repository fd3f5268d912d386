"""What can be done with a request for support: understand it, match it, and ask why somebody is not among the matches.

Nothing that is asked here is stored.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from hub.codes import PUBLIC
from hub.errors import InvalidInput, NotFound
from hub.matching import masks
from hub.matching.explanation import why_not
from hub.matching.weights import WEIGHTS
from hub.requests.facts import facts_of, is_visible, titles_of
from hub.requests.grounds import concepts_of_hit, grounds_of
from hub.requests.reading_text import MAXIMUM_CHARACTERS, cleaned
from hub.requests.records import KINDS, Excerpt, Match, MatchResult, Need, Refusal, SupportQuestion, Understood
from hub.requests.scoring import Scoring, score_request
from hub.requests.snapshot import Services, Snapshot, current_snapshot
from hub.requests.understanding import read_request
from indexer.hits import Hit

log = logging.getLogger(__name__)

MOST_MATCHES: Mapping[str, int] = {"practice": 10, "expert": 8, "peer": 8, "organisation": 6, "fund": 4}
"""Kind -> matches that are shown for a need."""

UNDISCLOSED = "undisclosed"
"""Stands for a constraint whose ground the asking person may not see."""

_SHOWN_BY_CONSENT = {
    masks.CONFLICT: "interests",
    masks.OWN_COUNTRY: "country",
    masks.LANGUAGE: "languages",
    masks.LOAD: "availability",
    masks.DATES: "availability",
}
"""Constraint -> field of an expert's consent that its ground belongs to."""


def understand_request(
    question: SupportQuestion, services: Services, audiences: tuple[str, ...] = (PUBLIC,)
) -> tuple[Understood, tuple[tuple[str, Understood], ...]]:
    """What the whole text asks for, and each need's text with what it asks for.

    Raises `InvalidInput` for a text that is empty or too long, `EngineUnavailable`.
    """
    check(question)
    snapshot = current_snapshot(services)
    request = read_request(question, audiences, services.index, snapshot)
    return request.understood, tuple((need.text, need.understood) for need in request.needs)


def match_request(
    question: SupportQuestion,
    services: Services,
    now: datetime,
    audiences: tuple[str, ...] = (PUBLIC,),
    most: Mapping[str, int] = MOST_MATCHES,
) -> MatchResult:
    """Needs of the request, each with practices, experts, peer States, partner organisations and funds.

    Raises `InvalidInput` for a text that is empty or too long, `EngineUnavailable`.
    """
    began = time.perf_counter()
    check(question)
    snapshot = current_snapshot(services)
    request = read_request(question, audiences, services.index, snapshot)
    scoring = score_request(request, audiences, now, services.index, snapshot)
    needs = tuple(
        Need(
            need.text,
            need.understood,
            {kind: _matches(kind, number, most[kind], scoring, snapshot, audiences) for kind in KINDS},
        )
        for number, need in enumerate(request.needs)
    )
    took = round(1000 * (time.perf_counter() - began), 2)
    log.info("request matched needs=%s language=%s took_ms=%s", len(needs), request.understood.language, took)
    return MatchResult(question, request.understood, needs, took)


def explain_absence(
    question: SupportQuestion,
    kind: str,
    id: str,
    services: Services,
    now: datetime,
    audiences: tuple[str, ...] = (PUBLIC,),
    need: int = 0,
) -> Refusal:
    """Why a candidate is not among the matches of a need (numbered from 0), or how far down it is.

    Raises `NotFound` for a candidate that does not exist or that the audiences may not know of, `InvalidInput` for a
    kind or need that does not exist.
    """
    check(question)
    if kind not in KINDS:
        raise InvalidInput("kind", f"{kind!r} is no kind of candidate; allowed are {', '.join(KINDS)}")
    snapshot = current_snapshot(services)
    row = snapshot.rows[kind].get(id)
    visible = row is not None and is_visible(kind, row, snapshot, audiences)
    if row is None or not visible:
        raise NotFound(f"there is no {kind} {id!r}")
    request = read_request(question, audiences, services.index, snapshot)
    if not 0 <= need < len(request.needs):
        raise InvalidInput("need", f"the request has {len(request.needs)} needs; {need + 1} is not one of them")
    scoring = score_request(request, audiences, now, services.index, snapshot)
    answer = why_not(scoring.kinds[kind], need, row)
    return Refusal(
        kind=kind,
        id=id,
        titles=titles_of(kind, row, snapshot),
        need=need,
        barred=_told(kind, row, answer.barred, snapshot, audiences),
        evidence=answer.evidence,
        score=answer.score,
        least=answer.least,
        rank=answer.rank,
        ahead=answer.ahead,
        proposed=answer.proposed,
        parts=answer.parts,
        missing=answer.missing,
        silent=answer.silent,
        reasons=grounds_of(kind, need, row, scoring, snapshot),
    )


def check(question: SupportQuestion) -> None:
    """Raises `InvalidInput` when the text cannot be read as a request."""
    length = len(question.text)
    if length > MAXIMUM_CHARACTERS:
        raise InvalidInput("text", f"the text has {length} characters, at most {MAXIMUM_CHARACTERS} are read")
    if not cleaned(question.text):
        raise InvalidInput("text", "the text is empty; write what support is needed")


def _told(
    kind: str, row: int, barred: tuple[str, ...], snapshot: Snapshot, audiences: tuple[str, ...]
) -> tuple[str, ...]:
    """Constraints with those replaced whose ground the person may not see."""
    if kind != "expert":
        return barred
    consent = snapshot.records.experts[row].consent
    return tuple(
        dict.fromkeys(
            code if code not in _SHOWN_BY_CONSENT or consent.get(_SHOWN_BY_CONSENT[code]) in audiences else UNDISCLOSED
            for code in barred
        )
    )


def _matches(
    kind: str, need: int, most: int, scoring: Scoring, snapshot: Snapshot, audiences: tuple[str, ...]
) -> tuple[Match, ...]:
    """The best candidates of a kind; one for which no reason can be told is not shown."""
    order = scoring.kinds[kind].order(need)[: 2 * most]
    found = (_match(kind, need, int(row), scoring, snapshot, audiences) for row in order)
    return tuple(islice((match for match in found if match.reasons), most))


def _match(kind: str, need: int, row: int, scoring: Scoring, snapshot: Snapshot, audiences: tuple[str, ...]) -> Match:
    pairs = scoring.kinds[kind]
    id = str(pairs.candidates.ids[row])
    hit = scoring.hits[kind][need].get(id) if kind in scoring.hits else None
    return Match(
        kind=kind,
        id=id,
        titles=titles_of(kind, row, snapshot),
        score=round(float(pairs.scores[need, row]), 4),
        parts=pairs.parts(need, row),
        weights=WEIGHTS[kind],
        reasons=grounds_of(kind, need, row, scoring, snapshot),
        concepts=concepts_of_hit(hit),
        excerpt=_excerpt(hit),
        **facts_of(kind, need, row, scoring, snapshot, audiences),
    )


def _excerpt(hit: Hit | None) -> Excerpt | None:
    if hit is None or not hit.passage.text:
        return None
    return Excerpt(hit.passage.text, hit.passage.language, hit.passage.highlights)
