"""Names of embedding models, and what is said where one cannot be had."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from indexer.embedding import load_embedder
from indexer.errors import EngineUnavailable


def test_any_other_name_needs_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EngineUnavailable, match=r"'some/model'.*not installed: pip install 'connection-hub\[neural\]'"):
        load_embedder("some/model")


def test_a_model2vec_model_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(EngineUnavailable, match=r"'model2vec:some/model'.*not installed: pip install model2vec"):
        load_embedder("model2vec:some/model")


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(EngineUnavailable, match="use 'static'"):
        load_embedder(" ")


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=str(tmp_path)):
        load_embedder(f"static:{tmp_path}")


def test_a_model2vec_folder_is_read(tmp_path: Path) -> None:
    model2vec = pytest.importorskip("model2vec", reason="optional package")
    tokenizers = pytest.importorskip("tokenizers")
    import numpy as np

    words = {"[UNK]": 0, "[PAD]": 1, "border": 2, "remittances": 3}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    vectors = np.random.default_rng(1).standard_normal((4, 8)).astype(np.float32)
    vectors[0] = 0
    model2vec.StaticModel(vectors, tokenizer).save_pretrained(tmp_path)

    embedder = load_embedder(f"model2vec:{tmp_path}")

    found = embedder.encode(["border", "remittances", "unheard"], "en")
    assert found.shape == (3, embedder.dimensions) == (3, 8)
    assert np.linalg.norm(found[:2], axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert not found[2].any()
    assert embedder.encode([]).shape == (0, 8)
    assert embedder.name.startswith(f"model2vec:{tmp_path}-")


def test_starting_the_shipped_model_imports_no_neural_package() -> None:
    program = "import sys; from indexer.embedding import load_embedder; load_embedder('static'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "numpy" in loaded
    assert not {"torch", "transformers", "sentence_transformers"} & set(loaded)
