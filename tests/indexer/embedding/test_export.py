"""The model in the layouts of other packages: they load it, and its vectors are near those of the model itself.

Most tests use an export of few words, which is quick to make; the agreement promised is measured on a whole one.
What needs sentence-transformers is in `test_export_neural.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.embedding import load_embedder
from indexer.embedding.export import LAYOUTS, Export, build_export, export_model, measure, write_export
from indexer.embedding.export_card import credits_of
from indexer.embedding.export_characters import JOINT, character_map, folded_letters
from indexer.embedding.export_tokenizer import make_normaliser
from indexer.embedding.export_words import held_out_texts, own_texts
from indexer.embedding.model_files import load_model
from indexer.embedding.static import SHIPPED_FOLDER
from indexer.errors import EngineUnavailable

tokenizers: Any = pytest.importorskip("tokenizers", reason="optional package")

WORDS = {
    "ar": ("الهجرة", "الحدود", "العمل"),
    "en": ("migration", "borders", "employers"),
    "es": ("fronteras", "empleo", "derechos"),
    "fr": ("frontières", "emploi", "étudiants"),
    "ru": ("миграции", "границы", "труда"),
    "zh": ("移民", "边境", "移民工人"),
}
NOTHING_KNOWN = ["", " ", "!?…", "ⴰⵣⵓⵍ"]
LEAST_COSINE, LEAST_MEAN = 0.93, 0.95
"""Of the vectors of a whole export with those of the model: in every language, and over all."""


@pytest.fixture(scope="module")
def small() -> Export:
    """An export of the few most frequent words."""
    return build_export(load_model(SHIPPED_FOLDER), 1_500)


@pytest.fixture(scope="module")
def folders(small: Export, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Layout -> folder of the small export."""
    folder = tmp_path_factory.mktemp("exports")
    for layout in LAYOUTS:
        write_export(small, folder / layout, layout, "# A card\n")
    return {layout: folder / layout for layout in LAYOUTS}


def cosines_of_words(encode: Any) -> list[float]:
    native = load_embedder("static")
    return [
        float(np.sum(native.encode([word], code) * encode([word]))) for code, words in WORDS.items() for word in words
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_model2vec_loads_it_and_gives_known_words_their_vectors(layout: str, folders: dict[str, Path]) -> None:
    model2vec = pytest.importorskip("model2vec", reason="optional package")
    model = model2vec.StaticModel.from_pretrained(str(folders[layout]))
    assert min(cosines_of_words(model.encode)) > 0.95
    assert not model.encode(NOTHING_KNOWN).any()


def test_the_hub_itself_reads_it(folders: dict[str, Path]) -> None:
    pytest.importorskip("model2vec", reason="optional package")
    assert min(cosines_of_words(load_embedder(f"model2vec:{folders['model2vec']}").encode)) > 0.95


def test_a_whole_export_agrees_with_the_model_as_promised() -> None:
    agreement = measure(load_embedder("static"), build_export(load_model(SHIPPED_FOLDER)))
    assert min(agreement.cosines.values()) > LEAST_COSINE
    assert np.mean(list(agreement.cosines.values())) > LEAST_MEAN
    assert agreement.exported > agreement.native - 0.02
    assert agreement.texts == len(held_out_texts()) >= 50


def test_held_out_texts_give_no_word() -> None:
    used = {text for text, _ in own_texts()}
    assert not used & {text for example in held_out_texts() for text in example.texts.values()}


def test_more_words_agree_more(small: Export) -> None:
    native = load_embedder("static")
    fewer = build_export(load_model(SHIPPED_FOLDER), 300)
    assert len(fewer.vectors) < len(small.vectors)
    assert np.mean(list(measure(native, fewer).cosines.values())) < np.mean(
        list(measure(native, small).cosines.values())
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Élève, où?", "▁eleve▂ ▁ou▂"),
        ("niño", "▁niño▂"),
        ("Straße d'un", "▁strasse▂ ▁d▂ ▁un▂"),
        ("ещё", "▁еще▂"),
        ("الْهِجْرَة إلى", "▁الهجرة▂ ▁الي▂"),
        ("٢٠٢١", "▁2021▂"),
        ("12,000 1,5 U.N. 3.", "▁12000▂ ▁1.5▂ ▁un▂ ▁3▂"),
        ("移民", "▁移民▂"),
        ("移民工人。人", "▁移民▂ ▁民工▂ ▁工人▂ ▁人▂"),
        ("邊境2021年GDP增长", "▁边境▂ ▁2021▂ ▁年▂ ▁gdp▂ ▁增长▂"),
        (" ", ""),
    ],
)
def test_text_is_folded_and_split_as_the_analysis_does(text: str, marked: str) -> None:
    assert make_normaliser().normalize_str(text).split() == marked.split()


def test_a_character_map_gives_every_letter_its_text() -> None:
    letters = folded_letters()
    folding = tokenizers.normalizers.Precompiled(character_map(letters))
    assert letters["邊"] == f"边{JOINT}边"
    assert [letter for letter, text in letters.items() if folding.normalize_str(letter) != text] == []
    assert folding.normalize_str("plain text, 12") == "plain text, 12"


def test_the_same_model_gives_the_same_export(small: Export) -> None:
    again = build_export(load_model(SHIPPED_FOLDER), 1_500)
    assert again.tokenizer.to_str() == small.tokenizer.to_str()
    assert (again.vectors == small.vectors).all()


def test_the_card_tells_what_is_lost_and_whom_to_thank(tmp_path: Path) -> None:
    credits = credits_of((SHIPPED_FOLDER / "README.md").read_text("utf-8"))
    native = load_embedder("static")
    _, agreement = export_model(load_model(SHIPPED_FOLDER), native, tmp_path / "new", "model2vec", 300, credits)
    card = (tmp_path / "new" / "README.md").read_text("utf-8")
    assert card.startswith("---\n")
    assert "license: apache-2.0" in card
    assert native.name in card
    for figure in (*agreement.cosines.values(), agreement.native, agreement.exported):
        assert f"{figure:.3f}" in card
    assert credits.splitlines()[-1] in card
    assert "TICO-19" in card
    assert json.loads((tmp_path / "new" / "config.json").read_text("utf-8"))["normalize"] is True


def test_a_card_without_credits_has_none() -> None:
    assert credits_of("# A model\n") == ""


def test_a_folder_with_files_is_refused(small: Export, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(EngineUnavailable, match="is not an empty folder"):
        write_export(small, tmp_path, "model2vec", "")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_without_tokenizers_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(EngineUnavailable, match="not installed: pip install tokenizers"):
        build_export(load_model(SHIPPED_FOLDER), 10)
