"""Parts of which an unseen word is composed."""

from __future__ import annotations

from indexer.embedding.features import grams


def test_runs_of_three_to_five_letters_with_marked_edges() -> None:
    assert grams("visa") == ["<vi", "vis", "isa", "sa>", "<vis", "visa", "isa>", "<visa", "visa>"]


def test_a_chinese_piece_falls_into_its_characters() -> None:
    assert grams("移民") == ["移", "民"]
    assert grams("民") == []


def test_short_terms_and_terms_with_digits_have_none() -> None:
    assert grams("iom"[:2]) == []
    assert grams("10.7") == []
    assert grams("covid19") == []
