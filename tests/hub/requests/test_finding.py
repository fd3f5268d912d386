"""Finding the candidate that is missed, by what a person remembers of its name."""

from __future__ import annotations

import pytest

from hub.requests.finding import MOST_FOUND, find_candidates
from hub.web.services import Services


@pytest.mark.parametrize(
    ("kind", "name", "id"),
    [
        ("practice", "tha-child-detention-alternatives-framework", "tha-child-detention-alternatives-framework"),
        ("practice", "Thailand adopts interministerial framework on alternatives to child detention",
         "tha-child-detention-alternatives-framework"),
        ("expert", "free person", "rule-free"),
        ("peer", "Thailand", "THA"),
        ("peer", "泰国", "THA"),
        ("organisation", "International Organization for Migration", "iom"),
        ("fund", "migration-mptf", "migration-mptf"),
    ],
)  # fmt: skip
def test_an_exact_name_or_id_finds_one(services: Services, kind: str, name: str, id: str) -> None:
    assert [found.id for found in find_candidates(kind, name, services)] == [id]


def test_part_of_a_name_finds_a_few(services: Services) -> None:
    found = find_candidates("practice", "shelters for victims", services)
    assert 1 < len(found) <= MOST_FOUND
    assert all("shelter" in one.titles["en"].casefold() or "victim" in one.titles["en"].casefold() for one in found[:2])


@pytest.mark.parametrize("name", ["", "   ", "?!", "zzzzqqqq xxxx"])
def test_nothing_is_found_for_nothing(services: Services, name: str) -> None:
    assert find_candidates("practice", name, services) == ()


@pytest.mark.parametrize("name", ["States Person", "rule-states", "Nobody Person", "rule-nobody"])
def test_who_may_not_be_known_is_not_found(services: Services, name: str) -> None:
    assert name not in {title for one in find_candidates("expert", name, services) for title in one.titles.values()}
    assert {"rule-states", "rule-nobody"}.isdisjoint(one.id for one in find_candidates("expert", name, services))


def test_somebody_of_the_audience_finds_them(services: Services) -> None:
    found = find_candidates("expert", "States Person", services, ("public", "states"))
    assert [one.id for one in found] == ["rule-states"]
