"""Is what the classifier says of a text what somebody said of it?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import BadTestSet

if TYPE_CHECKING:
    from indexer.classification import Classifier

FIELDS = ("objectives", "themes", "sdgs", "countries", "target_groups", "kinds_of_help")
_ALL = "all"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with what it is about: field -> ids. `language` is None where it is to be told."""

    text: str
    language: str | None
    right: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ClassificationScore:
    """Share of texts whose first proposal is right, and of those with a right one among the first three."""

    field: str
    language: str
    texts: int
    first: float
    first_three: float


def read_labelled_texts(path: Path) -> list[LabelledText]:
    """One object a line: "text", perhaps "language", and lists of ids. Raises `BadTestSet` at the first bad line."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            right = {name: frozenset(str(id) for id in record[name]) for name in FIELDS if record.get(name)}
            text = record["text"]
            if not isinstance(text, str) or not right:
                raise ValueError(f"it needs a text and one of {', '.join(FIELDS)}")
        except (ValueError, KeyError, TypeError) as error:
            raise BadTestSet(f"{path}, line {number}: cannot be read as a labelled text ({error}).") from error
        found.append(LabelledText(text, record.get("language"), right))
    if not found:
        raise BadTestSet(f"{path} holds no labelled text.")
    return found


def measure_classification(classifier: Classifier, texts: Sequence[LabelledText]) -> list[ClassificationScore]:
    """Scores by field and language, and over all languages; only texts that are labelled in a field count for it."""
    results = classifier.classify_all([item.text for item in texts], [item.language for item in texts])
    hits: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for item, result in zip(texts, results, strict=True):
        for name, right in item.right.items():
            proposed = [ranked.id for ranked in getattr(result, name)[:3]]
            hit = (bool(proposed) and proposed[0] in right, not right.isdisjoint(proposed))
            for language in (result.language, _ALL):
                hits.setdefault((name, language), []).append(hit)
    return [
        ClassificationScore(
            name,
            language,
            len(found),
            sum(first for first, _ in found) / len(found),
            sum(three for _, three in found) / len(found),
        )
        for (name, language), found in sorted(hits.items(), key=lambda item: (FIELDS.index(item[0][0]), item[0][1]))
    ]
