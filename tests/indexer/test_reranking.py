"""The second look with a real, if tiny, cross-encoder: made here, saved, loaded by its folder, asked.

Skipped where sentence-transformers is not installed (the extra `neural`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from indexer import SearchIndex, open_index
from indexer.documents import Document, Passage
from indexer.errors import EngineUnavailable
from indexer.query import Query
from indexer.reranking import CrossEncoderReranker, load_reranker
from tests.indexer.embedding.test_neural import save_tiny_model

pytest.importorskip("sentence_transformers")

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

WORDS = ("shelter", "for", "victims", "of", "trafficking", "with", "a", "nurse", "school", "night", "city", "border")
QUESTION = "shelter for victims of trafficking"
TEXTS = {
    "nurse": "shelter for victims of trafficking with a nurse",
    "school": "shelter for victims of trafficking with a school",
    "city": "a city shelter for victims of trafficking",
    "border": "border night shelter for victims of trafficking",
}


def save_cross_encoder(folder: Path, labels: int = 1, sign: float = 1.0) -> Path:
    """A two-layer BERT with random weights, always the same but for the `sign` of its answer."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), "utf-8")
    BertTokenizer(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    shape = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        initializer_range=0.5,
        num_labels=labels,
    )
    torch.manual_seed(7)
    model = BertForSequenceClassification(shape)
    with torch.no_grad():
        model.classifier.weight *= sign
        model.classifier.bias *= sign
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_cross_encoder(tmp_path_factory.mktemp("reranker") / "tiny")


@pytest.fixture(scope="module")
def contrary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model that says the opposite."""
    return save_cross_encoder(tmp_path_factory.mktemp("reranker") / "contrary", sign=-1.0)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture(scope="module")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of four records that hold all words of the question."""
    path = tmp_path_factory.mktemp("index")
    index = open_index(path)
    index.replace_all(
        Document(id=name, kind="practice", titles={"en": name}, passages=(Passage(text, "en"),))
        for name, text in TEXTS.items()
    )
    index.close()
    return path


@pytest.fixture
def plain(index_folder: Path) -> Iterator[SearchIndex]:
    index = open_index(index_folder)
    yield index
    index.close()


def found(folder: Path, reranker: Path) -> list[str]:
    index = open_index(folder, reranker=str(reranker), device="cpu")
    hits = index.search(Query(QUESTION)).hits
    index.close()
    return [hit.id for hit in hits]


def test_scores_lie_between_nought_and_one_and_differ(folder: Path) -> None:
    reranker = CrossEncoderReranker(str(folder), "cpu")
    scores = reranker.scores(QUESTION, list(TEXTS.values()))
    assert (scores.shape, scores.dtype) == ((len(TEXTS),), np.float32)
    assert ((scores > 0) & (scores < 1)).all()
    assert len(set(scores.tolist())) == len(TEXTS)
    assert reranker.scores(QUESTION, []).shape == (0,)
    assert reranker.scores(QUESTION, [TEXTS["city"]]) == pytest.approx(scores[[list(TEXTS).index("city")]], abs=1e-5)


def test_the_scale_is_the_logistic_function_whatever_the_model_says(folder: Path, contrary: Path) -> None:
    texts = list(TEXTS.values())
    one, other = (CrossEncoderReranker(str(path), "cpu").scores(QUESTION, texts) for path in (folder, contrary))
    assert one + other == pytest.approx(np.ones(len(texts)), abs=1e-5)


def test_a_passage_longer_than_the_model_reads_is_cut(folder: Path) -> None:
    assert CrossEncoderReranker(str(folder), "cpu").scores(QUESTION, ["shelter night " * 500]).shape == (1,)


def test_the_first_hits_stand_in_the_order_of_the_reranker(folder: Path, contrary: Path, index_folder: Path) -> None:
    scores = CrossEncoderReranker(str(folder), "cpu").scores(QUESTION, list(TEXTS.values()))
    wanted = [list(TEXTS)[place] for place in np.argsort(-scores)]
    assert found(index_folder, folder) == wanted
    assert found(index_folder, contrary) == wanted[::-1]


def test_the_score_of_the_reranker_is_told_with_the_others(
    folder: Path, index_folder: Path, plain: SearchIndex
) -> None:
    index = open_index(index_folder, reranker=str(folder), device="cpu")
    hits = index.search(Query(QUESTION)).hits
    index.close()
    judged = [hit.channels["reranker"] for hit in hits]
    assert judged == sorted(judged, reverse=True)
    unranked = {hit.id: hit for hit in plain.search(Query(QUESTION)).hits}
    assert {hit.id: hit.score for hit in hits} == {name: hit.score for name, hit in unranked.items()}
    assert not any("reranker" in hit.channels for hit in unranked.values())


def test_what_comes_behind_the_first_keeps_its_place(
    folder: Path, contrary: Path, index_folder: Path, plain: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.ranking.MOST_RERANKED", 2)
    before = [hit.id for hit in plain.search(Query(QUESTION)).hits]
    one, other = found(index_folder, folder), found(index_folder, contrary)
    assert one[2:] == other[2:] == before[2:]
    assert one[:2] == other[1::-1]


def test_a_listing_and_an_empty_result_are_not_reranked(folder: Path, index_folder: Path) -> None:
    index = open_index(index_folder, reranker=str(folder), device="cpu")
    assert index.search(Query("")).total == len(TEXTS)
    assert index.search(Query("zzzz qqqq")).hits == ()
    index.close()


def test_a_model_of_several_outputs_is_refused(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(save_cross_encoder(tmp_path / "three", labels=3)), "cpu")
    with pytest.raises(EngineUnavailable, match="one output"):
        reranker.scores(QUESTION, list(TEXTS.values()))


def test_an_embedding_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"'.*bare' is no cross-encoder but a bare encoder \(BertModel\)"):
        load_reranker(str(save_tiny_model(tmp_path / "bare")), "cpu")


def test_files_that_cannot_be_read_are_one_sentence(tmp_path: Path) -> None:
    file = next(save_cross_encoder(tmp_path / "broken").rglob("*.safetensors"))
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(EngineUnavailable, match=r"'.*broken' cannot be loaded"):
        load_reranker(str(tmp_path / "broken"), "cpu")


def test_half_a_character_stops_nothing(folder: Path) -> None:
    assert CrossEncoderReranker(str(folder), "cpu").scores("visa \ud83d", ["shelter \ud83d"]).shape == (1,)


def test_no_name_is_no_reranker() -> None:
    assert load_reranker("") is None
    assert load_reranker(" ") is None


def test_a_missing_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EngineUnavailable) as raised:
        open_index(tmp_path, reranker="some/model")
    assert str(raised.value) == (
        "The reranker 'some/model' needs sentence-transformers, which is not installed: "
        "pip install 'connection-hub[neural]'"
    )


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="nowhere"):
        load_reranker(str(tmp_path / "nowhere"), "cpu")
