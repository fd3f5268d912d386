"""Judged sets are read in both layouts; what is missing or broken is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.errors import BadTestSet
from indexer.evaluation.beir import ANY, read_judged_set


def write_lines(path: Path, *records: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n", "utf-8")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The layout of BEIR: two documents, two questions of which one is judged."""
    write_lines(
        tmp_path / "corpus.jsonl", {"_id": "d1", "title": "Visas", "text": "for nurses"}, {"_id": "d2", "text": "b"}
    )
    write_lines(tmp_path / "queries.jsonl", {"_id": "q1", "text": "nurse visa"}, {"_id": "q2", "text": "unjudged"})
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq2\td2\t0\n", "utf-8")
    return tmp_path


def test_the_plain_layout(plain: Path) -> None:
    judged = read_judged_set(plain)
    assert [text.id for text in judged.documents(ANY)] == ["d1", "d2"]
    assert next(judged.documents(ANY)).title == "Visas"
    assert [text.id for text in judged.questions(ANY)] == ["q1"], "questions without a relevant document are left out"
    assert judged.relevant == {"q1": {"d1": 2.0}}


def test_one_file_a_language(plain: Path) -> None:
    write_lines(plain / "corpus.zh.jsonl", {"_id": "d1", "text": "护士签证"})
    write_lines(plain / "queries.ar.jsonl", {"_id": "q1", "text": "تأشيرة ممرضة"})
    judged = read_judged_set(plain)
    assert set(judged.corpora) == {ANY, "zh"}
    assert [text.text for text in judged.questions("ar")] == ["تأشيرة ممرضة"]


def test_judgements_of_trec_have_a_column_more(plain: Path) -> None:
    (plain / "qrels.tsv").write_text("q1 0 d2 1\n", "utf-8")
    assert read_judged_set(plain).relevant == {"q1": {"d2": 1.0}}


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(plain: Path, missing: str) -> None:
    (plain / missing).unlink()
    with pytest.raises(BadTestSet, match=r"corpus\.jsonl|queries\.jsonl|qrels\.tsv"):
        read_judged_set(plain)


@pytest.mark.parametrize("line", ["no json", '{"text": "without id"}', "[1]"])
def test_a_bad_line_is_told_with_its_number(plain: Path, line: str) -> None:
    (plain / "corpus.jsonl").write_text('{"_id": "d1", "text": "a"}\n' + line + "\n", "utf-8")
    with pytest.raises(BadTestSet, match="line 2"):
        list(read_judged_set(plain).documents(ANY))


def test_a_bad_judgement_is_told_with_its_number(plain: Path) -> None:
    (plain / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\n", "utf-8")
    with pytest.raises(BadTestSet, match="line 2"):
        read_judged_set(plain)
