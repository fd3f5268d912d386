"""Rules between the controlled vocabularies: completeness and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from synonyms.labels import fold_label
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem
from synonyms.vocabulary_files import TARGET, check_items

Items = Sequence[Mapping[str, Any]]

_TARGET_CODE = re.compile(r"(1[0-7]|[1-9])\.([1-9][0-9]?|[a-h])")


def check_vocabularies(items: Mapping[str, list[dict[str, Any]]]) -> Iterable[Problem]:
    """Faults between vocabularies; one whose form is broken is empty here and is passed over."""
    yield from _check_objectives(items["objectives"], items["themes"], items["sdgs"])
    yield from _check_goals(items["sdgs"])
    yield from _check_regions(items["regions"])
    yield from _check_languages(items["languages"])


def goal_and_target_codes(sdgs: Items) -> frozenset[str]:
    """Everything that a record may name as Sustainable Development Goal: "10" and "10.7"."""
    goals = {str(goal["number"]) for goal in sdgs}
    targets = {str(target["code"]) for goal in sdgs for target in goal["targets"]}
    return frozenset(goals | targets)


def _check_objectives(objectives: Items, themes: Items, sdgs: Items) -> Iterable[Problem]:
    file = "objectives.json"
    if objectives and [item["number"] for item in objectives] != list(range(1, 24)):
        yield Problem(file, "", "the objectives are not those from 1 to 23 in this order")
    if themes and [item["number"] for item in themes] != list(range(1, 6)):
        yield Problem("themes.json", "", "the themes are not those from 1 to 5 in this order")
    if objectives and themes:
        yield from _check_grouping(objectives, themes)
    codes = goal_and_target_codes(sdgs)
    for item in objectives if sdgs else ():
        for code in item["sdgs"]:
            if code not in codes:
                yield Problem(file, str(item["number"]), f"{code!r} is not in sdgs.json")


def _check_grouping(objectives: Items, themes: Items) -> Iterable[Problem]:
    by_theme = {theme["number"]: theme["objectives"] for theme in themes}
    for item in objectives:
        if item["number"] not in by_theme.get(item["theme"], ()):
            message = f"theme {item['theme']} does not list this objective"
            yield Problem("objectives.json", str(item["number"]), message)
    listed = sorted(number for numbers in by_theme.values() for number in numbers)
    if listed != sorted(item["number"] for item in objectives):
        yield Problem("themes.json", "", "the themes do not list every objective exactly once")


def _check_goals(sdgs: Items) -> Iterable[Problem]:
    file = "sdgs.json"
    if sdgs and [goal["number"] for goal in sdgs] != list(range(1, 18)):
        yield Problem(file, "", "the goals are not those from 1 to 17 in this order")
    yield from check_items([target for goal in sdgs for target in goal["targets"]], TARGET, file)
    for goal in sdgs:
        for target in goal["targets"]:
            code = str(target.get("code"))
            if not _TARGET_CODE.fullmatch(code) or code.split(".")[0] != str(goal["number"]):
                yield Problem(file, code, f"is not the code of a target of goal {goal['number']}")


def _check_regions(regions: Items) -> Iterable[Problem]:
    parents = {item["id"]: item["parent"] for item in regions}
    for region, parent in parents.items():
        if not re.fullmatch(r"\d{3}", region):
            yield Problem("regions.json", region, "the id is not an M49 code of three digits")
        if parent is not None and parent not in parents:
            yield Problem("regions.json", region, f"the parent {parent!r} is unknown")
        elif not _reaches_top(region, parents):
            yield Problem("regions.json", region, "the parents run in a circle")


def _reaches_top(region: str, parents: Mapping[str, str | None]) -> bool:
    here: str | None = region
    for _ in parents:
        here = parents.get(here) if here is not None else None
        if here is None:
            return True
    return False


def _check_languages(languages: Items) -> Iterable[Problem]:
    """The six come first, and each says its own name as its label in itself does."""
    if languages and tuple(item["id"] for item in languages[:6]) != LANGUAGE_CODES:
        yield Problem("languages.json", "", f"the list does not open with {', '.join(LANGUAGE_CODES)}")
    for item in languages[:6]:
        own = item["label"].get(item["id"], "")
        if fold_label(own) != fold_label(item["endonym"]):
            yield Problem("languages.json", item["id"], f"endonym {item['endonym']!r} differs from {own!r}")
