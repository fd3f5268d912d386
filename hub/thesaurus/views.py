"""What the pages of the thesaurus show: themes, the concepts of one as a tree or by alphabet, a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from hub.errors import NotFound
from hub.thesaurus.finding import LabelMatch
from hub.web.alphabet import first_letter, sort_key
from synonyms import LANGUAGES, Concept, Language, ThesaurusTheme, load_thesaurus

SAMPLES = 4
"""Concepts of a theme that its line in the list of themes names."""

Link = tuple[str, str]
"""Id of a concept, and its preferred label in the reader's language."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in the list: how many concepts it has, and the widest of them."""

    id: str
    title: str
    count: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept with the narrower ones of its theme below it."""

    id: str
    label: str
    narrower: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A concept that was found; `pieces` are the label that was met: before, inside and after what was typed.

    `told` says whether the label is worth showing: it is not when it is the title, whole.
    """

    id: str
    title: str
    theme: str
    language: Language
    pieces: tuple[str, str, str]
    told: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of a concept in one language."""

    language: Language
    preferred: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """A concept with everything around it. `way` leads from the widest concept down to it, by its first parents."""

    concept: Concept
    theme: ThesaurusTheme
    note: str
    way: tuple[Link, ...]
    labels: tuple[Labels, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]


def find_concept(concept_id: str) -> Concept:
    """The concept. Raises `NotFound`."""
    concept = load_thesaurus().concepts.get(concept_id)
    if concept is None:
        raise NotFound(f"there is no concept {concept_id!r}")
    return concept


def find_theme(theme: str) -> ThesaurusTheme:
    """The theme. Raises `NotFound`."""
    found = load_thesaurus().themes.get(theme)
    if found is None:
        raise NotFound(f"there is no theme {theme!r} in the thesaurus")
    return found


@cache
def theme_lines(reader: str) -> tuple[ThemeLine, ...]:
    """Themes in the alphabet of the reader; samples are the concepts with the most below them."""
    thesaurus = load_thesaurus()
    counts = Counter(concept.theme for concept in thesaurus.concepts.values())
    lines = [
        ThemeLine(theme.id, theme.title[reader], counts[theme.id], _samples(theme.id, reader))
        for theme in thesaurus.themes.values()
        if counts[theme.id]
    ]
    return tuple(sorted(lines, key=lambda line: sort_key(line.title, reader)))


def _samples(theme: str, reader: str) -> tuple[str, ...]:
    thesaurus = load_thesaurus()
    widest = sorted(_concepts_of(theme), key=lambda concept: -len(thesaurus.narrower(concept.id)))
    return tuple(concept.label(reader) for concept in widest[:SAMPLES])


@cache
def _by_theme() -> Mapping[str, tuple[Concept, ...]]:
    found: dict[str, list[Concept]] = {}
    for concept in load_thesaurus().concepts.values():
        found.setdefault(concept.theme, []).append(concept)
    return {theme: tuple(concepts) for theme, concepts in found.items()}


def _concepts_of(theme: str) -> tuple[Concept, ...]:
    return _by_theme().get(theme, ())


@cache
def tree_of(theme: str, reader: str) -> tuple[Branch, ...]:
    """Concepts of a theme, each below its first broader one of the same theme, in the alphabet of the reader."""
    inside = {concept.id for concept in _concepts_of(theme)}
    below: dict[str, list[Concept]] = {}
    for concept in _concepts_of(theme):
        parent = next((broader for broader in concept.broader if broader in inside), "")
        below.setdefault(parent, []).append(concept)

    def grow(parent: str) -> tuple[Branch, ...]:
        children = sorted(below.get(parent, ()), key=lambda concept: sort_key(concept.label(reader), reader))
        return tuple(Branch(child.id, child.label(reader), grow(child.id)) for child in children)

    return grow("")


@cache
def letters_of(theme: str, reader: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Concepts of a theme under the letters of the reader's alphabet; in Chinese, which has none, under one empty."""
    letters: dict[str, list[Link]] = {}
    for link in _links((concept.id for concept in _concepts_of(theme)), reader):
        letters.setdefault(first_letter(link[1], reader), []).append(link)
    return tuple((letter, tuple(links)) for letter, links in letters.items())


def result_line(match: LabelMatch, reader: str) -> ResultLine:
    """A match as the page shows it."""
    thesaurus = load_thesaurus()
    concept = thesaurus.concepts[match.concept]
    language = next(language for language in LANGUAGES if language.code == match.language)
    return ResultLine(
        id=concept.id,
        title=concept.label(reader),
        theme=thesaurus.themes[concept.theme].title[reader],
        language=language,
        pieces=(match.label[: match.start], match.label[match.start : match.end], match.label[match.end :]),
        told=match.language != reader or match.label != concept.label(reader),
    )


def concept_page(concept: Concept, reader: str) -> ConceptPage:
    """Everything about a concept; links in the alphabet of the reader."""
    thesaurus = load_thesaurus()
    return ConceptPage(
        concept=concept,
        theme=thesaurus.themes[concept.theme],
        note=concept.notes.get(reader, ""),
        way=_way(concept, reader),
        labels=tuple(
            Labels(language, concept.label(language.code), concept.labels[language.code][1:]) for language in LANGUAGES
        ),
        broader=_links(concept.broader, reader),
        narrower=_links(thesaurus.narrower(concept.id), reader),
        related=_links(related_to(concept), reader),
    )


def related_to(concept: Concept) -> tuple[str, ...]:
    """Ids of the related concepts, whichever of the two names the other, that are not already above or below it."""
    near = {*concept.broader, *load_thesaurus().narrower(concept.id)}
    both = dict.fromkeys((*concept.related, *_related_from().get(concept.id, ())))
    return tuple(other for other in both if other not in near)


@cache
def _related_from() -> Mapping[str, tuple[str, ...]]:
    """Concept id -> concepts that name it as related."""
    found: dict[str, list[str]] = {}
    for concept in load_thesaurus().concepts.values():
        for other in concept.related:
            found.setdefault(other, []).append(concept.id)
    return {concept_id: tuple(others) for concept_id, others in found.items()}


def _way(concept: Concept, reader: str) -> tuple[Link, ...]:
    concepts = load_thesaurus().concepts
    way: list[Link] = []
    here = concept
    while here.broader:
        here = concepts[here.broader[0]]
        way.append((here.id, here.label(reader)))
    return tuple(reversed(way))


def _links(concept_ids: Iterable[str], reader: str) -> tuple[Link, ...]:
    concepts = load_thesaurus().concepts
    links = [(concept_id, concepts[concept_id].label(reader)) for concept_id in concept_ids]
    return tuple(sorted(links, key=lambda link: sort_key(link[1], reader)))
