"""Rules between concepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from synonyms.languages import LANGUAGE_CODES
from synonyms.thesaurus import inspect_thesaurus
from tests.synonyms.conftest import make_concept

WriteTheme = Callable[..., Path]


def problems_of(folder: Path, known_sdgs: frozenset[str] | None = None, *, orphans: bool = False) -> list[str]:
    """All faults; those of lonely concepts, which most of these small thesauri have, only with `orphans`."""
    found = [str(problem) for problem in inspect_thesaurus(folder, known_sdgs)[1]]
    return [problem for problem in found if orphans or "an orphan" not in problem]


def test_an_id_in_two_themes_is_told(write_theme: WriteTheme) -> None:
    write_theme(make_concept("visas"))
    folder = write_theme(make_concept("visas"), theme="travel")
    assert problems_of(folder) == ["travel.jsonl: visas: this id is already in borders.jsonl"]


@pytest.mark.parametrize("key", ["broader", "related"])
def test_a_link_to_no_concept_is_told(write_theme: WriteTheme, key: str) -> None:
    folder = write_theme(make_concept("visas", **{key: ["papers"]}))
    assert problems_of(folder) == [f"borders.jsonl: visas: {key} names an unknown concept 'papers'"]


@pytest.mark.parametrize("key", ["broader", "related"])
def test_a_link_to_itself_is_told_once(write_theme: WriteTheme, key: str) -> None:
    folder = write_theme(make_concept("visas", **{key: ["visas"]}))
    assert problems_of(folder) == [f"borders.jsonl: visas: {key} names the concept itself"]


def test_links_reach_into_other_themes(write_theme: WriteTheme) -> None:
    write_theme(make_concept("visas", broader=["papers"]))
    assert problems_of(write_theme(make_concept("papers"), theme="travel")) == []


def test_a_concept_that_is_both_broader_and_related_is_told(write_theme: WriteTheme) -> None:
    folder = write_theme(make_concept("a"), make_concept("b", broader=["a"], related=["a"]))
    assert problems_of(folder) == ["borders.jsonl: b: 'a' is both broader and related"]


def test_a_circle_is_told_once_with_its_way(write_theme: WriteTheme) -> None:
    folder = write_theme(
        make_concept("a", broader=["b"]),
        make_concept("b", broader=["c"]),
        make_concept("c", broader=["a"]),
        make_concept("d", broader=["a"]),
    )
    assert problems_of(folder) == ["borders.jsonl: a: broader runs in a circle: a > b > c > a"]


def test_two_ways_up_to_one_concept_are_no_circle(write_theme: WriteTheme) -> None:
    folder = write_theme(
        make_concept("a"),
        make_concept("b", broader=["a"]),
        make_concept("c", broader=["a"]),
        make_concept("d", broader=["b", "c"]),
    )
    assert problems_of(folder) == []


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_a_label_of_two_concepts_is_told_for_its_language(write_theme: WriteTheme, code: str) -> None:
    first, second = make_concept("a"), make_concept("b")
    shared = first["labels"][code][0]
    second["labels"][code].append(shared.upper())
    expected = f"borders.jsonl: b [{code}]: label {shared.upper()!r} already belongs to 'a'"
    assert problems_of(write_theme(first, second)) == [expected]


def test_one_label_in_two_languages_is_allowed(write_theme: WriteTheme) -> None:
    first, second = make_concept("a"), make_concept("b")
    first["labels"]["en"].append("migration")
    second["labels"]["fr"].append("migration")
    assert problems_of(write_theme(first, second)) == []


def test_goals_are_held_against_the_vocabulary_where_one_is_given(write_theme: WriteTheme) -> None:
    folder = write_theme(make_concept("a", sdgs=["10.7", "15.9"]))
    assert problems_of(folder) == []
    assert problems_of(folder, frozenset({"10.7"})) == [
        "borders.jsonl: a: '15.9' is not in the vocabulary of goals and targets"
    ]


def test_a_concept_that_nothing_leads_to_is_an_orphan(write_theme: WriteTheme) -> None:
    folder = write_theme(make_concept("a"), make_concept("b", broader=["a"]), make_concept("c"))
    assert problems_of(folder, orphans=True) == [
        "borders.jsonl: c: an orphan: it has no broader and no related concept, and is none's"
    ]


def test_a_label_may_be_shared_where_it_is_declared_a_homograph(write_theme: WriteTheme) -> None:
    first, second = make_concept("a"), make_concept("b")
    first["labels"]["es"].append("trata")
    second["labels"]["es"].append("trata")
    second["homographs"] = {"es": {"trata": ["personas", "víctimas"]}}
    assert problems_of(write_theme(first, second)) == []


def test_a_homograph_needs_its_label_and_its_context(write_theme: WriteTheme) -> None:
    folder = write_theme(make_concept("a", homographs={"es": {"trata": []}}))
    assert problems_of(folder) == [
        "borders.jsonl: a [es]: homograph 'trata' is no label of the concept",
        "borders.jsonl: a [es]: homograph 'trata' has no list of words of its context",
    ]


def test_related_to_a_concept_above_or_below_is_told(write_theme: WriteTheme) -> None:
    folder = write_theme(
        make_concept("a"), make_concept("b", broader=["a"]), make_concept("c", broader=["b"], related=["a"])
    )
    assert problems_of(folder) == ["borders.jsonl: c: related names 'a', which is above or below it"]
