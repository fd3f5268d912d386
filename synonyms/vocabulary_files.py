"""Reads the JSON files of the controlled vocabularies and checks the form of every item.

A file is an object `{"vocabulary", "about", "items"}`; an item has a key (`id`, `number` or `code`),
texts in six languages, and a few plain fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synonyms.labels import check_translations, fold_label
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem

VOCABULARY_FOLDER = Path(__file__).parent / "data" / "vocabularies"

Item = dict[str, Any]


@dataclass(frozen=True)
class ItemForm:
    """What every item of a vocabulary holds.

    `key` names the field that identifies it and is a number when `key_type` is int. `texts` are required
    in six languages, `optional_texts` are all there or absent for the whole item; `fields` are plain
    fields with the type each must have.
    """

    key: str = "id"
    key_type: type = str
    texts: tuple[str, ...] = ("label",)
    optional_texts: tuple[str, ...] = ("description",)
    fields: Mapping[str, type | tuple[type, ...]] = field(default_factory=dict)


TERM = ItemForm()
EXPLAINED_TERM = ItemForm(texts=("label", "description"), optional_texts=())
TARGET = ItemForm(key="code", optional_texts=())

FORMS: Mapping[str, ItemForm] = {
    "objectives": ItemForm("number", int, ("short", "title", "description"), (), {"theme": int, "sdgs": list}),
    "themes": ItemForm("number", int, ("short", "title", "description"), (), {"colour": str, "objectives": list}),
    "principles": EXPLAINED_TERM,
    "sdgs": ItemForm("number", int, ("short", "title"), (), {"targets": list}),
    "regions": ItemForm(optional_texts=(), fields={"parent": (str, type(None))}),
    "stakeholder_types": TERM,
    "kinds_of_help": EXPLAINED_TERM,
    "target_groups": TERM,
    "cross_cutting": TERM,
    "practice_types": TERM,
    "scopes": EXPLAINED_TERM,
    "record_kinds": EXPLAINED_TERM,
    "statuses": EXPLAINED_TERM,
    "organisation_types": TERM,
    "implementer_types": TERM,
    "languages": ItemForm(optional_texts=(), fields={"endonym": str}),
}


def read_vocabulary_files(folder: Path) -> tuple[dict[str, list[Item]], list[Problem]]:
    """The well-formed items of every vocabulary in the order of its file, and all faults of form."""
    items: dict[str, list[Item]] = {}
    problems: list[Problem] = []
    for name, form in FORMS.items():
        found, faults = _read_items(folder / f"{name}.json", name)
        faults.extend(check_items(found, form, f"{name}.json"))
        items[name] = [] if faults else found
        problems.extend(faults)
    return items, problems


def _read_items(path: Path, name: str) -> tuple[list[Item], list[Problem]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return [], [Problem(path.name, "", f"the file is missing in {path.parent}")]
    except json.JSONDecodeError as error:
        return [], [Problem(path.name, "", f"not JSON: {error}")]
    if not isinstance(content, dict) or content.get("vocabulary") != name or not content.get("about"):
        return [], [Problem(path.name, "", f'the head with "vocabulary": "{name}" and "about" is missing')]
    items = content.get("items")
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        return [], [Problem(path.name, "", '"items" is not a list of at least one object')]
    return items, []


def check_items(items: Sequence[Item], form: ItemForm, file: str) -> Iterable[Problem]:
    """Faults of the items of one vocabulary: keys, texts, types, double keys, double labels."""
    seen: set[object] = set()
    for position, item in enumerate(items, start=1):
        key = item.get(form.key)
        name = str(key) if key is not None else f"item {position}"
        if not isinstance(key, form.key_type) or key == "":
            yield Problem(file, name, f"{form.key} {key!r} is not a {form.key_type.__name__}")
        elif key in seen:
            yield Problem(file, name, f"{form.key} {key!r} is used twice")
        seen.add(key)
        yield from _check_item(item, form, file, name)
    yield from _check_double_labels(items, form, file)


def _check_item(item: Item, form: ItemForm, file: str, name: str) -> Iterable[Problem]:
    for text in form.texts:
        yield from check_translations(item.get(text), file, name, text)
    for text in form.optional_texts:
        if text in item:
            yield from check_translations(item[text], file, name, text)
    for plain, kind in form.fields.items():
        if plain not in item or not isinstance(item[plain], kind):
            yield Problem(file, name, f"{plain} is missing or of the wrong type: {item.get(plain)!r}")
    known = {form.key, *form.texts, *form.optional_texts, *form.fields}
    for unknown in sorted(item.keys() - known):
        yield Problem(file, name, f"unknown field {unknown!r}")


def _check_double_labels(items: Sequence[Item], form: ItemForm, file: str) -> Iterable[Problem]:
    """Two items with the same label in a language could not be told apart on a page."""
    shown = form.texts[0]
    for code in LANGUAGE_CODES:
        owner: dict[str, str] = {}
        for item in items:
            texts = item.get(shown)
            text = texts.get(code) if isinstance(texts, dict) else None
            if isinstance(text, str):
                name = str(item.get(form.key))
                first = owner.setdefault(fold_label(text), name)
                if first != name:
                    yield Problem(file, name, f"{shown} {text!r} is also that of {first!r}", code)
