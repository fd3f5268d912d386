"""Who may see what of an expert."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from hub.codes import AUDIENCES
from hub.database import Database
from hub.errors import NotFound
from hub.experts.operations import (
    audiences_of,
    erase_expert,
    index_view,
    lapse_listings,
    record_expert,
    seen_by,
    show_expert,
)
from hub.experts.records import CONSENT_FIELDS, Interests
from hub.experts.store import experts
from hub.indexing.outbox import pending
from tests.hub.records import make_expert

SHOWN = {
    "country": lambda expert: expert.country,
    "employer": lambda expert: expert.employer,
    "languages": lambda expert: expert.languages,
    "objectives": lambda expert: expert.objectives or expert.cross_cutting,
    "statements": lambda expert: expert.statements,
    "countries_worked_in": lambda expert: expert.countries_worked_in,
    "availability": lambda expert: expert.formats or expert.days_a_year or expert.available_from,
    "interests": lambda expert: expert.interests != Interests(),
}
RANK = {"public": 0, "states": 1, "secretariat": 2, "none": 3}


def test_every_field_with_consent_is_tested() -> None:
    assert set(SHOWN) | {"listing"} == set(CONSENT_FIELDS)


@pytest.mark.parametrize(("rank", "given"), [*product(AUDIENCES, RANK)])
def test_somebody_is_found_only_with_consent(rank: str, given: str) -> None:
    seen = seen_by(make_expert(consent={"listing": given}), audiences_of(rank))
    assert (seen is not None) == (RANK[rank] >= RANK[given])


@pytest.mark.parametrize(("field", "rank", "given"), [*product(SHOWN, AUDIENCES, RANK)])
def test_a_field_is_seen_only_with_consent(field: str, rank: str, given: str) -> None:
    seen = seen_by(make_expert(consent={field: given}), audiences_of(rank))
    assert seen is not None
    assert bool(SHOWN[field](seen)) == (RANK[rank] >= RANK[given])
    others = [other for other in SHOWN if other != field]
    assert all(SHOWN[other](seen) for other in others)


@pytest.mark.parametrize(
    ("rank", "gender"), [("public", "undisclosed"), ("states", "undisclosed"), ("secretariat", "female")]
)
def test_gender_is_left_to_the_secretariat(rank: str, gender: str) -> None:
    seen = seen_by(make_expert(), audiences_of(rank))
    assert seen is not None
    assert seen.gender == gender


def test_consents_that_hide_are_hidden_themselves() -> None:
    seen = seen_by(make_expert(consent={"employer": "secretariat"}), ("public",))
    assert seen is not None
    assert "employer" not in seen.consent


def test_a_consent_that_was_never_given_shows_nothing() -> None:
    assert seen_by(replace(make_expert(), consent={}), AUDIENCES) is None


@pytest.mark.parametrize(("rank", "sees"), [("public", False), ("states", False), ("secretariat", True)])
def test_a_lapsed_listing_is_for_the_secretariat(rank: str, sees: bool) -> None:
    assert (seen_by(make_expert(status="lapsed"), audiences_of(rank)) is not None) == sees


@pytest.mark.parametrize(
    ("listing", "finders"),
    [
        ("public", ("public",)),
        ("states", ("states", "secretariat")),
        ("secretariat", ("secretariat",)),
    ],
)
def test_the_index_holds_what_all_who_may_find_may_see(listing: str, finders: tuple[str, ...]) -> None:
    consent = {"listing": listing, "employer": "states", "statements": "secretariat"}
    view = index_view(make_expert(consent=consent))
    assert view is not None
    shown, audiences = view
    assert audiences == finders
    assert bool(shown.employer) == (listing != "public")
    assert bool(shown.statements) == (listing == "secretariat")
    assert (shown.gender, shown.consent) == ("undisclosed", {})


@pytest.mark.parametrize("expert", [make_expert(consent={"listing": "none"}), make_expert(status="lapsed")])
def test_the_index_holds_nothing_of_who_may_not_be_found(expert: object) -> None:
    assert index_view(expert) is None  # type: ignore[arg-type]


def test_showing_an_expert_respects_consent(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_expert(session, make_expert(consent={"listing": "states", "employer": "none"}), now)
    with database.reading() as session:
        assert show_expert(session, "demo-expert-001", ("public", "states")).employer == ""
        for id in ("demo-expert-001", "nobody"):
            with pytest.raises(NotFound, match=f"no expert '{id}'"):
                show_expert(session, id, ("public",))


def test_a_listing_lapses_two_years_after_it_was_confirmed(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_expert(session, make_expert("early", last_confirmed=date(2025, 1, 1)), now)
        record_expert(session, make_expert("late", last_confirmed=date(2026, 6, 1)), now)
    later = now + timedelta(days=365)
    with database.writing() as session:
        queued = pending(session)[-1].id
        assert lapse_listings(session, later) == 1
        assert lapse_listings(session, later) == 0
        assert [row.key for row in pending(session) if row.id > queued] == ["expert:early"]
        statuses = {expert.id: expert.status for expert in experts.iterate(session)}
    assert statuses == {"early": "lapsed", "late": "listed"}


def test_who_confirms_again_is_listed_again(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_expert(session, make_expert(last_confirmed=date(2020, 1, 1)), now)
        record_expert(session, make_expert(last_confirmed=now.date()), now)
        found = experts.get(session, "demo-expert-001")
    assert found is not None
    assert found.status == "listed"


def test_a_listing_confirmed_on_29_february_ends_on_28(now: datetime) -> None:
    assert make_expert(last_confirmed=date(2024, 2, 29)).listed_until == date(2026, 2, 28)


def test_erasing_forgets_everything(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_expert(session, make_expert(), now)
        erase_expert(session, "demo-expert-001", now)
    with database.writing() as session, pytest.raises(NotFound):
        erase_expert(session, "demo-expert-001", now)
