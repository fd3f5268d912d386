"""Rules between vocabularies: each fault is planted in a copy of the shipped data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.vocabularies import inspect_vocabularies

Change = Callable[[Path, Callable[[Any], object]], None]


def drop_last(content: Any) -> None:
    del content["items"][-1]


def move_objective(content: Any) -> None:
    content["items"][0]["theme"] = 5


def name_unknown_goal(content: Any) -> None:
    content["items"][0]["sdgs"] = ["10.99"]


def list_objective_twice(content: Any) -> None:
    content["items"][4]["objectives"].append(1)


def misplace_target(content: Any) -> None:
    content["items"][0]["targets"][0]["code"] = "2.9"


def drop_target_language(content: Any) -> None:
    del content["items"][9]["targets"][0]["label"]["zh"]


def orphan_region(content: Any) -> None:
    content["items"][1]["parent"] = "999"


def circle_regions(content: Any) -> None:
    content["items"][0]["parent"] = "002"


def shuffle_languages(content: Any) -> None:
    content["items"].reverse()


def rename_language(content: Any) -> None:
    content["items"][0]["endonym"] = "عربي"


FAULTS = [
    ("objectives", drop_last, "objectives.json: the objectives are not those from 1 to 23 in this order"),
    ("objectives", move_objective, "objectives.json: 1: theme 5 does not list this objective"),
    ("objectives", name_unknown_goal, "objectives.json: 1: '10.99' is not in sdgs.json"),
    ("themes", drop_last, "themes.json: the themes are not those from 1 to 5 in this order"),
    ("themes", list_objective_twice, "themes.json: the themes do not list every objective exactly once"),
    ("sdgs", drop_last, "sdgs.json: the goals are not those from 1 to 17 in this order"),
    ("sdgs", misplace_target, "sdgs.json: 2.9: is not the code of a target of goal 1"),
    ("sdgs", drop_target_language, "sdgs.json: 10.1 [zh]: label is missing"),
    ("regions", orphan_region, "regions.json: 002: the parent '999' is unknown"),
    ("regions", circle_regions, "regions.json: 001: the parents run in a circle"),
    ("languages", shuffle_languages, "languages.json: the list does not open with ar, en, es, fr, ru, zh"),
    ("languages", rename_language, "languages.json: ar: endonym 'عربي' differs from 'العربية'"),
]


def test_the_shipped_vocabularies_keep_the_rules(data_folder: Path) -> None:
    assert inspect_vocabularies(data_folder / "vocabularies") == ()


@pytest.mark.parametrize(("name", "plant", "expected"), FAULTS, ids=[plant.__name__ for _, plant, _ in FAULTS])
def test_a_planted_fault_is_told(
    data_folder: Path, change_json: Change, name: str, plant: Callable[[Any], None], expected: str
) -> None:
    change_json(data_folder / "vocabularies" / f"{name}.json", plant)
    assert expected in map(str, inspect_vocabularies(data_folder / "vocabularies"))
