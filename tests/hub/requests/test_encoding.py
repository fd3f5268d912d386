"""Signals are made of what the asking person may see, masks of everything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pytest

from hub.matching.arrays import Candidates
from hub.requests.axes import Axes, group_weights, objective_weights, place_weights
from hub.requests.encoding import peer_candidates, practice_candidates
from hub.requests.expert_encoding import expert_candidates, statements_of
from hub.requests.readings import Reading
from tests.hub.records import make_expert, make_practice

AXES = Axes.of(["iom"], ["sw"])


class AnyReading(dict[tuple[str, str], Reading]):
    """The same reading for every text."""

    def __missing__(self, key: tuple[str, str]) -> Reading:
        return Reading({}, np.ones(4, np.float32))


READINGS: Mapping[tuple[str, str], Reading] = AnyReading()
SIGNAL_FIELDS = {
    "objectives": ("objectives", "cross_cutting"),
    "languages": ("languages",),
    "availability": ("days", "free", "formats"),
}
HARD_FIELDS = ("until", "from_day", "loaded", "works_in", "interest_places", "interest_partners", "home")


def encoded(audiences: tuple[str, ...], **consent: str) -> Candidates:
    return expert_candidates([make_expert(consent=consent)], audiences, READINGS, AXES)


def says(values: np.ndarray) -> bool:
    return bool(np.nan_to_num(values.astype(np.float32)).any())


@pytest.mark.parametrize("field", SIGNAL_FIELDS)
def test_a_field_without_consent_is_in_no_signal(field: str) -> None:
    shown, hidden = encoded(("public",)), encoded(("public",), **{field: "states"})
    for name in SIGNAL_FIELDS[field]:
        assert says(getattr(shown, name))
        assert not says(getattr(hidden, name))
    assert says(getattr(encoded(("public", "states"), **{field: "states"}), SIGNAL_FIELDS[field][0]))


def test_places_come_only_from_fields_with_consent() -> None:
    none = dict.fromkeys(("country", "countries_worked_in", "statements"), "states")
    assert not says(encoded(("public",), **none).places)
    home = AXES.countries.column("KEN")
    assert encoded(("public",), country="states", countries_worked_in="states").places[0, home] == 1  # of a statement
    assert encoded(("public",), **none | {"country": "public"}).places[0].sum() == 1


def test_hard_facts_are_complete_whatever_is_shown() -> None:
    everything = dict.fromkeys(("country", "languages", "objectives", "availability", "interests"), "none")
    shown, hidden = encoded(("public",)), encoded(("public",), **everything)
    for name in HARD_FIELDS:
        np.testing.assert_array_equal(getattr(shown, name), getattr(hidden, name))
    assert hidden.interest_places[0, AXES.countries.column("KEN")] == 1
    assert hidden.interest_partners[0, 0] == 1


def test_who_may_not_be_found_is_not_listed_and_says_nothing() -> None:
    candidates = encoded(("public",), listing="states")
    assert not candidates.listed[0]
    assert not says(candidates.objectives)
    assert encoded(("public", "states"), listing="states").listed[0]


@pytest.mark.parametrize(("level", "works"), [("native", 1), ("fluent", 1), ("working", 1), ("basic", 0)])
def test_a_basic_level_is_not_enough_to_work_in(level: str, works: int) -> None:
    expert = make_expert(languages=(("fr", level),))
    candidates = expert_candidates([expert], ("public",), READINGS, AXES)
    assert candidates.works_in[0, AXES.languages.column("fr")] == works


def test_days_of_listing_and_of_availability_are_ordinals() -> None:
    candidates = encoded(("public",))
    assert candidates.until[0] == date(2028, 3, 1).toordinal()
    assert candidates.from_day[0] == date(2027, 1, 1).toordinal()


def test_the_first_objective_of_an_expert_weighs_most() -> None:
    row = encoded(("public",)).objectives[0]
    assert row[12] == 1.0
    assert row[9] == pytest.approx(0.6)


def test_statements_without_consent_are_no_experience() -> None:
    experts = [make_expert(), make_expert("b", consent={"statements": "states"})]
    statements = statements_of(experts, ("public",), READINGS, AXES, 4)
    assert statements.items.owner.tolist() == [0, 0]
    assert statements.vectors.shape == (2, 4)
    assert np.isnan(statements.items.years).tolist() == [False, True]


def test_regions_reach_their_countries_the_less_the_wider_they_are() -> None:
    weights = place_weights(["KEN"], ["001", "002", "014"])
    assert weights["KEN"] == 1.0
    assert weights["UGA"] > weights["GHA"] > weights["FRA"] > 0
    assert place_weights([], ["no-region"]) == {}


def test_a_narrower_group_also_names_the_wider_one() -> None:
    assert group_weights(["unaccompanied-children"])["children"] < 1.0
    assert group_weights(["unaccompanied-children", "children"])["children"] == 1.0


def test_an_objective_that_is_primary_and_secondary_counts_as_primary() -> None:
    assert objective_weights([13], [13, 7]) == {"13": 1.0, "7": 0.6}


def test_a_practice_becomes_a_row() -> None:
    candidates = practice_candidates([make_practice()], AXES)
    assert candidates.ids.tolist() == ["ken-shelters"]
    assert candidates.years.tolist() == [2020]
    assert candidates.objectives[0, [9, 6, 2]].tolist() == pytest.approx([1.0, 0.6, 0.6])
    assert candidates.help[0, AXES.help.column("technical-assistance")] == 1


def test_peers_are_states_with_a_share_in_what_they_did_together() -> None:
    together = make_practice("joint", countries=("KEN", "UGA", "TZA", "RWA"), year=2022)
    alone = make_practice("alone", countries=("KEN",), year=2019)
    peers, items = peer_candidates([together, alone, make_practice("hkg", countries=("HKG",))], AXES)
    assert peers.ids.tolist() == ["KEN", "RWA", "TZA", "UGA"]
    assert peers.years[0] == 2022
    assert items.owner.tolist() == [0, 0, 1, 2, 3]
    assert items.item.tolist() == [0, 1, 0, 0, 0]
    assert items.share[:2].tolist() == [0.5, 1.0]
    assert peers.home[0] == AXES.countries.column("KEN")
