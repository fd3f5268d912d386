"""The JSON of a search, and passages in the reader's language."""

from __future__ import annotations

import json

import pytest

from hub.database import Database
from hub.search.operations import find_similar, search_for_reader, search_records
from hub.search.presentation import search_json, title_of
from hub.search.views import pages
from indexer import SearchIndex
from indexer.hits import Hit, PassageHit
from indexer.query import Filters, Query

SHELTERS = Query("人口贩运受害者庇护所", filters=Filters(kind=("practice",)), limit=5)


def test_json_has_the_names_of_the_contract(loaded: Database, loaded_index: SearchIndex) -> None:
    found = search_json(search_records(loaded_index, SHELTERS), SHELTERS, "fr", "https://hub.example.org")
    assert {"query", "language", "total", "took_ms", "facets", "hits"} <= found.keys()
    hit = found["hits"][0]
    wanted = {"id", "kind", "title", "score", "language", "countries", "objectives", "url", "source", "passage", "why"}
    assert wanted <= hit.keys()
    assert hit["url"] == f"https://hub.example.org/fr/practices/{hit['id']}"
    assert hit["source"]["document"] == "A/75/542"
    assert {"concepts", "terms", "channels", "sentence"} <= hit["why"].keys()
    assert hit["passage"].keys() >= {"text", "highlights"}
    assert found["language"] == "zh"
    json.dumps(found)


@pytest.mark.parametrize("reader", ["ar", "en", "zh"])
def test_passages_are_in_the_language_of_the_reader(loaded: Database, loaded_index: SearchIndex, reader: str) -> None:
    with loaded.reading() as session:
        result = search_for_reader(session, loaded_index, SHELTERS, reader)
    assert len(result.hits) == 5
    for hit in result.hits:
        assert hit.language == hit.passage.language == reader
        assert hit.passage.text
        assert all(0 <= mark.start < mark.end <= len(hit.passage.text) for mark in hit.passage.highlights)
    assert any(hit.passage.highlights for hit in result.hits)


def test_order_does_not_depend_on_the_reader(loaded: Database, loaded_index: SearchIndex) -> None:
    with loaded.reading() as session:
        results = [search_for_reader(session, loaded_index, SHELTERS, reader) for reader in ("ar", "ru")]
    assert [hit.id for hit in results[0].hits] == [hit.id for hit in results[1].hits]


def test_similar_records_are_of_the_same_kind_and_others(loaded: Database, loaded_index: SearchIndex) -> None:
    with loaded.reading() as session:
        key = "practice:ken-trafficking-shelters"
        hits = find_similar(session, lambda: loaded_index, key, "shelters for victims of trafficking", "en")
    assert hits
    assert all(hit.kind == "practice" and hit.key != key for hit in hits)


def test_title_falls_back_to_another_language() -> None:
    hit = Hit("x", "resource", {"fr": "Titre", "ar": "عنوان"}, 1.0, "fr", PassageHit("", "fr"), {})
    assert title_of(hit, "ar") == ("عنوان", "ar")
    assert title_of(hit, "zh") == ("Titre", "fr")


@pytest.mark.parametrize(
    ("page", "total", "near"),
    [
        (1, 0, (1,)),
        (1, 20, (1,)),
        (1, 21, (1, 2)),
        (5, 400, (1, None, 3, 4, 5, 6, 7, None, 20)),
        (20, 400, (1, None, 18, 19, 20)),
    ],
)
def test_pages_near_the_page(page: int, total: int, near: tuple[int | None, ...]) -> None:
    assert pages(page, total, 20).near == near
