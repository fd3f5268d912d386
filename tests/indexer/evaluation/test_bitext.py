"""Aligned texts are read by the language codes in the head; accuracy is told for every direction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.errors import BadTestSet
from indexer.evaluation.bitext import read_bitext, translation_accuracy


class LetterCounts:
    """An embedder that counts the letters a to d."""

    name = "letters"
    dimensions = 4

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        return np.array([[text.count(letter) for letter in "abcd"] for text in texts], np.float32)


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_columns_are_told_by_their_codes(tmp_path: Path) -> None:
    path = write(tmp_path / "x.tsv", "id\tfr\tnote\ten\n1\tchat\tx\tcat\n2\tchien\ty\tdog\n")
    assert read_bitext(path) == {"fr": ["chat", "chien"], "en": ["cat", "dog"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id\ten\n1\tcat\n", "at least two"),
        ("fr\ten\nchat\n", "line 2"),
        ("fr\ten\nchat\t \n", "empty"),
        ("fr\ten\n", "no row"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadTestSet, match=told):
        read_bitext(write(tmp_path / "x.tsv", text))


def test_each_direction_has_its_accuracy() -> None:
    found = translation_accuracy(LetterCounts(), {"en": ["a", "b", "bb"], "fr": ["a", "b", "c"]})
    assert set(found) == {("en", "fr"), ("fr", "en")}
    assert found["en", "fr"] == pytest.approx(2 / 3)
