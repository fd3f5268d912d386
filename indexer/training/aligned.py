"""The aligned rows that the model is trained on: one text per language, all saying the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from synonyms.countries import load_countries
from synonyms.languages import LANGUAGE_CODES
from synonyms.lexicon import load_lexicon
from synonyms.texts import load_example_texts
from synonyms.thesaurus import Concept, load_thesaurus
from synonyms.vocabularies import load_vocabularies

# Of these files every tenth row (the 10th, the 20th ...) can be kept aside to measure on.
SENTENCES = ("tico19", "ntrex")
_LEXICONS = ("places_lexicon", "tico19_terms")
_EVERY = 10
_BETWEEN_VARIANTS = " ; "


@dataclass(frozen=True)
class AlignedRow:
    """Texts by language code; `source` is the file or the part of the language data that it comes from."""

    source: str
    texts: Mapping[str, str]
    held_out: bool = False


def read_rows(data: Path) -> list[AlignedRow]:
    """All rows: the files under `data`/parallel, then the hub's own language data.

    Raises `FileNotFoundError` where a file is missing and `ValueError` where its head names other languages.
    """
    rows = [row for name in (*SENTENCES, *_LEXICONS) for row in read_parallel_file(data / "parallel" / f"{name}.tsv")]
    return [*rows, *own_rows()]


def read_parallel_file(path: Path) -> list[AlignedRow]:
    """Rows of a tab separated file whose head is `id` and the language codes; variants are split by a bar."""
    lines = path.read_text("utf-8").split("\n")
    head = lines[0].rstrip("\r").split("\t")
    if set(head) != {"id", *LANGUAGE_CODES}:
        raise ValueError(f"{path}: the head must be id and {', '.join(LANGUAGE_CODES)}, not {', '.join(head)}")
    sentences = path.stem in SENTENCES
    found = []
    for number, line in enumerate(line for line in lines[1:] if line):
        cells = dict(zip(head, line.rstrip("\r").split("\t"), strict=True))
        del cells["id"]
        texts = cells if sentences else {code: text.replace("|", _BETWEEN_VARIANTS) for code, text in cells.items()}
        found.append(AlignedRow(path.stem, texts, held_out=sentences and number % _EVERY == _EVERY - 1))
    return found


def own_rows() -> Iterator[AlignedRow]:
    """Thesaurus (labels of a concept joined, notes), vocabularies, names of countries, lexicon, example texts."""
    thesaurus = load_thesaurus()
    for theme in thesaurus.themes.values():
        yield AlignedRow("thesaurus", theme.title)
    for concept in thesaurus.concepts.values():
        yield from concept_rows(concept)
    for texts in aligned_texts(load_vocabularies()):
        yield AlignedRow("vocabularies", texts)
    for country in load_countries().values():
        names = {code: (*country.names(code), *country.adjectives.get(code, ())) for code in LANGUAGE_CODES}
        yield AlignedRow("countries", {code: _BETWEEN_VARIANTS.join(texts) for code, texts in names.items()})
    for row in load_lexicon():
        yield AlignedRow("lexicon", {code: _BETWEEN_VARIANTS.join(words) for code, words in row.items()})
    for example in load_example_texts():
        yield AlignedRow("texts", example.texts)


def concept_rows(concept: Concept) -> Iterator[AlignedRow]:
    """A row of all labels, and one of the notes where all six are written."""
    yield AlignedRow("thesaurus", {code: _BETWEEN_VARIANTS.join(texts) for code, texts in concept.labels.items()})
    if set(concept.notes) == set(LANGUAGE_CODES):
        yield AlignedRow("thesaurus", concept.notes)


def aligned_texts(data: object) -> Iterator[Mapping[str, str]]:
    """Every mapping of the six languages to texts, none of them empty, in dataclasses, mappings and tuples."""
    if isinstance(data, Mapping):
        if set(data) == set(LANGUAGE_CODES) and all(isinstance(text, str) for text in data.values()):
            if all(data.values()):
                yield data
            return
        for value in data.values():
            yield from aligned_texts(value)
    elif isinstance(data, tuple | list):
        for value in data:
            yield from aligned_texts(value)
    elif is_dataclass(data):
        for part in fields(data):
            yield from aligned_texts(getattr(data, part.name))
