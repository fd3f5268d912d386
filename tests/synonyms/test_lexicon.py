"""The lexicon and the example texts: six languages in every row, faults told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from synonyms.languages import LANGUAGE_CODES
from synonyms.lexicon import inspect_lexicon, load_lexicon
from synonyms.texts import inspect_example_texts, load_example_texts

HEAD = "\t".join(LANGUAGE_CODES)
ROW = "كتاب|كتب\tbook\tlibro\tlivre\tкнига\t书|书籍"


def test_the_shipped_lexicon_is_sound_and_speaks_six_languages() -> None:
    rows = load_lexicon()
    assert len(rows) > 2_000
    assert all(set(row) == set(LANGUAGE_CODES) and all(row.values()) for row in rows)


def test_variants_are_split_at_bars(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(f"{HEAD}\n{ROW}\n", "utf-8")
    rows, problems = inspect_lexicon(tmp_path)
    assert not problems
    assert rows[0]["ar"] == ("كتاب", "كتب")
    assert rows[0]["en"] == ("book",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("en\tfr\n", "head"),
        (f"{HEAD}\nbook\tlibro\n", "2 cells instead of 6"),
        (f"{HEAD}\n{ROW.replace('книга', 'kniga')}\n", "no letter of this language's script"),
        (f"{HEAD}\n{ROW.replace('livre', '|')}\n", "is empty"),
    ],
)
def test_faults_of_the_lexicon_are_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "a.tsv").write_text(content, "utf-8")
    assert told in str(inspect_lexicon(tmp_path)[1][0])


def test_the_shipped_texts_are_sound() -> None:
    texts = load_example_texts()
    assert all(set(text.texts) == set(LANGUAGE_CODES) for text in texts)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("t1\t24\tنص\ttext\ttexto\ttexte\tтекст\t文本", "not numbers from 1 to 23"),
        ("t1\t\tنص\ttext\ttexto\ttexte\ttekst\t文本", "no letter of this language's script"),
        ("t1\t\tنص\ttext", "4 cells instead of 8"),
    ],
)
def test_faults_of_texts_are_told(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "a.tsv").write_text(f"id\tobjectives\t{HEAD}\n{row}\n", "utf-8")
    assert told in str(inspect_example_texts(tmp_path)[1][0])


def test_an_id_is_used_once(tmp_path: Path) -> None:
    row = "t1\t8,11\tنص\ttext\ttexto\ttexte\tтекст\t文本"
    (tmp_path / "a.tsv").write_text(f"id\tobjectives\t{HEAD}\n{row}\n{row}\n", "utf-8")
    texts, problems = inspect_example_texts(tmp_path)
    assert texts[0].objectives == (8, 11)
    assert "used twice" in str(problems[0])
