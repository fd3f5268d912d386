"""What the words are aligned in: short texts in several languages that say the same, with a weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.training.aligned import SENTENCES, AlignedRow, aligned_texts, read_parallel_file
from synonyms.countries import Country, load_countries
from synonyms.languages import LANGUAGE_CODES
from synonyms.lexicon import load_lexicon
from synonyms.texts import load_example_texts
from synonyms.thesaurus import Concept, load_thesaurus
from synonyms.vocabularies import load_vocabularies

NOTES = "thesaurus notes"
LEXICONS = ("places_lexicon", "tico19_terms")
_BETWEEN_VARIANTS = " ; "


@dataclass(frozen=True)
class Segment:
    """Texts by language code; several texts of a language are variants of one name, the preferred one first.

    `weight`: how many sentences it counts for. `ordered`: words that translate each other stand at similar places.
    `held_out`: kept aside to measure on.
    """

    source: str
    texts: Mapping[str, Sequence[str]]
    weight: float = 1.0
    ordered: bool = False
    held_out: bool = False


@dataclass(frozen=True)
class LabelWeights:
    """Weight of the pair of preferred names, and of all variants of a name taken together."""

    preferred: float = 1.0
    variants: float = 1.0


def read_segments(data: Path, labels: LabelWeights) -> list[Segment]:
    """The aligned sentences and lexicons under `data`/parallel, then the language data of the project."""
    found: list[Segment] = []
    for name in (*SENTENCES, *LEXICONS):
        found += segments_of_rows(read_parallel_file(data / "parallel" / f"{name}.tsv"), labels)
    return [*found, *own_segments(labels)]


def segments_of_rows(rows: Iterable[AlignedRow], labels: LabelWeights) -> Iterator[Segment]:
    """Rows of the lexicons become names with variants, other rows sentences."""
    for row in rows:
        if row.source in LEXICONS:
            variants = {code: text.split(_BETWEEN_VARIANTS) for code, text in row.texts.items() if text}
            yield from name_segments(row.source, variants, labels)
        else:
            yield sentence(row.source, row.texts, held_out=row.held_out)


def sentence(source: str, texts: Mapping[str, str], *, held_out: bool = False) -> Segment:
    """One sentence or phrase per language."""
    return Segment(source, {code: (text,) for code, text in texts.items()}, ordered=True, held_out=held_out)


def name_segments(source: str, names: Mapping[str, Sequence[str]], labels: LabelWeights) -> Iterator[Segment]:
    """The preferred names; where a language has more, also all variants together."""
    yield Segment(source, {code: texts[:1] for code, texts in names.items()}, labels.preferred)
    if any(len(texts) > 1 for texts in names.values()):
        yield Segment(source, names, labels.variants)


def own_segments(labels: LabelWeights) -> Iterator[Segment]:
    """Labels and notes of the thesaurus, vocabularies, countries, the lexicon, example texts."""
    thesaurus = load_thesaurus()
    for theme in thesaurus.themes.values():
        yield sentence("thesaurus", theme.title)
    for concept in thesaurus.concepts.values():
        yield from concept_segments(concept, labels)
    for texts in aligned_texts(load_vocabularies()):
        yield sentence("vocabularies", texts)
    for country in load_countries().values():
        yield from country_segments(country, labels)
    for row in load_lexicon():
        yield from name_segments("lexicon", row, labels)
    for example in load_example_texts():
        yield sentence("texts", example.texts)


def concept_segments(concept: Concept, labels: LabelWeights) -> Iterator[Segment]:
    """The labels of a concept, and its notes where all six are written; the notes are fit to measure on."""
    yield from name_segments("thesaurus", concept.labels, labels)
    if set(concept.notes) == set(LANGUAGE_CODES):
        yield sentence(NOTES, concept.notes, held_out=True)


def country_segments(country: Country, labels: LabelWeights) -> Iterator[Segment]:
    """Short names, formal names and adjectives, each kind by itself."""
    for names in (country.short, country.formal):
        yield Segment("countries", {code: (name,) for code, name in names.items()}, labels.preferred)
    adjectives = {code: texts for code, texts in country.adjectives.items() if texts}
    if len(adjectives) > 1:
        yield Segment("countries", {code: texts[:1] for code, texts in adjectives.items()}, labels.variants)
