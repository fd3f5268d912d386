"""An exported model in sentence-transformers: it loads offline and gives the vectors that model2vec gives.

Skipped where sentence-transformers is not installed (the extra `neural`).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.embedding import load_embedder
from indexer.embedding.export import LAYOUTS, Export
from indexer.embedding.export_words import held_out_texts
from synonyms import LANGUAGE_CODES
from tests.indexer.embedding.test_export import NOTHING_KNOWN, cosines_of_words, folders, small

sentence_transformers = pytest.importorskip("sentence_transformers")

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

__all__ = ["folders", "small"]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_layouts_give_the_vectors_of_the_export(layout: str, small: Export, folders: dict[str, Path]) -> None:
    model = sentence_transformers.SentenceTransformer(str(folders[layout]), device="cpu")
    texts = [text.texts[code] for text in held_out_texts()[:40] for code in LANGUAGE_CODES]
    assert np.nan_to_num(model.encode(texts)) == pytest.approx(small.encode(texts), abs=2e-3)
    assert min(cosines_of_words(model.encode)) > 0.95


def test_a_text_of_which_nothing_is_known_has_zeros(folders: dict[str, Path]) -> None:
    model = sentence_transformers.SentenceTransformer(str(folders["sentence-transformers"]), device="cpu")
    assert not model.encode(NOTHING_KNOWN).any()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_hub_reads_both_layouts_as_models_of_sentence_transformers(layout: str, folders: dict[str, Path]) -> None:
    embedder = load_embedder(str(folders[layout]), device="cpu")
    assert min(cosines_of_words(embedder.encode)) > 0.95
    assert not embedder.encode(NOTHING_KNOWN).any()


def test_the_module_is_taken_from_model2vec(folders: dict[str, Path]) -> None:
    from sentence_transformers.models import StaticEmbedding

    module = StaticEmbedding.from_model2vec(str(folders["model2vec"]))
    model = sentence_transformers.SentenceTransformer(modules=[module], device="cpu")
    assert min(cosines_of_words(lambda texts: model.encode(texts, normalize_embeddings=True))) > 0.95
