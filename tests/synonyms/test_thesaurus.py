"""The thesaurus as it is used: the shipped one, and ways up and down in a small one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from synonyms import LANGUAGE_CODES, ThesaurusError, load_thesaurus
from synonyms.thesaurus import Thesaurus, read_thesaurus
from tests.synonyms.conftest import make_concept

WriteTheme = Callable[..., Path]


@pytest.fixture
def small(write_theme: WriteTheme) -> Thesaurus:
    write_theme(make_concept("protection"), make_concept("detention", broader=["protection"]))
    folder = write_theme(
        make_concept("alternatives", broader=["detention", "protection"], objectives=[13], sdgs=["10.7"]),
        make_concept("bail", broader=["alternatives"], related=["release"]),
        make_concept("release"),
        theme="detention",
    )
    return read_thesaurus(folder)


def test_concepts_keep_what_the_files_say(small: Thesaurus) -> None:
    concept = small.concepts["alternatives"]
    assert concept.theme == "detention"
    assert concept.label("fr") == "frontière alternatives"
    assert concept.labels["zh"] == ("边界 alternatives",)
    assert (concept.objectives, concept.sdgs, concept.notes) == ((13,), ("10.7",), {})
    assert small.concepts["bail"].related == ("release",)


def test_themes_keep_title_and_scope(small: Thesaurus) -> None:
    assert list(small.themes) == ["borders", "detention"]
    assert small.themes["borders"].about == "Borders and what happens at them."
    assert small.themes["borders"].title["zh"] == "边界"


def test_narrower_concepts_are_those_one_step_below(small: Thesaurus) -> None:
    assert small.narrower("protection") == ("detention", "alternatives")
    assert small.narrower("bail") == ()


def test_ancestors_come_with_the_length_of_the_shortest_way(small: Thesaurus) -> None:
    assert small.ancestors("bail") == {"alternatives": 1, "detention": 2, "protection": 2}
    assert small.ancestors("protection") == {}


@pytest.mark.parametrize("ask", [Thesaurus.narrower, Thesaurus.ancestors])
def test_an_unknown_concept_raises_key_error(small: Thesaurus, ask: Callable[[Thesaurus, str], object]) -> None:
    with pytest.raises(KeyError):
        ask(small, "asylum")


def test_all_problems_come_in_one_error(write_theme: WriteTheme) -> None:
    broken = make_concept("a", broader=["nowhere"])
    faulty = make_concept("b", objectives=[99])
    with pytest.raises(ThesaurusError) as refused:
        read_thesaurus(write_theme(broken, faulty))
    assert [problem.item for problem in refused.value.problems] == ["b", "a"]


def test_the_shipped_thesaurus_is_sound_and_complete() -> None:
    thesaurus = load_thesaurus()
    assert len(thesaurus.concepts) >= 300
    for concept in thesaurus.concepts.values():
        assert set(concept.labels) == set(LANGUAGE_CODES)
        assert concept.theme in thesaurus.themes
    assert load_thesaurus() is thesaurus


def test_every_objective_has_concepts() -> None:
    named = {number for concept in load_thesaurus().concepts.values() for number in concept.objectives}
    assert named == set(range(1, 24))


def test_every_concept_has_a_way_up_that_ends() -> None:
    thesaurus = load_thesaurus()
    for concept_id in thesaurus.concepts:
        assert concept_id not in thesaurus.ancestors(concept_id)
