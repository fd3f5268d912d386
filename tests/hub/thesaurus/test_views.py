"""What the pages show: whole themes, in the reader's alphabet, each concept with its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from hub.errors import NotFound
from hub.thesaurus.views import (
    Branch,
    concept_page,
    find_concept,
    find_theme,
    letters_of,
    related_to,
    theme_lines,
    tree_of,
)
from hub.web.alphabet import sort_key
from synonyms import LANGUAGE_CODES, load_thesaurus


def flat(branches: Iterable[Branch]) -> list[str]:
    return [concept_id for branch in branches for concept_id in (branch.id, *flat(branch.narrower))]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_themes_count_every_concept_once(language: str) -> None:
    lines = theme_lines(language)
    assert sum(line.count for line in lines) == len(load_thesaurus().concepts)
    assert list(lines) == sorted(lines, key=lambda line: sort_key(line.title, language))
    assert all(line.samples for line in lines)


def test_tree_and_alphabet_hold_each_concept_of_the_theme_once() -> None:
    for theme in load_thesaurus().themes:
        own = sorted(concept.id for concept in load_thesaurus().concepts.values() if concept.theme == theme)
        assert sorted(flat(tree_of(theme, "en"))) == own
        assert sorted(link[0] for _, links in letters_of(theme, "ar") for link in links) == own


def test_a_branch_is_broader_than_what_grows_from_it() -> None:
    def check(branch: Branch) -> None:
        for child in branch.narrower:
            assert branch.id in load_thesaurus().concepts[child.id].broader
            check(child)

    for branch in tree_of("health", "fr"):
        check(branch)


def test_chinese_has_no_letters() -> None:
    assert [letter for letter, _ in letters_of("health", "zh")] == [""]
    assert len(letters_of("health", "ru")) > 4


def test_a_concept_shows_the_way_to_it_and_its_neighbours() -> None:
    page = concept_page(find_concept("immigration-detention"), "en")
    assert [found.language.code for found in page.labels] == list(LANGUAGE_CODES)
    ids = [concept_id for concept_id, _ in page.way]
    for above, below in zip(ids, [*ids[1:], "immigration-detention"], strict=True):
        assert above in load_thesaurus().concepts[below].broader
    assert page.narrower
    assert not {link[0] for link in page.related} & {link[0] for link in page.narrower + page.broader}


def test_related_concepts_lead_both_ways() -> None:
    thesaurus = load_thesaurus()
    for concept in thesaurus.concepts.values():
        for other in related_to(concept):
            assert concept.id in related_to(thesaurus.concepts[other])


def test_what_is_unknown_is_not_found() -> None:
    with pytest.raises(NotFound):
        find_concept("no-such-concept")
    with pytest.raises(NotFound):
        find_theme("no-such-theme")
