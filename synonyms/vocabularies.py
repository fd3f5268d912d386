"""The controlled vocabularies of the hub: objectives, principles, themes, goals, regions and word lists.

`load_vocabularies()` reads and checks them once; all texts are mappings language code -> text with
exactly the six languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from synonyms.problems import Problem, VocabularyError
from synonyms.vocabulary_files import VOCABULARY_FOLDER, read_vocabulary_files
from synonyms.vocabulary_rules import check_vocabularies

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Term:
    """One entry of a word list; `description` is empty where the list explains nothing."""

    id: str
    label: Texts
    description: Texts


@dataclass(frozen=True)
class Objective:
    """One of the 23 objectives of the Compact, with the goals and targets it bears on most."""

    number: int
    theme: int
    short: Texts
    title: Texts
    description: Texts
    sdgs: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """One of the five thematic areas; `colour` is the key of its colour in the style sheet."""

    number: int
    colour: str
    short: Texts
    title: Texts
    description: Texts
    objectives: tuple[int, ...]


@dataclass(frozen=True)
class Target:
    """A target of a Sustainable Development Goal, such as "10.7", with a short name."""

    code: str
    goal: int
    label: Texts


@dataclass(frozen=True)
class Goal:
    """A Sustainable Development Goal with those of its targets that bear on migration."""

    number: int
    short: Texts
    title: Texts
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Region:
    """A region of the United Nations standard M49; `parent` is None for the world."""

    id: str
    label: Texts
    parent: str | None


@dataclass(frozen=True)
class WorkingLanguage:
    """A language someone works in, by ISO 639 code."""

    id: str
    endonym: str
    label: Texts


@dataclass(frozen=True)
class Vocabularies:
    """All controlled vocabularies, each a mapping from id (or number, or code) in the order of its file."""

    objectives: Mapping[int, Objective]
    themes: Mapping[int, Theme]
    principles: Mapping[str, Term]
    sdgs: Mapping[int, Goal]
    regions: Mapping[str, Region]
    stakeholder_types: Mapping[str, Term]
    kinds_of_help: Mapping[str, Term]
    target_groups: Mapping[str, Term]
    cross_cutting: Mapping[str, Term]
    practice_types: Mapping[str, Term]
    scopes: Mapping[str, Term]
    record_kinds: Mapping[str, Term]
    statuses: Mapping[str, Term]
    organisation_types: Mapping[str, Term]
    implementer_types: Mapping[str, Term]
    languages: Mapping[str, WorkingLanguage]

    @cached_property
    def sdg_targets(self) -> Mapping[str, Target]:
        """The targets of all goals by code."""
        return {target.code: target for goal in self.sdgs.values() for target in goal.targets}

    @cached_property
    def sdg_codes(self) -> frozenset[str]:
        """What a record may name: goals ("10") and targets ("10.7")."""
        return frozenset([*map(str, self.sdgs), *self.sdg_targets])

    def sdg_label(self, code: str, language: str) -> str:
        """The short name of a goal or target; raises `KeyError` if unknown."""
        if code in self.sdg_targets:
            return self.sdg_targets[code].label[language]
        return self.sdgs[int(code) if code.isdecimal() else -1].short[language]

    def region_chain(self, region: str) -> tuple[str, ...]:
        """The region and the regions around it, nearest first; raises `KeyError` if unknown."""
        chain = [region]
        while (parent := self.regions[chain[-1]].parent) is not None:
            chain.append(parent)
        return tuple(chain)


def inspect_vocabularies(folder: Path = VOCABULARY_FOLDER) -> tuple[Problem, ...]:
    """Every fault in the vocabularies of the folder."""
    items, problems = read_vocabulary_files(folder)
    return (*problems, *check_vocabularies(items))


def read_vocabularies(folder: Path) -> Vocabularies:
    """The checked vocabularies of the folder; raises `VocabularyError` with all faults."""
    items, problems = read_vocabulary_files(folder)
    problems.extend(check_vocabularies(items))
    if problems:
        raise VocabularyError(problems)
    lists = {name: _build_terms(found) for name, found in items.items() if name not in _BUILT_APART}
    return Vocabularies(
        objectives={item["number"]: _build_objective(item) for item in items["objectives"]},
        themes={item["number"]: _build_theme(item) for item in items["themes"]},
        sdgs={item["number"]: _build_goal(item) for item in items["sdgs"]},
        regions={item["id"]: Region(**item) for item in items["regions"]},
        languages={item["id"]: WorkingLanguage(**item) for item in items["languages"]},
        **lists,
    )


@cache
def load_vocabularies() -> Vocabularies:
    """The vocabularies shipped with the package, read once; raises `VocabularyError`."""
    return read_vocabularies(VOCABULARY_FOLDER)


_BUILT_APART = frozenset({"objectives", "themes", "sdgs", "regions", "languages"})


def _build_terms(items: list[dict[str, Any]]) -> dict[str, Term]:
    return {item["id"]: Term(item["id"], item["label"], item.get("description", {})) for item in items}


def _build_objective(item: dict[str, Any]) -> Objective:
    return Objective(**{**item, "sdgs": tuple(item["sdgs"])})


def _build_theme(item: dict[str, Any]) -> Theme:
    return Theme(**{**item, "objectives": tuple(item["objectives"])})


def _build_goal(item: dict[str, Any]) -> Goal:
    targets = tuple(Target(target["code"], item["number"], target["label"]) for target in item["targets"])
    return Goal(**{**item, "targets": targets})
