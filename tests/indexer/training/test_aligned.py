"""Which rows the model is trained on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.training.aligned import aligned_texts, own_rows, read_parallel_file
from synonyms.languages import LANGUAGE_CODES
from tests.indexer.training import tiny

SIX = {code: f"text {code}" for code in LANGUAGE_CODES}


@dataclass(frozen=True)
class Entry:
    label: dict[str, str]
    parts: tuple[dict[str, str], ...]
    number: int = 3


def test_every_tenth_sentence_is_kept_aside_and_no_lexicon_entry(tmp_path: Path) -> None:
    tiny.write_data(tmp_path)
    sentences = read_parallel_file(tmp_path / "parallel" / "tico19.tsv")
    assert [number for number, row in enumerate(sentences) if row.held_out] == [9]
    assert not any(row.held_out for row in read_parallel_file(tmp_path / "parallel" / "places_lexicon.tsv"))


def test_variants_of_a_lexicon_are_parted(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("id\tar\tzh\ten\tfr\tru\tes\na\tا\t民\tone|two\tun\tодин\tuno\n", encoding="utf-8")
    assert read_parallel_file(path)[0].texts["en"] == "one ; two"


def test_a_file_with_other_languages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text("id\ten\tde\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.tsv: the head must be id and ar, en, es, fr, ru, zh, not id, en, de"):
        read_parallel_file(path)


def test_texts_in_six_languages_are_found_at_any_depth() -> None:
    second = {**SIX, "en": "other"}
    data = {"a": Entry(SIX, (second, {"en": "alone"})), "b": [{**SIX, "fr": ""}]}
    assert list(aligned_texts(data)) == [SIX, second]


def test_the_language_data_of_the_hub_gives_complete_rows() -> None:
    rows = list(own_rows())
    assert {row.source for row in rows} == {"thesaurus", "vocabularies", "countries", "lexicon", "texts"}
    assert all(set(row.texts) == set(LANGUAGE_CODES) and all(row.texts.values()) for row in rows)
    assert not any(row.held_out for row in rows)
