"""Database and index in step: every change arrives, whatever is interrupted or done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hub.database import Database
from hub.errors import EngineUnavailable, IndexOutdated
from hub.experts.operations import erase_expert, record_expert
from hub.indexing.operations import (
    Applied,
    Differences,
    bring_up_to_date,
    check,
    engine_errors,
    open_index_to_rebuild,
    open_search_index,
    rebuild,
    refresh,
)
from hub.indexing.outbox import count_pending, pending
from hub.organisations.operations import record_organisation
from hub.practices.operations import record_practice, remove_practice
from hub.settings import Settings
from indexer import SearchIndex
from indexer.documents import Document
from indexer.errors import IndexerError, ModelMismatch
from indexer.query import Query
from tests.hub.records import MORE, make_expert, make_organisation, make_practice

Clock = Callable[[], datetime]
IN_STEP = Differences()


@pytest.fixture
def filled(database: Database, now: datetime) -> Database:
    """Three practices and an expert, none of them indexed."""
    with database.writing() as session:
        for id in ("a", "b", "c"):
            record_practice(session, make_practice(id), now)
        record_expert(session, make_expert(), now)
    return database


def _keys(index: SearchIndex, *audiences: str) -> set[str]:
    return {hit.key for hit in index.search(Query(audiences=audiences or ("public",))).hits}


def test_waiting_changes_arrive(filled: Database, index: SearchIndex, clock: Clock) -> None:
    assert bring_up_to_date(filled, index, clock) == Applied(upserted=4, deleted=0)
    assert _keys(index) == {"practice:a", "practice:b", "practice:c", "expert:demo-expert-001"}
    assert check(filled, index) == IN_STEP
    with filled.reading() as session:
        assert count_pending(session) == 0


def test_bringing_up_to_date_twice_does_nothing_more(filled: Database, index: SearchIndex, clock: Clock) -> None:
    bring_up_to_date(filled, index, clock)
    assert bring_up_to_date(filled, index, clock) == Applied()


def test_changes_and_removals_arrive(filled: Database, index: SearchIndex, clock: Clock, now: datetime) -> None:
    bring_up_to_date(filled, index, clock)
    with filled.writing() as session:
        record_practice(session, make_practice("a", year=2021), now)
        record_practice(session, make_practice("b", status="withdrawn"), now)
        remove_practice(session, "c", now)
        erase_expert(session, "demo-expert-001", now)
    assert bring_up_to_date(filled, index, clock) == Applied(upserted=1, deleted=3)
    (hit,) = index.search(Query()).hits
    assert (hit.key, hit.year) == ("practice:a", 2021)
    assert check(filled, index) == IN_STEP


def test_a_consent_that_is_withdrawn_reaches_the_index(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    bring_up_to_date(filled, index, clock)
    with filled.writing() as session:
        record_expert(session, make_expert(consent={"listing": "secretariat"}), now)
    bring_up_to_date(filled, index, clock)
    assert "expert:demo-expert-001" not in _keys(index)
    assert "expert:demo-expert-001" in _keys(index, "public", "states", "secretariat")


def test_a_listing_that_ended_leaves_the_index_without_any_change(
    filled: Database, index: SearchIndex, clock: Clock
) -> None:
    bring_up_to_date(filled, index, clock)
    assert bring_up_to_date(filled, index, lambda: clock() + timedelta(days=3 * 365)) == Applied(deleted=1)
    assert "expert:demo-expert-001" not in _keys(index, "public", "states", "secretariat")


class _Interrupted(Exception):
    """The process was killed here."""


class _Index:
    """The real index, with something that happens at one place."""

    def __init__(self, index: SearchIndex, **happens: Callable[[], None]) -> None:
        self._index, self._happens = index, happens

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def upsert(self, documents: Any) -> None:
        self._happens.pop("before_upsert", lambda: None)()
        self._index.upsert(documents)
        self._happens.pop("after_upsert", lambda: None)()

    def replace_all(self, documents: Iterator[Document], progress: Any = None) -> int:
        def watched() -> Iterator[Document]:
            for document in documents:
                yield document
                self._happens.pop("after_first_document", lambda: None)()

        count = self._index.replace_all(watched(), progress)
        self._happens.pop("after_swap", lambda: None)()
        return count


def _kill() -> None:
    raise _Interrupted


@pytest.mark.parametrize("place", ["before_upsert", "after_upsert"])
def test_a_killed_run_is_finished_by_the_next(filled: Database, index: SearchIndex, clock: Clock, place: str) -> None:
    with pytest.raises(_Interrupted):
        bring_up_to_date(filled, _Index(index, **{place: _kill}), clock)  # type: ignore[arg-type]
    with filled.reading() as session:
        assert count_pending(session) == 4
    bring_up_to_date(filled, index, clock)
    assert check(filled, index) == IN_STEP


def test_a_change_during_a_run_arrives_in_the_same_run(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    def change() -> None:
        with filled.writing() as session:
            record_practice(session, make_practice("a", year=2022), now)

    bring_up_to_date(filled, _Index(index, after_upsert=change), clock)  # type: ignore[arg-type]
    assert check(filled, index) == IN_STEP
    assert {hit.year for hit in index.search(Query()).hits if hit.id == "a"} == {2022}


def test_a_slow_run_does_not_leave_an_older_state_over_a_newer_one(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    """The slow run has read the old state; a quick one applies the new state and notes it as done."""

    def overtake() -> None:
        with filled.writing() as session:
            record_practice(session, make_practice("a", year=2022), now)
        bring_up_to_date(filled, index, clock)

    bring_up_to_date(filled, _Index(index, before_upsert=overtake), clock)  # type: ignore[arg-type]
    assert check(filled, index) == IN_STEP


def test_many_changes_arrive_in_batches(
    database: Database, index: SearchIndex, clock: Clock, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.indexing.operations.BATCH", 3)
    with database.writing() as session:
        for number in range(8):
            record_practice(session, make_practice(f"p-{number}"), now)
    assert bring_up_to_date(database, index, clock) == Applied(upserted=8)
    assert check(database, index) == IN_STEP


def test_a_rebuild_holds_every_record_and_tells_how_far_it_is(
    filled: Database, index: SearchIndex, clock: Clock
) -> None:
    heard: list[int] = []
    assert rebuild(filled, index, clock, heard.append) == 4
    assert heard[-1] == 4
    assert check(filled, index) == IN_STEP
    with filled.reading() as session:
        assert pending(session) == ()


@pytest.mark.parametrize("place", ["after_first_document", "after_swap"])
@pytest.mark.parametrize("applied", [False, True], ids=["waiting", "applied to the old index"])
def test_changes_during_a_rebuild_are_not_lost(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime, place: str, applied: bool
) -> None:
    def change() -> None:
        with filled.writing() as session:
            record_practice(session, make_practice("a", year=2022), now)
            remove_practice(session, "b", now)
            record_practice(session, make_practice("new"), now)

    def change_and_apply() -> None:
        # What another process would do: to the index that is still served.
        change()
        if place == "after_swap":
            bring_up_to_date(filled, index, clock)
        else:
            with filled.writing() as session:
                from hub.indexing.outbox import mark_done

                mark_done(session, pending(session), now)

    rebuild(filled, _Index(index, **{place: change_and_apply if applied else change}), clock)  # type: ignore[arg-type]
    assert check(filled, index) == IN_STEP
    assert {hit.id for hit in index.search(Query()).hits} >= {"a", "c", "new"}


def test_a_rebuild_does_not_apply_again_what_was_done_before(
    filled: Database, index: SearchIndex, clock: Clock
) -> None:
    bring_up_to_date(filled, index, clock)
    rebuild(filled, _Index(index, before_upsert=_kill), clock)  # type: ignore[arg-type]
    assert check(filled, index) == IN_STEP


def test_a_rebuild_that_is_killed_leaves_the_old_index(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    bring_up_to_date(filled, index, clock)
    before = _keys(index)
    with filled.writing() as session:
        record_practice(session, make_practice("new"), now)
    with pytest.raises(_Interrupted):
        rebuild(filled, _Index(index, after_first_document=_kill), clock)  # type: ignore[arg-type]
    assert _keys(index) == before
    bring_up_to_date(filled, index, clock)
    assert check(filled, index) == IN_STEP


def test_differences_are_named(filled: Database, index: SearchIndex, clock: Clock, now: datetime) -> None:
    bring_up_to_date(filled, index, clock)
    with filled.writing() as session:
        record_practice(session, make_practice("a", titles=MORE), now)
        record_practice(session, make_practice("new"), now)
        remove_practice(session, "c", now)
    found = check(filled, index)
    assert found == Differences(missing=("practice:new",), stale=("practice:a",), extra=("practice:c",))
    assert found
    assert not IN_STEP


def test_refreshing_builds_when_most_waits(filled: Database, index: SearchIndex, clock: Clock) -> None:
    assert refresh(filled, index, clock)
    assert check(filled, index) == IN_STEP


def test_refreshing_applies_a_few_changes_without_building(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    refresh(filled, index, clock)
    with filled.writing() as session:
        record_practice(session, make_practice("a", year=2021), now)
    assert not refresh(filled, index, clock)
    assert check(filled, index) == IN_STEP


def test_refreshing_mends_what_no_waiting_change_explains(filled: Database, index: SearchIndex, clock: Clock) -> None:
    refresh(filled, index, clock)
    index.delete(["practice:a"])
    assert refresh(filled, index, clock)
    assert check(filled, index) == IN_STEP


def test_refreshing_builds_over_an_index_of_another_model(
    filled: Database, index: SearchIndex, settings: Settings, clock: Clock
) -> None:
    refresh(filled, index, clock)
    index.close()
    manifest = settings.index_folder / "current.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"model": "', '"model": "other-'), "utf-8")
    reopened = open_search_index(settings)
    with pytest.raises(IndexOutdated, match="other-"):
        check(filled, reopened)
    assert refresh(filled, reopened, clock)
    assert check(filled, reopened) == IN_STEP
    reopened.close()


def test_an_engine_that_does_not_exist_is_told(settings: Settings) -> None:
    with pytest.raises(EngineUnavailable, match="no search engine 'solr'"):
        open_search_index(replace(settings, engine="solr"))


def test_an_unreadable_index_starts_empty_when_it_is_rebuilt(settings: Settings, index: SearchIndex) -> None:
    index.close()
    (settings.index_folder / "current.json").write_text("{", "utf-8")
    with pytest.raises(EngineUnavailable, match="cannot be read"):
        open_search_index(settings)
    reopened = open_index_to_rebuild(settings)
    assert reopened.count() == 0
    reopened.close()
    assert [path.name for path in settings.data_folder.iterdir()] == ["index"]


def test_an_index_is_kept_when_the_fault_lies_elsewhere(settings: Settings, index: SearchIndex) -> None:
    index.close()
    before = (settings.index_folder / "current.json").read_text("utf-8")
    with pytest.raises(EngineUnavailable, match="no search engine 'solr'"):
        open_index_to_rebuild(replace(settings, engine="solr"))
    assert (settings.index_folder / "current.json").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("raised", "wanted"),
    [
        (IndexerError("broken"), EngineUnavailable),
        (ModelMismatch("other model"), IndexOutdated),
        (PermissionError("not yours"), EngineUnavailable),
    ],
)
def test_errors_of_the_index_become_those_of_the_hub(raised: Exception, wanted: type[Exception]) -> None:
    with pytest.raises(wanted) as caught, engine_errors():
        raise raised
    assert type(caught.value) is wanted
    assert str(raised) in str(caught.value)


def test_a_record_whose_kind_is_unknown_is_taken_out_of_the_index(
    filled: Database, index: SearchIndex, clock: Clock, now: datetime
) -> None:
    from hub.indexing.outbox import enqueue

    with filled.writing() as session:
        enqueue(session, "resource:x", now)
    assert bring_up_to_date(filled, index, clock) == Applied(upserted=4, deleted=1)


def test_an_organisation_and_a_late_expert(database: Database, index: SearchIndex, clock: Clock, now: datetime) -> None:
    with database.writing() as session:
        record_organisation(session, make_organisation(), now)
        record_expert(session, make_expert(last_confirmed=date(2020, 1, 1)), now)
    assert bring_up_to_date(database, index, clock) == Applied(upserted=1, deleted=1)
    assert _keys(index) == {"organisation:iom"}


def test_the_shipped_catalogue_is_found_in_every_language(loaded: Database, loaded_index: SearchIndex) -> None:
    assert check(loaded, loaded_index) == IN_STEP
    for text in ("shelters for victims of trafficking in Kenya", "肯尼亚人口贩运受害者庇护所"):
        assert "ken-trafficking-shelters" in [hit.id for hit in loaded_index.search(Query(text, limit=3)).hits]
