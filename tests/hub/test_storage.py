"""What every kind of record has in common: saving, reading, telling the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from hub.database import Database
from hub.errors import InvalidInput
from hub.experts.store import experts
from hub.funds.store import funds
from hub.indexing.outbox import pending
from hub.organisations.store import organisations
from hub.practices.models import PracticeRow
from hub.practices.store import practices
from hub.storage import BATCH, RecordStore
from tests.hub.records import MORE, make_expert, make_fund, make_organisation, make_practice

CASES = [
    pytest.param(
        practices, make_practice(), {"countries": ("UGA", "KEN"), "summaries": MORE | {"en": "B"}}, id="practice"
    ),
    pytest.param(organisations, make_organisation(), {"objectives": (7, 21, 1), "names": MORE}, id="organisation"),
    pytest.param(funds, make_fund(), {"theme": 3, "who_may_apply": MORE | {"zh": "国家"}}, id="fund"),
    pytest.param(experts, make_expert(), {"languages": (("fr", "fluent"),), "statements": ()}, id="expert"),
]
Store = RecordStore[Any, Any]


@pytest.mark.parametrize(("store", "record", "changes"), CASES)
def test_a_record_comes_back_as_it_was_saved(
    database: Database, now: datetime, store: Store, record: Any, changes: dict[str, Any]
) -> None:
    with database.writing() as session:
        assert store.save(session, record, now)
    with database.reading() as session:
        assert store.get(session, record.id) == record


@pytest.mark.parametrize(("store", "record", "changes"), CASES)
def test_a_changed_record_replaces_the_old_one_completely(
    database: Database, now: datetime, store: Store, record: Any, changes: dict[str, Any]
) -> None:
    with database.writing() as session:
        store.save(session, record, now)
    changed = replace(record, **changes)
    with database.writing() as session:
        assert store.save(session, changed, now)
    with database.reading() as session:
        assert store.get(session, record.id) == changed
        assert store.count(session) == 1


@pytest.mark.parametrize(("store", "record", "changes"), CASES)
def test_saving_the_same_again_writes_nothing(
    database: Database, now: datetime, store: Store, record: Any, changes: dict[str, Any]
) -> None:
    with database.writing() as session:
        store.save(session, record, now)
        queued = pending(session)
    with database.writing() as session:
        assert not store.save(session, record, now + timedelta(days=1))
        assert pending(session) == queued
        assert session.get_one(store.row_type, record.id).changed_at == now


@pytest.mark.parametrize(("store", "record", "changes"), CASES)
def test_every_write_is_told_to_the_index(
    database: Database, now: datetime, store: Store, record: Any, changes: dict[str, Any]
) -> None:
    key = f"{store.kind}:{record.id}"
    seen = []
    with database.writing() as session:
        for write in (
            lambda: store.save(session, record, now),
            lambda: store.save(session, replace(record, **changes), now),
            lambda: store.remove(session, record.id, now),
        ):
            write()
            (row,) = pending(session)
            assert row.key == key
            seen.append(row.id)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize(("store", "record", "changes"), CASES)
def test_removing_leaves_nothing_behind(
    database: Database, now: datetime, store: Store, record: Any, changes: dict[str, Any]
) -> None:
    with database.writing() as session:
        store.save(session, record, now)
    with database.writing() as session:
        assert store.remove(session, record.id, now)
        assert not store.remove(session, record.id, now)
    with database.engine.connect() as connection:
        for table in store.row_type.metadata.sorted_tables:
            if table.name != "index_outbox":
                assert connection.execute(table.select()).all() == [], table.name


@pytest.mark.parametrize(
    ("store", "record", "field"),
    [
        (practices, make_practice(objectives_primary=(7,), objectives_secondary=(7,)), "objectives"),
        (practices, make_practice(countries=("KEN", "KEN")), "countries"),
        (experts, make_expert(languages=(("en", "native"), ("en", "basic"))), "languages"),
    ],
)
def test_a_record_that_links_to_the_same_thing_twice_is_refused(
    database: Database, now: datetime, store: Store, record: Any, field: str
) -> None:
    with database.writing() as session, pytest.raises(InvalidInput, match="repeats") as caught:
        store.save(session, record, now)
    assert caught.value.field == field


def test_a_record_that_is_not_there_is_none(database: Database) -> None:
    with database.reading() as session:
        assert practices.get(session, "nobody") is None


def test_many_records_come_in_the_order_asked_for(database: Database, now: datetime) -> None:
    with database.writing() as session:
        for id in ("a", "b", "c"):
            practices.save(session, make_practice(id), now)
    with database.reading() as session:
        assert list(practices.get_many(session, ["c", "nobody", "a", "c"])) == ["c", "a"]


def test_all_records_are_read_in_batches_without_keeping_rows(database: Database, now: datetime) -> None:
    ids = [f"p-{number:04}" for number in range(BATCH + 5)]
    with database.writing() as session:
        for id in ids:
            practices.save(session, make_practice(id), now)
    with database.reading() as session:
        found = []
        for practice in practices.iterate(session):
            found.append(practice.id)
            assert not any(isinstance(row, PracticeRow) for row in session.identity_map.values())
    assert found == ids
