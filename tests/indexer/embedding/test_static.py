"""The shipped model: what a caller may rely on, whatever it was trained on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from indexer.embedding import load_embedder
from indexer.embedding import static as static_module
from indexer.embedding.model_files import load_model
from indexer.embedding.static import SHIPPED_FOLDER, StaticEmbedder

TERMS = {
    "ar": ("الاتجار بالأشخاص", "التحويلات المالية", "إدارة الحدود", "حماية الطفل", "انعدام الجنسية"),
    "en": ("trafficking in persons", "remittances", "border management", "child protection", "statelessness"),
    "es": ("trata de personas", "remesas", "gestión de fronteras", "protección de la infancia", "apatridia"),
    "fr": ("traite des personnes", "envois de fonds", "gestion des frontières", "protection de l'enfance", "apatridie"),
    "ru": ("торговля людьми", "денежные переводы", "управление границами", "защита детей", "безгражданство"),
    "zh": ("贩运人口", "汇款", "边境管理", "儿童保护", "无国籍状态"),
}
NOTHING_KNOWN = ["", "   ", "!?…", "ⴰⵣⵓⵍ"]


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder(load_model(SHIPPED_FOLDER))


def test_vectors_have_the_stated_shape_and_unit_length(embedder: StaticEmbedder) -> None:
    vectors = embedder.encode([TERMS[code][0] for code in TERMS], list(TERMS))
    assert vectors.shape == (6, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-5)


def test_a_text_in_which_nothing_is_known_has_zeros(embedder: StaticEmbedder) -> None:
    vectors = embedder.encode([*NOTHING_KNOWN, "border management"], "en")
    assert not vectors[: len(NOTHING_KNOWN)].any()
    assert vectors[-1].any()


def test_no_texts_give_no_rows(embedder: StaticEmbedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimensions)


@pytest.mark.parametrize("asked", TERMS)
@pytest.mark.parametrize("answered", TERMS)
def test_a_translation_is_nearer_than_any_other_term(embedder: StaticEmbedder, asked: str, answered: str) -> None:
    similarities = embedder.encode(TERMS[asked], asked) @ embedder.encode(TERMS[answered], answered).T
    assert similarities.argmax(axis=1).tolist() == list(range(len(TERMS[asked])))


def test_a_vector_does_not_depend_on_the_texts_around_it(embedder: StaticEmbedder) -> None:
    texts = [text for terms in TERMS.values() for text in terms]
    languages = [code for code, terms in TERMS.items() for _ in terms]
    together = embedder.encode(texts, languages)
    alone = np.concatenate([embedder.encode([text], code) for text, code in zip(texts, languages, strict=True)])
    assert together == pytest.approx(alone, abs=1e-6)


def test_the_language_is_told_from_the_text_where_it_is_not_given(embedder: StaticEmbedder) -> None:
    texts = [terms[0] for terms in TERMS.values()]
    assert embedder.encode(texts) == pytest.approx(embedder.encode(texts, list(TERMS)), abs=1e-6)
    assert embedder.encode(texts, [None] * 6) == pytest.approx(embedder.encode(texts), abs=1e-6)


def test_languages_must_be_as_many_as_texts(embedder: StaticEmbedder) -> None:
    with pytest.raises(ValueError, match="1 languages for 2 texts"):
        embedder.encode(["one", "two"], ["en"])


def test_an_unseen_word_is_composed_from_its_letters(embedder: StaticEmbedder) -> None:
    unseen, related, unrelated = embedder.encode(["remigrationist", "migration", "vaccine"], "en")
    assert "remigrationist" not in load_model(SHIPPED_FOLDER).terms["en"]
    assert unseen @ related > unseen @ unrelated + 0.1


def test_a_name_in_latin_letters_counts_in_texts_of_every_script(embedder: StaticEmbedder) -> None:
    latin = embedder.encode(["UNHCR"], "en")
    for code in ("ar", "ru", "zh"):
        assert (latin @ embedder.encode(["UNHCR"], code).T).item() > 0.5


def test_a_word_of_another_script_is_known_whatever_the_language_of_the_text(embedder: StaticEmbedder) -> None:
    assert embedder.encode(["边境管理"], "en") == pytest.approx(embedder.encode(["边境管理"], "zh"), abs=1e-6)


def test_a_full_memory_of_terms_is_emptied_and_changes_no_vector(
    embedder: StaticEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = embedder.encode(TERMS["en"], "en")
    monkeypatch.setattr(static_module, "_MOST_TERMS_KEPT", 3)
    small = StaticEmbedder(load_model(SHIPPED_FOLDER))
    for _ in range(3):
        assert np.concatenate([small.encode([text], "en") for text in TERMS["en"]]) == pytest.approx(expected, abs=1e-6)
    assert small._used <= 3 + 5


def test_threads_get_the_vectors_that_one_thread_gets(embedder: StaticEmbedder) -> None:
    jobs = [(text, code) for code, terms in TERMS.items() for text in terms] * 4
    expected = embedder.encode([text for text, _ in jobs], [code for _, code in jobs])
    shared = StaticEmbedder(load_model(SHIPPED_FOLDER))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda job: shared.encode([job[0]], job[1])[0], jobs))
    assert np.array(found) == pytest.approx(expected, abs=1e-6)


def test_the_name_holds_the_checksum_of_the_file() -> None:
    embedder = load_embedder("static")
    assert embedder.name == f"static-{load_model(SHIPPED_FOLDER).version}"
    assert load_embedder("static") is embedder


def test_the_shipped_file_is_small_and_holds_no_sentence() -> None:
    model = load_model(SHIPPED_FOLDER)
    assert sum(path.stat().st_size for path in SHIPPED_FOLDER.iterdir()) <= 40_000_000
    forms = [form for tables in (model.terms, model.grams) for table in tables.values() for form in table]
    assert not [form for form in forms if any(sign.isspace() for sign in form)]
    assert max(map(len, forms)) <= 40
    assert set(model.terms) == set(model.grams) == set(TERMS)
