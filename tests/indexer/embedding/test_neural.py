"""The neural option with a real, if tiny, transformer: made here, saved, loaded by its folder, searched with.

Skipped where sentence-transformers is not installed (the extra `neural`).
"""

from pathlib import Path

import numpy as np
import pytest

from indexer import open_index
from indexer.documents import Document, Passage
from indexer.embedding import load_embedder
from indexer.errors import EngineUnavailable, ModelMismatch
from indexer.query import Query

pytest.importorskip("sentence_transformers")

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

TEXT = "shelter victims trafficking visa worker bonds diaspora border school child مأوى ضحايا 收容所"
WORDS = tuple(TEXT.split(" "))


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A two-layer BERT with random weights over a vocabulary of a dozen words, in sentence-transformers' layout."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("model")
    plain = folder / "bert"
    plain.mkdir()
    (plain / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), "utf-8")
    BertTokenizer(str(plain / "vocab.txt")).save_pretrained(plain)
    shape = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(shape).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=64)
    SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu").save(str(folder / "tiny"))
    return folder / "tiny"


def test_a_model_is_loaded_by_its_folder(model_folder: Path) -> None:
    embedder = load_embedder(str(model_folder), device="cpu")
    vectors = embedder.encode(["shelter for victims", "visa worker", ""], "en")
    assert vectors.shape == (3, embedder.dimensions) == (3, 32)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[:2], axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)
    assert not vectors[2].any()
    assert not np.allclose(vectors[0], vectors[1])


def test_the_name_tells_two_models_apart(model_folder: Path) -> None:
    assert load_embedder(str(model_folder), device="cpu").name == load_embedder(str(model_folder), device="cpu").name
    assert load_embedder(str(model_folder), device="cpu").name != load_embedder("static").name


def test_an_index_is_built_and_searched_with_it_and_refuses_another(model_folder: Path, tmp_path: Path) -> None:
    document = Document(
        id="shelter",
        kind="practice",
        titles={"en": "Shelter"},
        passages=(Passage("shelter for victims of trafficking", "en"),),
    )
    index = open_index(tmp_path, embedder=str(model_folder))
    index.replace_all([document])
    result = index.search(Query("shelter for victims of trafficking", channels=("vector",)))
    assert [hit.id for hit in result.hits] == ["shelter"]
    index.close()
    with pytest.raises(ModelMismatch, match="hub index --rebuild"):
        open_index(tmp_path).search(Query("shelter"))


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="nowhere"):
        load_embedder(str(tmp_path / "nowhere"), device="cpu")
