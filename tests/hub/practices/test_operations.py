"""What can be done with practices."""

from __future__ import annotations

from datetime import datetime

import pytest

from hub.database import Database
from hub.errors import NotFound
from hub.practices.operations import record_practice, remove_practice, show_practice
from tests.hub.records import make_practice


def test_a_recorded_practice_is_shown(database: Database, now: datetime) -> None:
    with database.writing() as session:
        assert record_practice(session, make_practice(), now)
        assert not record_practice(session, make_practice(), now)
    with database.reading() as session:
        assert show_practice(session, "ken-shelters") == make_practice()


@pytest.mark.parametrize("id", ["nobody", "gone"])
def test_what_is_missing_or_withdrawn_is_not_found(database: Database, now: datetime, id: str) -> None:
    with database.writing() as session:
        record_practice(session, make_practice("gone", status="withdrawn"), now)
    with database.reading() as session, pytest.raises(NotFound, match=f"no practice '{id}'"):
        show_practice(session, id)


def test_a_practice_is_removed_once(database: Database, now: datetime) -> None:
    with database.writing() as session:
        record_practice(session, make_practice(), now)
        remove_practice(session, "ken-shelters", now)
    with database.writing() as session, pytest.raises(NotFound):
        remove_practice(session, "ken-shelters", now)


def test_objectives_are_primary_ones_first() -> None:
    assert make_practice().objectives == (10, 7, 3)
