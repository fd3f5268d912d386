"""`hub vocabulary`: SKOS out, SKOS in, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph

from synonyms import load_thesaurus
from synonyms.theme_files import read_theme_files
from synonyms.thesaurus import read_thesaurus
from tests.hub.commands.conftest import Hub
from tests.synonyms.conftest import HEAD, make_concept

BASE = "https://library.example/"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A sound vocabulary of two concepts in Turtle."""
    return write_library(tmp_path / "library.ttl")


def write_library(path: Path, without: str = "", name: str = "one-stop-shop") -> Path:
    """Two concepts, the upper one without a label in one language."""
    lines = ["@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", "@prefix dct: <http://purl.org/dc/terms/> ."]
    lines.append(f"<{BASE}> a skos:ConceptScheme .")
    lines += [f'<{BASE}> dct:title "{title}"@{code} .' for code, title in HEAD["title"].items()]
    for concept, upper in ((name, ""), ("counter", name)):
        lines.append(f"<{BASE}{concept}> a skos:Concept .")
        for code, texts in make_concept(concept)["labels"].items():
            if code != without or upper:
                lines.append(f'<{BASE}{concept}> skos:prefLabel "{texts[0]}"@{code} .')
        if upper:
            lines.append(f"<{BASE}{concept}> skos:broader <{BASE}{upper}> .")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_export_prints_turtle_with_the_public_addresses(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_BASE_URL", "https://hub.example.org")
    result = hub("vocabulary", "export")
    assert result.exit_code == 0
    assert "skos:ConceptScheme" in result.stdout
    assert "<https://hub.example.org/thesaurus/" in result.stdout


def test_export_writes_json_ld_to_a_file(hub: Hub, tmp_path: Path) -> None:
    target = tmp_path / "new" / "thesaurus.jsonld"
    result = hub("vocabulary", "export", "--format", "json-ld", "--output", str(target))
    assert result.stdout == ""
    assert result.stderr == f"{len(load_thesaurus().concepts)} concepts written to {target}.\n"
    items = json.loads(target.read_text("utf-8"))["@graph"]
    assert sum(item.get("type") == "Concept" for item in items) == len(load_thesaurus().concepts)


def test_a_sound_vocabulary_becomes_a_theme_file(hub: Hub, library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    result = hub("vocabulary", "import", str(library), "--theme", "counters", "--output", str(folder))
    assert result.exit_code == 0, result.output
    assert f"2 concepts written to {folder / 'counters.jsonl'}." in result.stdout
    assert f"Set HUB_VOCABULARY={folder}" in result.stdout
    assert "hub index --rebuild" in result.stdout
    files, problems = read_theme_files(folder)
    assert problems == []
    assert [record["id"] for _, record in files[0].concepts] == ["counter", "one-stop-shop"]
    assert [path.name for path in folder.iterdir()] == ["counters.jsonl"]


def test_the_folder_of_the_settings_is_the_default_and_an_older_version_is_replaced(
    hub: Hub, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_VOCABULARY", str(tmp_path / "own"))
    for _ in range(2):
        result = hub("vocabulary", "import", str(library), "--theme", "counters")
        assert result.exit_code == 0, result.output
        assert "Set HUB_VOCABULARY" not in result.stdout
    assert hub("vocabulary", "check").stdout.endswith("no problems.\n")
    result = hub("vocabulary", "import", str(library), "--theme", "others")
    assert result.exit_code == 1
    assert "one-stop-shop: this id is already in counters.jsonl" in result.stderr


def test_every_problem_is_printed_and_nothing_written(hub: Hub, tmp_path: Path) -> None:
    label = next(iter(load_thesaurus().concepts.values())).label("en")
    path = write_library(tmp_path / "library.ttl", without="zh")
    with path.open("a", encoding="utf-8") as file:
        file.write(f'\n<{BASE}counter> skos:altLabel "{label}"@en ; skos:related <{BASE}nothing> .\n')
    result = hub("vocabulary", "import", str(path), "--theme", "counters", "--output", str(tmp_path / "own"))
    assert result.exit_code == 1
    assert "library.ttl: one-stop-shop [zh]: label is missing" in result.stderr
    assert f"library.ttl: counter [en]: label {label!r} already belongs to" in result.stderr
    assert "related names an unknown concept" in result.stderr
    assert result.stderr.endswith("3 problems.\n")
    assert not (tmp_path / "own").exists()


def test_a_dry_run_writes_nothing(hub: Hub, library: Path, tmp_path: Path) -> None:
    result = hub("vocabulary", "import", str(library), "--theme", "counters", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "2 concepts, no problems; nothing is written.\n")
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_shipped_theme_cannot_be_replaced(hub: Hub, library: Path) -> None:
    taken = next(iter(load_thesaurus().themes))
    result = hub("vocabulary", "import", str(library), "--theme", taken, "--dry-run")
    assert result.exit_code == 1
    assert f"there is a theme {taken!r} already" in result.stderr


def test_a_prefix_begins_every_id(hub: Hub, library: Path, tmp_path: Path) -> None:
    hub("vocabulary", "import", str(library), "--theme", "counters", "--prefix", "lib", "--output", str(tmp_path))
    assert "lib-one-stop-shop" in (tmp_path / "counters.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--theme", "counters"), "set HUB_VOCABULARY"),
        (("--theme", "My counters", "--dry-run"), "--theme is 'My counters'"),
        (("--theme", "counters", "--prefix", "Lib", "--dry-run"), "--prefix is 'Lib'"),
    ],
)
def test_what_cannot_be_done_is_said(hub: Hub, library: Path, more: tuple[str, ...], told: str) -> None:
    result = hub("vocabulary", "import", str(library), *more)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_file_that_is_no_skos_is_one_problem(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a", encoding="utf-8")
    result = hub("vocabulary", "import", str(tmp_path / "broken.ttl"), "--theme", "counters", "--dry-run")
    assert result.exit_code == 1
    assert result.stderr.startswith("broken.ttl: cannot be read as turtle")


def test_other_languages_are_left_out_and_named(hub: Hub, library: Path) -> None:
    graph = Graph().parse(library)
    graph.update(f'INSERT DATA {{ <{BASE}counter> <http://www.w3.org/2004/02/skos/core#altLabel> "Schalter"@de }}')
    graph.serialize(library, format="turtle")
    result = hub("vocabulary", "import", str(library), "--theme", "counters", "--dry-run")
    assert result.exit_code == 0
    assert result.stderr == "Left out, being none of the six languages: de\n"


def test_check_tells_every_problem_of_own_files(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [HEAD | {"theme": "own"}, make_concept("lonely"), make_concept("lost", broader=["nowhere"])]
    (tmp_path / "own.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    monkeypatch.setenv("HUB_VOCABULARY", str(tmp_path))
    result = hub("vocabulary", "check")
    assert result.exit_code == 1
    assert "own.jsonl: lonely: an orphan" in result.stderr
    assert "own.jsonl: lost: broader names an unknown concept 'nowhere'" in result.stderr
    assert result.stderr.endswith("2 problems.\n")


def test_check_counts_the_shipped_thesaurus(hub: Hub) -> None:
    thesaurus = read_thesaurus()
    told = f"{len(thesaurus.themes)} themes, {len(thesaurus.concepts)} concepts, no problems.\n"
    assert hub("vocabulary", "check").stdout == told
