"""Rules that hold between the concepts of the whole thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synonyms.labels import fold_label
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem
from synonyms.theme_files import Record, ThemeFile


def check_concepts(files: Sequence[ThemeFile], known_sdgs: frozenset[str] | None) -> Iterable[Problem]:
    """Faults between concepts: double ids, unknown links, circles, one label for two concepts, orphans."""
    entries = [(file.file, record) for file in files for _, record in file.concepts]
    yield from _check_ids(entries)
    yield from _check_references(entries, known_sdgs)
    yield from _check_circles(entries)
    yield from _check_related(entries)
    yield from _check_shared_labels(entries)
    yield from _check_orphans(entries)


def _check_ids(entries: Sequence[tuple[str, Record]]) -> Iterable[Problem]:
    first_file: dict[str, str] = {}
    for file, record in entries:
        concept_id = record["id"]
        if concept_id in first_file:
            yield Problem(file, concept_id, f"this id is already in {first_file[concept_id]}")
        first_file.setdefault(concept_id, file)


def _check_references(entries: Sequence[tuple[str, Record]], known_sdgs: frozenset[str] | None) -> Iterable[Problem]:
    known = {record["id"] for _, record in entries}
    for file, record in entries:
        concept_id = record["id"]
        for key in ("broader", "related"):
            for target in record.get(key, ()):
                if target == concept_id:
                    yield Problem(file, concept_id, f"{key} names the concept itself")
                elif target not in known:
                    yield Problem(file, concept_id, f"{key} names an unknown concept {target!r}")
        for both in sorted(set(record.get("broader", ())) & set(record.get("related", ()))):
            yield Problem(file, concept_id, f"{both!r} is both broader and related")
        for code in record.get("sdgs", ()):
            if known_sdgs is not None and code not in known_sdgs:
                yield Problem(file, concept_id, f"{code!r} is not in the vocabulary of goals and targets")


def _check_circles(entries: Sequence[tuple[str, Record]]) -> Iterable[Problem]:
    file_of = {record["id"]: file for file, record in entries}
    broader = {record["id"]: record.get("broader", ()) for _, record in entries}
    reported: set[frozenset[str]] = set()
    for start in broader:
        circle = _circle_through(start, broader)
        if len(circle) > 1 and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            yield Problem(file_of[start], start, f"broader runs in a circle: {' > '.join([*circle, start])}")


def _check_related(entries: Sequence[tuple[str, Record]]) -> Iterable[Problem]:
    """Related and broader exclude one another, over any number of steps (SKOS reference, S27)."""
    broader = {record["id"]: record.get("broader", ()) for _, record in entries}
    above = {concept_id: _all_above(concept_id, broader) for concept_id in broader}
    for file, record in entries:
        for target in record.get("related", ()):
            if target in above[record["id"]] - set(record.get("broader", ())) or record["id"] in above.get(target, ()):
                yield Problem(file, record["id"], f"related names {target!r}, which is above or below it")


def _all_above(start: str, broader: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = list(broader.get(start, ()))
    while queue:
        here = queue.pop()
        if here not in found:
            found.add(here)
            queue.extend(broader.get(here, ()))
    return frozenset(found)


def _circle_through(start: str, broader: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from the concept up to itself, or an empty list when there is none."""
    came_from: dict[str, str] = {}
    queue = [start]
    for here in queue:
        for above in broader.get(here, ()):
            if above == start:
                return _walk_back(here, came_from, start)
            if above not in came_from:
                came_from[above] = here
                queue.append(above)
    return []


def _walk_back(end: str, came_from: Mapping[str, str], start: str) -> list[str]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _check_shared_labels(entries: Sequence[tuple[str, Record]]) -> Iterable[Problem]:
    """A label of one language names one concept; further ones must declare it a homograph, with its context."""
    owners: dict[str, dict[str, str]] = {code: {} for code in LANGUAGE_CODES}
    for file, record in entries:
        concept_id = record["id"]
        for code, texts in record["labels"].items():
            owner = owners[code]
            declared = {fold_label(label) for label in record.get("homographs", {}).get(code, ())}
            for text in texts:
                if fold_label(text) in declared:
                    continue
                first = owner.setdefault(fold_label(text), concept_id)
                if first != concept_id:
                    yield Problem(file, concept_id, f"label {text!r} already belongs to {first!r}", code)


def _check_orphans(entries: Sequence[tuple[str, Record]]) -> Iterable[Problem]:
    """A concept without any link, its own or another's to it, is found by nobody who browses."""
    linked = {target for _, record in entries for key in ("broader", "related") for target in record.get(key, ())}
    for file, record in entries:
        if record["id"] not in linked and not record.get("broader") and not record.get("related"):
            yield Problem(file, record["id"], "an orphan: it has no broader and no related concept, and is none's")
