"""Arrays are made once per state of the database, and anew when it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from hub.experts.operations import erase_expert, record_expert
from hub.requests.snapshot import current_snapshot
from hub.web.services import Services
from tests.hub.requests.conftest import PERSONS


def test_the_same_state_is_the_same_snapshot(small_services: Callable[..., Services]) -> None:
    services = small_services(PERSONS[0])
    first = current_snapshot(services)
    assert current_snapshot(services) is first
    assert first.experts(("public",)) is first.experts(("public",))


def test_a_change_shows_at_once_even_at_the_same_moment(small_services: Callable[..., Services], now: datetime) -> None:
    services = small_services(PERSONS[0])
    before = current_snapshot(services)
    with services.database.writing() as session:
        record_expert(session, replace(PERSONS[0], name="Another Name"), now)
    after = current_snapshot(services)
    assert after is not before
    assert after.records.experts[0].name == "Another Name"
    assert before.records.experts[0].name == "Free Person"


def test_an_erased_expert_is_gone(small_services: Callable[..., Services], now: datetime) -> None:
    services = small_services(*PERSONS[:2])
    current_snapshot(services)
    with services.database.writing() as session:
        erase_expert(session, PERSONS[0].id, now)
    assert set(current_snapshot(services).rows["expert"]) == {PERSONS[1].id}


def test_rows_are_in_the_order_of_the_arrays(services: Services) -> None:
    snapshot = current_snapshot(services)
    for kind, candidates in (
        ("practice", snapshot.practices),
        ("organisation", snapshot.organisations),
        ("fund", snapshot.funds),
        ("peer", snapshot.peers[0]),
        ("expert", snapshot.experts(("public",))[0]),
    ):
        assert candidates.ids.tolist() == list(snapshot.rows[kind])


def test_a_concept_that_many_practices_name_is_less_telling(services: Services) -> None:
    rarity = current_snapshot(services).rarity
    assert rarity["migrants"] < rarity["immigration-detention"] < rarity["e-passports"]
