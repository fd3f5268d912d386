"""Hard constraints hold whatever the scores are, checked one by one in plain Python against 20,000 random pairs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings

from hub.matching.arrays import NOBODY, Candidates, Needs
from hub.matching.masks import (
    BARRIERS,
    CONFLICT,
    CONSENT,
    COUNTRY,
    DATES,
    EXPIRED,
    LANGUAGE,
    LOAD,
    OWN_COUNTRY,
    Rules,
    allowed,
    barriers,
)
from hub.matching.scoring import scored
from hub.matching.weights import WEIGHTS
from tests.hub.matching.arrays import (
    COUNTRIES,
    LANGUAGES,
    ORGANISATIONS,
    TODAY,
    cases,
    make_candidates,
    make_needs,
    marks,
)

RULES = Rules(TODAY)


def barred(kind: str, code: str, needs: Needs, candidates: Candidates, rules: Rules = RULES) -> bool:
    return bool(barriers(kind, needs, candidates, rules)[code][0, 0])


def test_a_declared_interest_in_the_asking_country_bars() -> None:
    candidates = make_candidates(interest_places=marks(2, size=COUNTRIES)[None])
    assert barred("expert", CONFLICT, make_needs(requester=np.array([2])), candidates)
    assert not barred("expert", CONFLICT, make_needs(requester=np.array([3])), candidates)
    assert not barred("expert", CONFLICT, make_needs(), candidates)


def test_a_declared_interest_in_an_organisation_of_the_request_bars() -> None:
    candidates = make_candidates(interest_partners=marks(1, size=ORGANISATIONS)[None])
    assert barred("expert", CONFLICT, make_needs(partners=marks(0, 1, size=ORGANISATIONS)[None]), candidates)
    assert not barred("expert", CONFLICT, make_needs(partners=marks(0, size=ORGANISATIONS)[None]), candidates)


def test_the_asking_state_is_no_peer_and_its_residents_are_barred_only_when_the_rule_says_so() -> None:
    needs, candidates = make_needs(requester=np.array([2])), make_candidates(home=np.array([2]))
    assert barred("peer", OWN_COUNTRY, needs, candidates)
    assert not barred("expert", OWN_COUNTRY, needs, candidates)
    assert barred("expert", OWN_COUNTRY, needs, candidates, Rules(TODAY, own_country_experts=False))


def test_an_unknown_home_is_not_that_of_an_unknown_requester() -> None:
    assert not barred("peer", OWN_COUNTRY, make_needs(), make_candidates())


@pytest.mark.parametrize(("days", "expected"), [(-1, True), (0, False), (1, False)])
def test_a_listing_ends_after_its_last_day(days: int, expected: bool) -> None:
    candidates = make_candidates(until=np.array([TODAY + days], np.float32))
    assert barred("expert", EXPIRED, make_needs(), candidates) is expected


def test_without_a_common_working_language_a_pair_is_barred() -> None:
    needs = make_needs(languages=marks(0, 1, size=LANGUAGES)[None], languages_bind=np.array([True]))
    assert not barred("expert", LANGUAGE, needs, make_candidates(works_in=marks(1, 2, size=LANGUAGES)[None]))
    assert barred("expert", LANGUAGE, needs, make_candidates(works_in=marks(2, size=LANGUAGES)[None]))


def test_the_language_of_the_text_alone_does_not_bind() -> None:
    needs = make_needs(languages=marks(0, size=LANGUAGES)[None])
    assert not barred("expert", LANGUAGE, needs, make_candidates())


@pytest.mark.parametrize(
    ("first", "until", "expected"), [(10, 9, True), (10, 10, False), (None, 9, False), (10, None, False)]
)
def test_who_is_free_only_after_the_help_is_needed_is_barred(
    first: int | None, until: int | None, expected: bool
) -> None:
    needs = make_needs(until=np.array([np.nan if until is None else until], np.float32))
    candidates = make_candidates(from_day=np.array([np.nan if first is None else first], np.float32))
    assert barred("expert", DATES, needs, candidates) is expected


def test_consent_and_load_bar() -> None:
    assert barred("expert", CONSENT, make_needs(), make_candidates(listed=np.array([False])))
    assert barred("expert", LOAD, make_needs(), make_candidates(loaded=np.array([True])))


def test_a_fund_for_other_countries_is_barred_and_one_for_all_is_not() -> None:
    needs = make_needs(requester=np.array([2]))
    assert barred("fund", COUNTRY, needs, make_candidates(open_to=marks(1, size=COUNTRIES)[None]))
    assert not barred("fund", COUNTRY, needs, make_candidates(open_to=marks(2, size=COUNTRIES)[None]))
    assert not barred("fund", COUNTRY, needs, make_candidates())
    assert not barred("fund", COUNTRY, make_needs(), make_candidates(open_to=marks(1, size=COUNTRIES)[None]))


def breaks(kind: str, needs: Needs, candidates: Candidates, need: int, row: int, rules: Rules) -> set[str]:
    """The rules that a pair breaks, each written down anew, value by value."""
    found = set()
    asking = int(needs.requester[need])
    if not candidates.listed[row]:
        found.add(CONSENT)
    if not math.isnan(candidates.until[row]) and candidates.until[row] < rules.today:
        found.add(EXPIRED)
    if asking != NOBODY and candidates.interest_places[row, asking]:
        found.add(CONFLICT)
    if any(needs.partners[need, o] and candidates.interest_partners[row, o] for o in range(ORGANISATIONS)):
        found.add(CONFLICT)
    if asking != NOBODY and asking == candidates.home[row] and (kind == "peer" or not rules.own_country_experts):
        found.add(OWN_COUNTRY)
    wanted = [place for place in range(LANGUAGES) if needs.languages[need, place]]
    works = any(candidates.works_in[row, place] for place in wanted)
    if needs.languages_bind[need] and wanted and not works:
        found.add(LANGUAGE)
    if candidates.loaded[row]:
        found.add(LOAD)
    first, until = candidates.from_day[row], needs.until[need]
    if not math.isnan(first) and not math.isnan(until) and first > until:
        found.add(DATES)
    if asking != NOBODY and candidates.open_to[row].any() and not candidates.open_to[row, asking]:
        found.add(COUNTRY)
    return found & set(BARRIERS[kind])


@settings(max_examples=200, deadline=None)
@given(cases(needs=5, candidates=20))
def test_no_rule_is_ever_broken(case: tuple[Needs, Candidates]) -> None:
    """200 cases of 100 pairs. The scores tempt: every pair has full marks in every signal."""
    needs, candidates = case
    shape = (len(needs), len(candidates))
    for kind in BARRIERS:
        rules = Rules(TODAY, own_country_experts=kind != "expert" or len(needs) % 2 == 0)
        tempting = {name: np.ones(shape, np.float32) for name in WEIGHTS[kind]}
        pairs = scored(kind, needs, candidates, tempting, np.ones(shape, np.float32), rules)
        for need in range(len(needs)):
            proposed = set(pairs.order(need).tolist())
            for row in range(len(candidates)):
                expected = breaks(kind, needs, candidates, need, row, rules)
                told = {code for code, mask in pairs.barriers.items() if mask[need, row]}
                assert told == expected
                assert (row in proposed) is not bool(expected)


def test_without_any_mask_everything_is_allowed() -> None:
    assert allowed({}, 2, 3).all()
