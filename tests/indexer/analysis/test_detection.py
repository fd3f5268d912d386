"""Language detection on what people really type: three words."""

import pytest

from indexer.analysis import detect_language
from synonyms import LANGUAGE_CODES
from synonyms.texts import load_example_texts

SHORT = {
    "ar": """
        بدائل احتجاز الأطفال
        تحويلات المغتربين المالية
        عودة طوعية آمنة
        حماية ضحايا الاتجار
        تصاريح عمل موسمية
    """,
    "en": """
        voluntary return assistance
        seasonal labour visas
        child detention alternatives
        diaspora bonds
        fair recruitment standards
    """,
    "es": """
        retorno voluntario asistido
        visas laborales estacionales
        registro civil digital
        trata de personas
        trabajadoras del hogar
    """,
    "fr": """
        retour volontaire assisté
        visas humanitaires
        recrutement équitable
        traite des personnes
        état civil numérique
    """,
    "ru": """
        добровольное возвращение мигрантов
        детский труд
        торговля людьми
        денежные переводы диаспоры
        цифровой загс
    """,
    "zh": """
        自愿返回援助
        儿童拘留替代
        公平招聘
        侨民债券
        打击人口贩运
    """,
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, text.strip()) for code, texts in SHORT.items() for text in texts.strip().splitlines()]
)
def test_short_questions_are_told_apart(language: str, text: str) -> None:
    found = detect_language(text)
    assert (found.language, found.other) == (language, None)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Rückkehr von Migranten in ihre Heimat", "de"),
        ("proteção das vítimas de tráfico de pessoas", "pt"),
        ("міграційна політика України", "uk"),
        ("日本の移民政策について", "ja"),
        ("이주 노동자 보호 정책", "ko"),
        ("नागरिकता और प्रवासन नीति", "hi"),
        ("สิทธิของแรงงานข้ามชาติ", "th"),
        ("حمایت از کودکان مهاجر بدون همراه پناهجو", "fa"),
    ],
)
def test_a_seventh_language_is_named(text: str, other: str) -> None:
    assert detect_language(text).other == other


@pytest.mark.parametrize("text", ["", "   ", "12345", "?!…", "\x00", "🙂"])
def test_a_text_without_letters_falls_back(text: str) -> None:
    assert detect_language(text, default="fr").language == "fr"


def test_the_prevailing_script_decides() -> None:
    assert detect_language("دعم IOM و UNHCR لبرامج العودة الطوعية").language == "ar"
    assert detect_language("与 IOM 合作的自愿返回方案").language == "zh"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_three_words_are_enough(language: str) -> None:
    """Runs of three words (six characters in Chinese) of the example texts, which detection does not know."""
    right = []
    for text in load_example_texts():
        words = list(text.texts[language]) if language == "zh" else text.texts[language].split()
        size = 6 if language == "zh" else 3
        for start in range(0, len(words) - size + 1, 7):
            run = ("" if language == "zh" else " ").join(words[start : start + size])
            if any(letter.isalpha() and letter.islower() for letter in run) or language in ("ar", "zh"):
                right.append(detect_language(run).language == language)
    assert sum(right) / len(right) >= 0.97
