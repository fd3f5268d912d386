"""`hub search` as a person types it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from hub.settings import Settings
from indexer import SearchIndex

Hub = Callable[..., Result]


@pytest.fixture
def hub_over_catalogue(
    hub: Hub, loaded_settings: Settings, loaded_index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> Hub:
    """`hub` with the shipped catalogue."""
    monkeypatch.setenv("HUB_DATA", str(loaded_settings.data_folder))
    return hub


def test_results_come_with_reasons(hub_over_catalogue: Hub) -> None:
    result = hub_over_catalogue("search", "alternatives to child detention", "--limit", "3")
    assert result.exit_code == 0
    assert "Thailand" in result.output
    assert "because: " in result.output


def test_json_is_that_of_the_api(hub_over_catalogue: Hub) -> None:
    result = hub_over_catalogue("search", "拘留儿童的替代措施", "--json", "--kind", "practice", "--country", "泰国")
    found = json.loads(result.output)
    assert set(found) >= {"query", "language", "total", "took_ms", "facets", "hits"}
    assert found["language"] == "zh"
    assert found["hits"][0]["id"] == "tha-child-detention-alternatives-framework"
    assert found["hits"][0]["why"]["sentence"]
    assert "/zh/practices/" in found["hits"][0]["url"]


def test_without_text_records_are_listed(hub_over_catalogue: Hub) -> None:
    found = json.loads(hub_over_catalogue("search", "--objective", "13", "--json").output)
    assert found["total"] > 5
    assert all(13 in hit["objectives"] for hit in found["hits"])


def test_words_need_no_quotes_and_channels_can_be_chosen(hub_over_catalogue: Hub) -> None:
    result = hub_over_catalogue("search", "child", "detention", "--channels", "concept", "--json")
    found = json.loads(result.output)
    assert found["query"] == "child detention"
    assert {name for hit in found["hits"] for name in hit["why"]["channels"]} == {"concept"}


REFUSED = [
    (("--objective", "99"), "1<=x<=23"),
    (("--objective", "x"), "not a valid integer"),
    (("--country", "Atlantis"), "'Atlantis' is no country"),
    (("--kind", "planet"), "practice"),
    (("--language", "de"), "'ar', 'en', 'es', 'fr', 'ru', 'zh'"),
    (("--limit", "0"), "1<=x<=100"),
    (("--channels", "telepathy"), "keyword, concept, vector"),
    (("--channels", ","), "no channel is named"),
]


@pytest.mark.parametrize(("options", "told"), REFUSED)
def test_what_cannot_be_used_is_named(hub: Hub, options: tuple[str, ...], told: str) -> None:
    result = hub("search", "x", *options)
    assert result.exit_code == 2
    assert told in result.output


def test_too_long_a_question_is_refused(hub: Hub) -> None:
    result = hub("search", "x" * 20_001)
    assert result.exit_code == 2
    assert "20001 characters" in result.output


def test_before_init_one_sentence_says_what_to_do(hub: Hub) -> None:
    result = hub("search", "x")
    assert result.exit_code == 2
    assert "run `hub init`" in result.output
    assert "Traceback" not in result.output
