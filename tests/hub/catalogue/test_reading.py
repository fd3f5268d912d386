"""The shipped files are sound; faults planted in a copy are all found, with their files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.catalogue.files import DATA_FOLDER
from hub.catalogue.reading import Catalogue, CatalogueError, read_catalogue, read_demo_experts
from synonyms import LANGUAGE_CODES
from tests.hub.records import EXPERT_VALUES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a few shipped records."""
    for kind, most in (("practices", 3), ("organisations", 2), ("funds", 10)):
        (tmp_path / kind).mkdir()
        for path in sorted((DATA_FOLDER / kind).glob("*.yaml"))[:most]:
            shutil.copy(path, tmp_path / kind)
    return tmp_path


def _change(path: Path, **changes: Any) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content.update(changes)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def _problems(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_catalogue_is_sound_and_rich(catalogue: Catalogue) -> None:
    assert len(catalogue.practices) >= 150
    assert len(catalogue.organisations) >= 15
    assert len(catalogue.funds) >= 6
    for practice in catalogue.practices:
        assert set(practice.titles) == set(practice.summaries) == set(LANGUAGE_CODES)
        assert practice.source is not None


def test_no_two_records_tell_the_same_in_one_language(catalogue: Catalogue) -> None:
    for language in LANGUAGE_CODES:
        titles = [practice.titles[language] for practice in catalogue.practices]
        assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_whole_funds_come_before_their_windows(catalogue: Catalogue) -> None:
    seen: set[str | None] = {None}
    for fund in catalogue.funds:
        assert fund.parent in seen
        seen.add(fund.id)


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    first, second, third = sorted((folder / "practices").glob("*.yaml"))
    organisation = sorted((folder / "organisations").glob("*.yaml"))[0]
    _change(first, colour="red", scope="galactic")
    _change(second, title={"en": "Only English"}, countries=["XXX"])
    _change(third, objectives={"primary": [10], "secondary": [10]})
    _change(organisation, languages=[])
    told = "\n".join(_problems(folder))
    for wanted in (
        f"{first.name}: colour is not a field of this kind of record",
        f"{first.name}: scope is 'galactic', must be one of local, national",
        f"{second.name} [zh]: title is missing",
        f"{second.name}: countries holds 'XXX'",
        f"{third.name}: objectives: secondary repeats 10, which is primary already",
        f"{organisation.name}: languages has 0 entries",
    ):
        assert wanted in told


def test_the_id_is_the_name_of_the_file(folder: Path) -> None:
    path = sorted((folder / "practices").glob("*.yaml"))[0]
    path.rename(path.with_name("other.yaml"))
    assert _problems(folder) == [f"other.yaml: id {path.stem!r} is not the name of the file"]


def test_a_key_given_twice_is_told_with_its_line(folder: Path) -> None:
    path = sorted((folder / "practices").glob("*.yaml"))[0]
    path.write_text("id: a\nid: b\n", encoding="utf-8")
    assert _problems(folder) == [f"{path.name}: line 1: is not valid YAML: the key 'id' is given twice"]


def test_broken_yaml_is_told_with_its_line(folder: Path) -> None:
    path = sorted((folder / "practices").glob("*.yaml"))[0]
    path.write_text("id: a\nlinks: [\n", encoding="utf-8")
    (problem,) = _problems(folder)
    assert problem.startswith(f"{path.name}: line 3: is not valid YAML")


def test_text_that_is_not_utf8_is_told(folder: Path) -> None:
    path = sorted((folder / "practices").glob("*.yaml"))[0]
    path.write_bytes("id: é".encode("latin-1"))
    (problem,) = _problems(folder)
    assert problem.startswith(f"{path.name}: cannot be read")


def test_a_window_needs_its_fund(folder: Path) -> None:
    window = next(path for path in sorted((folder / "funds").glob("*.yaml")) if "area" in path.name)
    _change(window, parent="nobody")
    assert _problems(folder) == [f"{window.name}: parent 'nobody' is not a whole fund of the catalogue"]


def test_a_missing_folder_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "funds")
    assert _problems(folder) == ["funds: the folder is missing"]


def _write_experts(folder: Path, *experts: dict[str, Any]) -> Path:
    path = folder / "experts.yaml"
    text = yaml.safe_dump(list(experts), allow_unicode=True)
    path.write_text(text.replace("'2026-03-01'", "2026-03-01"), encoding="utf-8")
    return path


def test_a_demonstration_expert_is_read(tmp_path: Path) -> None:
    (expert,) = read_demo_experts(_write_experts(tmp_path, EXPERT_VALUES))
    assert (expert.id, expert.demo, expert.languages) == ("demo-expert-001", True, (("en", "native"),))
    assert [statement.language for statement in expert.statements] == ["en", "zh"]
    assert expert.consent["listing"] == "public"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"demo": False}, "demo is False, must be True"),
        ({"languages": [{"code": "xx", "level": "native"}]}, "languages[0]: code is 'xx'"),
        ({"languages": [{"code": "en", "level": "native"}] * 2}, "languages repeats 'en'"),
        ({"statements": EXPERT_VALUES["statements"][:1]}, "statements has 1 entries, must have 2 to 4"),
        ({"open_assignments": 4}, "open_assignments is 4, must be a whole number from 0 to 3"),
        ({"consent": {"listing": "public"}}, "consent: employer is missing"),
        ({"consent": EXPERT_VALUES["consent"] | {"listing": "all"}}, "consent: listing is 'all'"),
        ({"interests": {"countries": [], "organisations": ["I O M"]}}, "interests: organisations holds 'I O M'"),
        ({"last_confirmed": "soon"}, "last_confirmed is 'soon', must be a date"),
        ({"hobby": "chess"}, "hobby is not a field"),
    ],
    ids=str,
)
def test_a_fault_of_an_expert_is_told(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_demo_experts(_write_experts(tmp_path, EXPERT_VALUES | changes))
    assert f"experts.yaml: demo-expert-001{'.' if '[' in told or ': ' in told else ': '}{told}" in str(caught.value)


def test_an_id_given_to_two_experts_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="demo-expert-001: this id is given to more than one record"):
        read_demo_experts(_write_experts(tmp_path, EXPERT_VALUES, EXPERT_VALUES))


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "experts.yaml").write_text("id: a\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="is not a list of experts"):
        read_demo_experts(tmp_path / "experts.yaml")
