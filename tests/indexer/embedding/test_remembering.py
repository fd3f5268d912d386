"""Vectors that were computed once come from the file, for the same model, language and text only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.embedding.remembering import RememberingEmbedder
from indexer.errors import EngineUnavailable


class CountingEmbedder:
    """Knows what it was asked."""

    dimensions = 2

    def __init__(self, name: str = "counting-1") -> None:
        self.name = name
        self.asked: list[str] = []

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(text), float(as_query)] for text in texts], np.float32)


def test_a_passage_is_encoded_once(tmp_path: Path) -> None:
    model = CountingEmbedder()
    first = RememberingEmbedder(model, tmp_path / "deep" / "vectors.sqlite").encode(["one", "three"], "en")
    again = RememberingEmbedder(model, tmp_path / "deep" / "vectors.sqlite").encode(["three", "two", "one"], "en")
    assert model.asked == ["one", "three", "two"]
    assert again[[2, 0]].tolist() == first.tolist()


def test_another_language_or_model_is_another_vector(tmp_path: Path) -> None:
    one, other = CountingEmbedder(), CountingEmbedder("counting-2")
    for model, language in ((one, "en"), (one, "fr"), (other, "en")):
        RememberingEmbedder(model, tmp_path / "v").encode(["chat"], language)
    assert (one.asked, other.asked) == (["chat", "chat"], ["chat"])


def test_questions_are_not_kept(tmp_path: Path) -> None:
    model = CountingEmbedder()
    kept = RememberingEmbedder(model, tmp_path / "v")
    for _ in range(2):
        assert kept.encode(["who"], "en", as_query=True)[0, 1] == 1
    assert model.asked == ["who", "who"]
    assert (kept.name, kept.dimensions) == ("counting-1", 2)


def test_what_is_forgotten_leaves_the_file(tmp_path: Path) -> None:
    model = CountingEmbedder()
    kept = RememberingEmbedder(model, tmp_path / "v")
    kept.encode(["gone", "stays"], ["en", None])
    kept.forget(["gone"], "en")
    kept.encode(["gone", "stays"], ["en", None])
    assert model.asked == ["gone", "stays", "gone"]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "v").write_text("anything but a database " * 20)
    with pytest.raises(EngineUnavailable, match=rf"{tmp_path / 'v'} cannot be used: .* It may be deleted"):
        RememberingEmbedder(CountingEmbedder(), tmp_path / "v")
    with pytest.raises(EngineUnavailable, match="cannot be used"):
        RememberingEmbedder(CountingEmbedder(), tmp_path / "v" / "below")


def test_more_texts_than_one_statement_takes(tmp_path: Path) -> None:
    kept = RememberingEmbedder(CountingEmbedder(), tmp_path / "v")
    texts = ["x" * number for number in range(1, 1200)]
    assert kept.encode(texts, "en")[:, 0].tolist() == pytest.approx(kept.encode(texts, "en")[:, 0].tolist())
    assert kept.encode(texts, "en")[:, 0].tolist() == list(range(1, 1200))
