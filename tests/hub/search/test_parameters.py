"""Addresses of searches, read and written."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import InvalidInput
from hub.search.parameters import LAST_PAGE, SearchParameters, read_parameters
from indexer.query import Filters

FULL = SearchParameters(
    text="shelters",
    language="fr",
    filters=Filters(
        objective=(10, 7),
        theme=(3,),
        sdg=("10.7",),
        country=("KEN", "EGY"),
        region=("202",),
        year=(2020,),
        kind=("practice",),
        language=("ar",),
        status=("recorded",),
    ),
    page=3,
)


def read(query: str) -> SearchParameters:
    return read_parameters(parse_qs(query, keep_blank_values=True), 1000)


def test_what_is_written_is_read_again() -> None:
    assert read(FULL.address("/search").partition("?")[2]) == FULL


def test_values_can_be_repeated_or_separated_by_commas() -> None:
    assert read("objective=10,7&objective=7&objective=3").filters.objective == (10, 7, 3)


def test_country_codes_in_any_case() -> None:
    assert read("country=ken").filters.country == ("KEN",)


@pytest.mark.parametrize(
    "query", ["objective=24", "theme=0", "sdg=18", "country=XXX", "region=12", "year=20", "kind=A%00", "language=de"]
)
def test_unknown_values_are_left_out(query: str) -> None:
    assert read(query) == SearchParameters()


@pytest.mark.parametrize(
    ("page", "expected"), [("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("", 1), ("1000000000", LAST_PAGE), ("٣", 1)]
)
def test_page(page: str, expected: int) -> None:
    assert read(f"page={page}").page == expected


def test_text_is_cleaned() -> None:
    assert read("q=%20two%00%20%20words%0A").text == "two words"


def test_long_text_is_refused() -> None:
    with pytest.raises(InvalidInput, match="1001 characters, at most 1000") as refusal:
        read("q=" + "a" * 1001)
    assert refusal.value.field == "q"


def test_taking_a_filter_away_leads_to_the_first_page() -> None:
    wider = FULL.without("objective", "10")
    assert wider.filters.objective == (7,)
    assert wider.page == 1
    assert FULL.without("country", "KEN").filters.country == ("EGY",)


def test_unfiltered_keeps_the_question() -> None:
    assert FULL.unfiltered() == SearchParameters("shelters", "fr")


def test_query_counts_documents_from_zero() -> None:
    query = FULL.query(20)
    assert (query.offset, query.limit, query.language) == (40, 20, "fr")


@given(st.dictionaries(st.sampled_from(["q", "objective", "country", "page", "year", "in"]), st.lists(st.text())))
def test_any_address_can_be_read(arguments: dict[str, list[str]]) -> None:
    found = read_parameters(arguments, 10_000)
    assert read_parameters(parse_qs(found.address("")[1:]), 10_000) == found
