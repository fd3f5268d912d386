"""A model trained from a few rows: it is small, and everything about it can be checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.embedding.model_files import MODEL_FILE, load_model, save_model
from indexer.embedding.static import StaticEmbedder
from indexer.training.aligned import AlignedRow
from indexer.training.train import Recipe, learn_space, model_of, train
from synonyms.languages import LANGUAGE_CODES
from tests.indexer.training import tiny

RECIPE = Recipe(dimensions=8, bits=8, grams=200)


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder(train(tiny.rows(), RECIPE))


@pytest.mark.parametrize("place", range(1, 6))
def test_words_that_stand_in_the_same_rows_are_near(embedder: StaticEmbedder, place: int) -> None:
    arabic = embedder.encode([words[0] for words in tiny.WORDS.values()], "ar")
    other = embedder.encode([words[place] for words in tiny.WORDS.values()], LANGUAGE_CODES[place])
    assert (arabic @ other.T).argmax(axis=1).tolist() == list(range(len(tiny.WORDS)))


def test_the_same_rows_give_the_same_file(tmp_path: Path) -> None:
    for name in ("first", "second"):
        save_model(train(tiny.rows(), RECIPE), tmp_path / name)
    assert (tmp_path / "first" / MODEL_FILE).read_bytes() == (tmp_path / "second" / MODEL_FILE).read_bytes()


def test_other_rows_give_another_version(tmp_path: Path) -> None:
    save_model(train(tiny.rows(), RECIPE), tmp_path / "all")
    save_model(train(tiny.rows()[:-1], RECIPE), tmp_path / "fewer")
    assert load_model(tmp_path / "all").version != load_model(tmp_path / "fewer").version


def test_a_read_model_encodes_as_the_saved_one(embedder: StaticEmbedder, tmp_path: Path) -> None:
    save_model(train(tiny.rows(), RECIPE), tmp_path)
    texts = ["worker border", "passport control", "schooling"]
    assert np.array_equal(StaticEmbedder(load_model(tmp_path)).encode(texts, "en"), embedder.encode(texts, "en"))


def test_an_unseen_word_takes_the_meaning_of_the_letters_it_shares(embedder: StaticEmbedder) -> None:
    unseen, *seen = embedder.encode(["schoolbook", *(words[1] for words in tiny.WORDS.values())], "en")
    assert list(tiny.WORDS)[int(np.argmax(np.array(seen) @ unseen))] == "school"


def test_a_row_that_lacks_a_language_still_teaches_the_others() -> None:
    rows = [*tiny.rows(), *(AlignedRow("tiny", {"en": "ferry boat", "fr": "bateau bac", "es": "barco"}),) * 2]
    embedder = StaticEmbedder(train(rows, Recipe(dimensions=16, bits=8, grams=200)))
    ferry, boat = embedder.encode(["ferry"], "en"), embedder.encode(["bateau", "école"], "fr")
    assert (ferry @ boat[0]).item() > 0.9 > (ferry @ boat[1]).item()
    assert not embedder.encode(["ferry"], "ru").any() or (embedder.encode(["ferry"], "ru") @ boat[0]).item() > 0.9


def test_the_file_has_no_more_rows_than_its_size_allows() -> None:
    space = learn_space(tiny.rows(), RECIPE)
    everything = model_of(space, RECIPE)
    few = model_of(space, Recipe(dimensions=8, bits=8, grams=5, size=1_000))
    forms = [form for tables in (few.terms, few.grams) for table in tables.values() for form in table]
    assert len(few.rows) == len(forms) < len(everything.rows)
    assert few.rows.nbytes + few.scales.nbytes + sum(len(form.encode()) + 1 for form in forms) <= 1_000
    assert all(len(table) == 5 for table in few.grams.values())
    frequent = {term for term in everything.terms["en"] if term in few.terms["en"]}
    assert {"border", "worker", "child"} <= frequent


def test_common_words_of_all_rows_are_worth_nothing() -> None:
    rows = [AlignedRow("tiny", {**row.texts, "en": row.texts["en"] + " everywhere"}) for row in tiny.rows()]
    assert not StaticEmbedder(train(rows, Recipe(dimensions=8, bits=8, grams=0))).encode(["everywhere"], "en").any()
