"""Hard constraints as boolean masks with reason codes: True bars the pair, whatever its score.

Masks read the complete facts, also those that the asking person may not see; what the person is told about them is
decided where the answer is shown (`hub.requests.explanation`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hub.matching.arrays import NOBODY, Bools, Candidates, Needs

CONFLICT = "conflict-of-interest"
OWN_COUNTRY = "own-country"
CONSENT = "consent"
LANGUAGE = "no-common-language"
LOAD = "load-full"
EXPIRED = "expired"
DATES = "not-available-in-dates"
COUNTRY = "country-not-eligible"

BARRIERS: Mapping[str, tuple[str, ...]] = {
    "practice": (),
    "expert": (CONSENT, EXPIRED, CONFLICT, OWN_COUNTRY, LANGUAGE, LOAD, DATES),
    "peer": (OWN_COUNTRY,),
    "organisation": (),
    "fund": (COUNTRY,),
}
"""Kind of candidate -> constraints that hold for it, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What depends on the day and on the kind of request. `today` is a proleptic ordinal.

    `own_country_experts`: whether persons who live in the asking country may be proposed to it; a request for help
    from abroad sets it to False. Peer States are never the asking one.
    """

    today: int
    own_country_experts: bool = True


def _conflict(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    """A declared interest names the asking country or an organisation that takes part in the request."""
    barred = needs.partners @ candidates.interest_partners.T > 0
    for row, column in enumerate(needs.requester):
        if column != NOBODY:
            barred[row] |= candidates.interest_places[:, column] > 0
    return np.asarray(barred, np.bool_)


def _own_country(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    return np.asarray((needs.requester[:, None] == candidates.home[None, :]) & (needs.requester != NOBODY)[:, None])


def _own_country_expert(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    if rules.own_country_experts:
        return np.zeros((len(needs), len(candidates)), np.bool_)
    return _own_country(needs, candidates, rules)


def _language(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    """The need names working languages, and the candidate works in none of them."""
    common = needs.languages @ candidates.works_in.T > 0
    asks = needs.languages_bind & needs.languages.any(axis=1)
    return np.asarray(asks[:, None] & ~common)


def _dates(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    """The candidate is free only after the help is needed."""
    return np.asarray(candidates.from_day[None, :] > needs.until[:, None])


def _country(needs: Needs, candidates: Candidates, rules: Rules) -> Bools:
    """Only certain countries may ask, and the asking one is not among them."""
    barred = np.zeros((len(needs), len(candidates)), np.bool_)
    restricted = candidates.open_to.any(axis=1)
    for row, column in enumerate(needs.requester):
        if column != NOBODY:
            barred[row] = restricted & (candidates.open_to[:, column] == 0)
    return barred


def _of_candidate(fact: Bools, needs: Needs) -> Bools:
    return np.asarray(np.broadcast_to(fact[None, :], (len(needs), len(fact))))


def barriers(kind: str, needs: Needs, candidates: Candidates, rules: Rules) -> dict[str, Bools]:
    """Code of each constraint of the kind -> mask (m, n) of the pairs that it bars."""
    masks = {}
    for code in BARRIERS[kind]:
        if code == CONSENT:
            masks[code] = _of_candidate(~candidates.listed, needs)
        elif code == EXPIRED:
            masks[code] = _of_candidate(candidates.until < rules.today, needs)
        elif code == LOAD:
            masks[code] = _of_candidate(candidates.loaded, needs)
        elif code == OWN_COUNTRY:
            masks[code] = (_own_country_expert if kind == "expert" else _own_country)(needs, candidates, rules)
        else:
            masks[code] = _PAIRWISE[code](needs, candidates, rules)
    return masks


_PAIRWISE = {CONFLICT: _conflict, LANGUAGE: _language, DATES: _dates, COUNTRY: _country}


def allowed(masks: Mapping[str, Bools], needs: int, candidates: int) -> Bools:
    """(needs, candidates): barred by no mask."""
    free = np.ones((needs, candidates), np.bool_)
    for mask in masks.values():
        free &= ~mask
    return free
