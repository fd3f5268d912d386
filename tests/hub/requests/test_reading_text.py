"""A request is plain words: nothing in it is a command to the search."""

import pytest

from hub.requests.reading_text import cleaned, plain_question, without_concepts
from indexer.query_text import read_text


def test_signs_that_mean_something_to_a_search_are_taken_out() -> None:
    text = 'We want "alternatives" to «detention»:\n- for families\n–for children «النص» 《拘留》'
    read = read_text(plain_question(text))
    assert not read.phrases
    assert not read.excluded
    assert "alternatives to detention" in read.words


def test_hyphens_inside_words_stay() -> None:
    assert plain_question("follow-up of self-reliance") == "follow-up of self-reliance"


@pytest.mark.parametrize(
    ("given", "kept"), [("a\x00b", "a b"), ("a\ud800b", "a b"), (" a\r\nb\rc ", "a\nb\nc"), ("\x00", "")]
)
def test_text_is_cleaned(given: str, kept: str) -> None:
    assert cleaned(given) == kept


def test_the_words_of_a_concept_can_be_taken_away() -> None:
    text = "Alternatives to detention for women in Kenya"
    assert "detention" not in without_concepts(text, "en", {"alternatives-to-detention"}).casefold()
    assert "Kenya" not in without_concepts(text, "en", {"place:KEN"})
    assert without_concepts(text, "en", set()) == text
