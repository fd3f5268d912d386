"""The lookup of translations: the shipped tables, and files that are missing or foreign."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from indexer.analysis.chain import terms
from indexer.errors import EngineUnavailable
from indexer.translation import TranslationTables, shipped_tables, translations_of
from synonyms.languages import LANGUAGE_CODES

FOLDER = Path(__file__).parents[2] / "indexer" / "models" / "translation"

# Words of the field in the order ar en es fr ru zh; each is one word.
FIELD = (
    ("احتجاز", "detention", "detención", "détention", "задержание", "拘留"),
    ("المغتربين", "diaspora", "diáspora", "diaspora", "диаспора", "侨民"),
    ("التحويلات", "remittances", "remesas", "envois", "перевод", "汇款"),
    ("الحدود", "borders", "fronteras", "frontières", "границы", "边境"),
    ("اللاجئين", "refugees", "refugiados", "réfugiés", "беженцы", "难民"),
    ("قنصلية", "consular", "consular", "consulaire", "консульская", "领事"),
    ("اللجوء", "asylum", "asilo", "asile", "убежище", "庇护"),
    ("المهاجرين", "migrants", "migrantes", "migrants", "мигранты", "移民"),
    ("الأطفال", "children", "niños", "enfants", "дети", "儿童"),
    ("المهارات", "skills", "competencias", "compétences", "навыки", "技能"),
    ("العودة", "return", "retorno", "retour", "возвращение", "回返"),
    ("كينيا", "Kenya", "Kenya", "Kenya", "Кения", "肯尼亚"),
)
ONE_WAY = (
    ("en", "trafficking", "zh", "贩运"),
    ("en", "trafficking", "ar", "الاتجار"),
    ("ar", "الاتجار", "ru", "торговля"),
    ("fr", "passeport", "zh", "护照"),
    ("zh", "签证", "es", "visado"),
    ("es", "vacuna", "ar", "لقاح"),
    ("ru", "ксенофобия", "en", "xenophobia"),
    ("zh", "招聘", "fr", "recrutement"),
    # The stem of the singular differs from that of all other forms.
    ("ru", "беженец", "en", "refugee"),
)


def term_of(word: str, language: str) -> str:
    """The first term: of a Chinese word of three characters the word itself, its pieces follow."""
    return terms(word, language)[0]


@pytest.mark.parametrize("words", FIELD, ids=[words[1] for words in FIELD])
def test_a_word_of_the_field_is_translated_in_all_directions(words: tuple[str, ...]) -> None:
    expected = {code: term_of(word, code) for code, word in zip(LANGUAGE_CODES, words, strict=True)}
    missing = [
        (source, target)
        for source, term in expected.items()
        for target, other in expected.items()
        if source != target and other not in [t.term for t in translations_of(source, term) if t.language == target]
    ]
    assert not missing


@pytest.mark.parametrize(("source", "word", "target", "translation"), ONE_WAY)
def test_the_likeliest_translation_is_the_right_one(source: str, word: str, target: str, translation: str) -> None:
    found = [t.term for t in translations_of(source, term_of(word, source)) if t.language == target]
    assert found[0] == term_of(translation, target)


def test_a_sense_that_two_words_share_in_french_does_not_leak_into_other_languages() -> None:
    treatment = term_of("治疗", "zh")
    assert treatment not in [t.term for t in translations_of("en", term_of("trafficking", "en"))]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_probabilities_fall_and_sum_to_one_at_most(language: str) -> None:
    for term in shipped_tables().terms(language)[::50]:
        found = translations_of(language, term)
        codes = [t.language for t in found]
        assert codes == sorted(codes)
        assert language not in codes
        for code in set(codes):
            numbers = [t.probability for t in found if t.language == code]
            assert numbers == sorted(numbers, reverse=True)
            assert len(numbers) <= 8
            assert all(0 < number <= 1 for number in numbers)
            assert sum(numbers) <= 1 + 8 / 510


def test_a_translation_is_a_term_of_the_other_language() -> None:
    known = {code: frozenset(shipped_tables().terms(code)) for code in LANGUAGE_CODES}
    for term in shipped_tables().terms("fr")[::50]:
        assert all(t.term in known[t.language] for t in translations_of("fr", term))


@pytest.mark.parametrize(
    ("language", "term"), [("en", "qwertzuiop"), ("zh", "际移"), ("en", ""), ("de", "grenze"), ("ar", "refuge")]
)
def test_what_is_unknown_has_no_translations(language: str, term: str) -> None:
    assert translations_of(language, term) == ()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_numbers_and_stopwords_are_not_translated(language: str) -> None:
    assert not [term for term in shipped_tables().terms(language) if any(letter.isdigit() for letter in term)]
    assert "the" not in shipped_tables().terms("en")
    assert "我们" not in shipped_tables().terms("zh")


def test_the_tables_are_small_and_read_at_once() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 9_000_000
    TranslationTables(FOLDER).translations_of("en", "border")
    for language in LANGUAGE_CODES:
        took = []
        for _ in range(3):
            started = time.perf_counter()
            TranslationTables(FOLDER).translations_of(language, shipped_tables().terms(language)[0])
            took.append(time.perf_counter() - started)
        assert min(took) < 0.06


def test_the_card_credits_the_sources() -> None:
    card = (FOLDER / "README.md").read_text("utf-8")
    for credit in ("TICO-19", "CC0", "NTREX-128", "CC BY-SA 4.0", "id-tagging-schema", "ISC", "thesaurus"):
        assert credit in card


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"en\.safetensors"):
        TranslationTables(tmp_path).translations_of("en", "border")


def test_a_foreign_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.safetensors").write_bytes(b"not a table")
    with pytest.raises(EngineUnavailable, match=r"en\.safetensors"):
        TranslationTables(tmp_path).translations_of("en", "border")
