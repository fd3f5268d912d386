"""A judged set is asked of a real index, in pairs of languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer import open_index
from indexer.evaluation.beir import JudgedText, read_judged_set
from indexer.evaluation.retrieval import ask, document_of, documents_of, pairs

TEXTS = {
    "en": {"d1": "Visas for nurses and doctors", "d2": "Shelters for victims of trafficking", "d3": "Remittance fees"},
    "es": {"d1": "Visados para enfermeras", "d2": "Albergues para víctimas de la trata", "d3": "Costo de las remesas"},
}
QUESTIONS = {"en": {"q1": "nurses", "q2": "trafficking victims"}, "es": {"q1": "enfermeras", "q2": "víctimas de trata"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code in TEXTS:
        for name, texts in (("corpus", TEXTS[code]), ("queries", QUESTIONS[code])):
            lines = [json.dumps({"_id": id, "text": text}) for id, text in texts.items()]
            (tmp_path / f"{name}.{code}.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n", "utf-8")
    return tmp_path


def test_easy_questions_are_answered_in_both_directions(folder: Path, tmp_path: Path) -> None:
    judged = read_judged_set(folder)
    index = open_index(tmp_path / "index")
    index.replace_all(documents_of(judged, "es"))
    for asked in ("es", "en"):
        heard: list[int] = []
        score = ask(index, judged, asked, "es", progress=heard.append)
        assert (score.queries, score.documents, score.questions) == (asked, "es", 2)
        assert score.ndcg.mean == score.recall.mean == score.mrr.mean == 1.0
        assert score.ndcg.low <= score.ndcg.mean <= score.ndcg.high
        assert 0 < score.p50_ms <= score.p95_ms
        assert heard == [1, 2]
    assert ask(index, judged, "en", "es", most=1).questions == 1
    index.close()


def test_pairs_are_those_asked_for(folder: Path) -> None:
    judged = read_judged_set(folder)
    assert pairs(judged, ["en"], []) == [("en", "en"), ("en", "es")]
    assert len(pairs(judged, [], [])) == 4


def test_a_long_document_is_cut_and_its_language_told() -> None:
    document = document_of(JudgedText("x", "", "El albergue atiende a las víctimas de la trata. " * 60), "")
    assert len(document.passages) > 1
    assert {passage.language for passage in document.passages} == {"es"}
