"""Loading the catalogue twice changes nothing; a changed record changes alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hub.catalogue.operations import Loaded, load_catalogue, load_demo
from hub.catalogue.reading import Catalogue
from hub.database import Database
from hub.experts.store import experts
from hub.indexing.outbox import count_pending, forget_done, mark_done, pending
from hub.indexing.sources import count_records
from hub.practices.store import practices
from tests.hub.records import make_expert, make_fund, make_organisation, make_practice

SMALL = Catalogue(
    practices=(make_practice("a"), make_practice("b")),
    organisations=(make_organisation("iom"),),
    funds=(make_fund("big"), make_fund("big-window", parent="big", theme=1)),
)


def _settle(database: Database, now: datetime) -> None:
    with database.writing() as session:
        mark_done(session, pending(session), now)
        forget_done(session)


def test_the_first_time_everything_is_new(database: Database, now: datetime) -> None:
    heard: list[int] = []
    with database.writing() as session:
        assert load_catalogue(session, now, SMALL, heard.append) == Loaded(read=5, changed=5)
        assert (count_records(session), count_pending(session)) == (5, 5)
    assert heard == [1, 2, 3, 4, 5]


def test_the_second_time_nothing_is(database: Database, now: datetime) -> None:
    with database.writing() as session:
        load_catalogue(session, now, SMALL)
    _settle(database, now)
    with database.writing() as session:
        assert load_catalogue(session, now, SMALL) == Loaded(read=5, changed=0)
        assert count_pending(session) == 0


def test_only_a_changed_record_is_written_and_told_to_the_index(database: Database, now: datetime) -> None:
    with database.writing() as session:
        load_catalogue(session, now, SMALL)
    _settle(database, now)
    changed = replace(SMALL, practices=(make_practice("a"), make_practice("b", year=2021)))
    with database.writing() as session:
        assert load_catalogue(session, now, changed).changed == 1
        assert [row.key for row in pending(session)] == ["practice:b"]


def test_records_that_are_not_in_the_catalogue_stay(database: Database, now: datetime) -> None:
    with database.writing() as session:
        practices.save(session, make_practice("submitted"), now)
        load_catalogue(session, now, SMALL)
        assert practices.get(session, "submitted") is not None


def test_the_shipped_catalogue_loads_unchanged(loaded: Database, catalogue: Catalogue) -> None:
    with loaded.reading() as session:
        assert tuple(practices.iterate(session)) == catalogue.practices


def test_the_demonstration_is_loaded_once(database: Database, now: datetime) -> None:
    invented = [make_expert("demo-expert-001"), make_expert("demo-expert-002")]
    with database.writing() as session:
        assert load_demo(session, now, invented) == Loaded(read=2, changed=2)
        assert load_demo(session, now, invented) == Loaded(read=2, changed=0)
        assert experts.count(session) == 2
