"""`hub evaluate`: judged texts from a folder, figures as a table or as JSON, faults as one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import main

PARAGRAPHS = Path(__file__).parents[2] / "quality" / "paragraphs"


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A command line whose data folder is empty: nothing of the site is needed."""
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "var"))
    return CliRunner()


def test_search_is_measured_for_the_pairs_asked_for(runner: CliRunner, tmp_path: Path) -> None:
    asked = ["evaluate", "beir", str(PARAGRAPHS), "--documents", "zh", "--queries", "ar", "--queries", "zh"]
    result = runner.invoke(main, [*asked, "--most", "30", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["channels"] == ["keyword", "concept", "vector"]
    pairs = {(found["queries"], found["documents"]): found for found in told["results"]}
    assert set(pairs) == {("ar", "zh"), ("zh", "zh")}
    for found in pairs.values():
        assert found["questions"] == 30
        low, high = found["intervals"]["ndcg@10"]
        assert low <= found["ndcg@10"] <= high
        assert 0 < found["p50_ms"] <= found["p95_ms"]
    assert pairs["zh", "zh"]["ndcg@10"] > 0.7
    assert pairs["ar", "zh"]["ndcg@10"] > 0.45
    assert not (tmp_path / "var").exists(), "the site's data folder is left alone"


def test_words_without_translations_find_less_across_languages(runner: CliRunner) -> None:
    asked = ["evaluate", "beir", str(PARAGRAPHS), "--documents", "ru", "--queries", "fr", "--channels", "keyword"]
    figures = [
        json.loads(runner.invoke(main, [*asked, "--most", "30", "--json", *more]).stdout)["results"][0]["ndcg@10"]
        for more in ([], ["--no-translations"])
    ]
    assert figures[0] > figures[1] + 0.2


def test_translations_are_measured_in_every_direction(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "twins.tsv"
    path.write_text("id\ten\tes\n1\tthe old bridge\tel puente viejo\n2\ta nurse sings\tuna enfermera canta\n", "utf-8")
    told = json.loads(runner.invoke(main, ["evaluate", "bitext", str(path), "--json"]).stdout)
    assert told["directions"] == {"en-es": 1.0, "es-en": 1.0}
    assert (told["rows"], told["mean"]) == (2, 1.0)
    assert "mean 1.000 over 2 directions" in runner.invoke(main, ["evaluate", "bitext", str(path)]).stdout


def test_classification_is_measured_by_field_and_language(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "Cheaper remittances for migrant workers", "objectives": [20]}\n', "utf-8")
    told = json.loads(runner.invoke(main, ["evaluate", "classify", str(path), "--json"]).stdout)["results"]
    assert {(found["field"], found["language"]) for found in told} == {("objectives", "en"), ("objectives", "all")}
    assert "objectives" in runner.invoke(main, ["evaluate", "classify", str(path)]).stdout


@pytest.mark.parametrize(
    ("name", "content", "kind", "told"),
    [
        ("x.tsv", "id\ten\n1\tcat\n", "bitext", "at least two"),
        ("x.jsonl", "no json\n", "classify", "line 1"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(
    runner: CliRunner, tmp_path: Path, name: str, content: str, kind: str, told: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    result = runner.invoke(main, ["evaluate", kind, str(tmp_path / name)])
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_an_empty_folder_and_an_unknown_engine_are_told(runner: CliRunner, tmp_path: Path) -> None:
    empty = runner.invoke(main, ["evaluate", "beir", str(tmp_path)])
    assert (empty.exit_code, "corpus.jsonl" in empty.stderr) == (2, True)
    engine = runner.invoke(main, ["evaluate", "beir", str(PARAGRAPHS), "--documents", "en", "--engine", "nonsense"])
    assert (engine.exit_code, "nonsense" in engine.stderr) == (2, True)
