"""The thesaurus: concepts of the field with the labels that officials write for them in six languages.

One JSON Lines file per theme lies under `data/thesaurus`; its first line is a head object
`{"theme", "title", "about"}`, every further line one concept. Files of the operator's own are read beside them from the
folder that HUB_VOCABULARY names. Loading checks all files together and reports every fault at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from synonyms.problems import Problem, ThesaurusError
from synonyms.theme_files import (
    THESAURUS_FOLDER,
    Record,
    ThemeFile,
    extra_folder,
    read_files_in_force,
    read_theme_files,
)
from synonyms.thesaurus_rules import check_concepts
from synonyms.vocabularies import load_vocabularies


@dataclass(frozen=True)
class ThesaurusTheme:
    """One file of the thesaurus: its id, its title in six languages, what it covers in one sentence."""

    id: str
    title: Mapping[str, str]
    about: str


@dataclass(frozen=True)
class Concept:
    """One language-independent concept; per language the preferred label stands first.

    `homographs`: language -> label -> words of that language, one of which must stand in a text for the label to mean
    this concept there.
    """

    id: str
    theme: str
    labels: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    sdgs: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    homographs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The preferred label in the language."""
        return self.labels[language][0]


@dataclass(frozen=True)
class Thesaurus:
    """All concepts by id, in the order of the files, and their themes."""

    concepts: Mapping[str, Concept]
    themes: Mapping[str, ThesaurusTheme]
    _narrower: Mapping[str, tuple[str, ...]] = field(repr=False, compare=False, default_factory=dict)

    @classmethod
    def of(cls, concepts: Iterable[Concept], themes: Iterable[ThesaurusTheme]) -> Thesaurus:
        """A thesaurus over these concepts; the links downward are derived from `broader`."""
        by_id = {concept.id: concept for concept in concepts}
        narrower: dict[str, list[str]] = {}
        for concept in by_id.values():
            for broader in concept.broader:
                narrower.setdefault(broader, []).append(concept.id)
        return cls(
            concepts=by_id,
            themes={theme.id: theme for theme in themes},
            _narrower={key: tuple(ids) for key, ids in narrower.items()},
        )

    def narrower(self, concept_id: str) -> tuple[str, ...]:
        """Ids of the concepts one step below, in the order of the files; raises `KeyError` if unknown."""
        self.concepts[concept_id]
        return self._narrower.get(concept_id, ())

    def ancestors(self, concept_id: str) -> dict[str, int]:
        """Every concept above, with the length of the shortest way to it (1 = directly broader)."""
        depth: dict[str, int] = {}
        level = self.concepts[concept_id].broader
        steps = 1
        while level:
            fresh = [broader for broader in dict.fromkeys(level) if broader not in depth]
            depth.update(dict.fromkeys(fresh, steps))
            level = tuple(above for broader in fresh for above in self.concepts[broader].broader)
            steps += 1
        return depth


def inspect_thesaurus(
    folder: Path | None = None, known_sdgs: frozenset[str] | None = None
) -> tuple[Thesaurus, tuple[Problem, ...]]:
    """What can be read of the thesaurus, and every fault found.

    `folder` holds the theme files; None: the thesaurus in force, shipped files and those of the operator.
    `known_sdgs` are the goals and targets that may be named ("10", "10.7"); without it only the form
    is checked.
    """
    files, problems = read_files_in_force() if folder is None else read_theme_files(folder)
    concepts = [_build_concept(record, file.theme) for file in files for _, record in file.concepts]
    problems = [*problems, *check_concepts(files, known_sdgs)]
    return Thesaurus.of(concepts, map(_build_theme, files)), tuple(problems)


def read_thesaurus(folder: Path | None = None, known_sdgs: frozenset[str] | None = None) -> Thesaurus:
    """The checked thesaurus in the folder, or the one in force; raises `ThesaurusError` with all faults."""
    thesaurus, problems = inspect_thesaurus(folder, known_sdgs)
    if problems:
        raise ThesaurusError(problems)
    return thesaurus


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus in force, read once; raises `ThesaurusError`.

    The shipped files are taken as they are: `python -m synonyms.check`, `hub doctor` and the tests hold them to the
    rules, which takes longer than reading. With files of the operator's own everything is checked.
    """
    if extra_folder() is not None:
        return read_thesaurus(known_sdgs=load_vocabularies().sdg_codes)
    files, problems = read_theme_files(THESAURUS_FOLDER, check=False)
    if problems:
        raise ThesaurusError(problems)
    return Thesaurus.of(
        (_build_concept(record, file.theme) for file in files for _, record in file.concepts), map(_build_theme, files)
    )


def _build_theme(file: ThemeFile) -> ThesaurusTheme:
    return ThesaurusTheme(file.theme, file.title, file.about)


def _build_concept(record: Record, theme: str) -> Concept:
    return Concept(
        id=record["id"],
        theme=theme,
        labels={code: tuple(texts) for code, texts in record["labels"].items()},
        broader=tuple(record.get("broader", ())),
        related=tuple(record.get("related", ())),
        objectives=tuple(record.get("objectives", ())),
        sdgs=tuple(record.get("sdgs", ())),
        notes=record.get("notes", {}),
        homographs={
            code: {label: tuple(words) for label, words in found.items()}
            for code, found in record.get("homographs", {}).items()
        },
    )
