"""Labelled texts are read with their faults told; the first and the first three proposals are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.classification import load_classifier
from indexer.embedding import load_embedder
from indexer.errors import BadTestSet
from indexer.evaluation.classifying import measure_classification, read_labelled_texts

GOOD = '{"text": "Alternatives to detention for children", "language": "en", "objectives": [13], "countries": ["KEN"]}'


def test_scores_are_told_by_field_and_language(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(GOOD + '\n{"text": "Переводы: снизить стоимость", "objectives": ["20"]}\n', "utf-8")
    scores = measure_classification(load_classifier(load_embedder()), read_labelled_texts(path))
    told = {(score.field, score.language): score for score in scores}
    assert set(told) == {
        ("objectives", "en"),
        ("objectives", "ru"),
        ("objectives", "all"),
        ("countries", "en"),
        ("countries", "all"),
    }
    assert told["objectives", "all"].texts == 2
    assert told["objectives", "all"].first == 1.0
    assert told["countries", "en"].first_three == 0.0


@pytest.mark.parametrize("line", ["nonsense", '{"objectives": [1]}', '{"text": "a"}', '{"text": 3, "sdgs": ["10"]}'])
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(f"{GOOD}\n{line}\n", "utf-8")
    with pytest.raises(BadTestSet, match="line 2"):
        read_labelled_texts(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n", "utf-8")
    with pytest.raises(BadTestSet, match="no labelled text"):
        read_labelled_texts(path)
