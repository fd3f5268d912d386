"""How faults in the data are told."""

from __future__ import annotations

import pytest

from synonyms.problems import DataError, Problem, ThesaurusError, VocabularyError


def test_a_problem_names_file_item_and_language() -> None:
    assert str(Problem("a.json", "b", "is odd", "fr")) == "a.json: b [fr]: is odd"
    assert str(Problem("a.json", "", "is odd")) == "a.json: is odd"


def test_an_error_tells_all_problems_and_their_number() -> None:
    error = VocabularyError([Problem("a.json", "b", "one"), Problem("c.json", "d", "two")])
    assert str(error) == "2 problems in the language data\na.json: b: one\nc.json: d: two"
    assert len(error.problems) == 2


def test_one_problem_is_told_in_the_singular() -> None:
    assert str(ThesaurusError([Problem("a", "b", "c")])).startswith("1 problem in")


@pytest.mark.parametrize("kind", [VocabularyError, ThesaurusError])
def test_both_kinds_of_data_error_can_be_caught_as_one(kind: type[DataError]) -> None:
    assert issubclass(kind, DataError)
