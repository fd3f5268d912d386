"""An answer to a request as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from hub.matching.reasons import phrases_of
from hub.requests.forms import AskForm
from hub.requests.presentation import title_of_match
from hub.requests.records import KINDS, Excerpt, Match, MatchResult, Refusal
from hub.requests.understanding import meant
from hub.requests.wording import refusal_sentence, section_name, signal_name
from hub.search.snippets import Piece, snippet
from hub.web.filters import record_url
from hub.web.names import Names
from indexer.documents import Source
from indexer.hits import PassageHit


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a score, 0..1."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood, to keep or take away. `told` says how sure the hub is, in 0..1, where it can."""

    value: str
    label: str
    kept: bool
    told: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the request was read."""

    objectives: tuple[Chip, ...]
    concepts: tuple[Chip, ...]
    countries: tuple[Chip, ...]
    groups: tuple[str, ...]
    help: tuple[str, ...]
    language: str | None
    detected: bool
    other_language: str | None


@dataclass(frozen=True, slots=True)
class MatchView:
    """A candidate that answers a need."""

    kind: str
    id: str
    title: str
    url: str
    score: float
    reason: tuple[str, ...]
    bars: tuple[Bar, ...]
    objectives: tuple[int, ...]
    countries: tuple[str, ...]
    year: int | None
    source: Source | None
    pieces: tuple[Piece, ...]
    pieces_language: str
    practices: tuple[tuple[str, str], ...]
    demo: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The matches of one kind."""

    kind: str
    label: str
    matches: tuple[MatchView, ...]


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need with its sections."""

    number: int
    text: str
    objectives: tuple[int, ...]
    sections: tuple[Section, ...]

    @property
    def columns(self) -> tuple[tuple[Section, ...], ...]:
        """The sections side by side: what was done and what pays for it, then who helps."""
        helpers = tuple(section for section in self.sections if section.kind in ("expert", "organisation"))
        return tuple(section for section in self.sections if section not in helpers), helpers

    @property
    def found(self) -> bool:
        """Whether anything answers it."""
        return any(section.matches for section in self.sections)


@dataclass(frozen=True, slots=True)
class RefusalView:
    """The answer to "why not?"."""

    title: str
    url: str
    sentence: str
    bars: tuple[Bar, ...]
    reason: tuple[str, ...]


def reading_view(result: MatchResult, form: AskForm, names: Names) -> Reading:
    """Chips of what was understood: those that count are ticked, what was taken away stays to be put back."""
    understood = result.understood
    proposals = {item.number: item.confidence for item in understood.objectives}
    counting = (
        set(form.objectives)
        if form.corrected
        else {item.number for need in result.needs for item in meant(need.understood.objectives)}
    )
    numbers = [*proposals, *sorted(counting - proposals.keys())]
    gone = form.without_concepts if form.corrected else ()
    taken = form.taken_countries if form.corrected else ()
    countries = [*understood.countries, *form.countries] if form.corrected else list(understood.countries)
    return Reading(
        objectives=tuple(
            Chip(str(number), names.objective(number), number in counting, proposals.get(number)) for number in numbers
        ),
        concepts=tuple(Chip(concept, names.concept(concept), True) for concept in understood.concepts)
        + tuple(Chip(concept, names.concept(concept), False) for concept in gone),
        countries=tuple(
            Chip(code, names.country(code), code not in taken) for code in names.sorted_countries({*countries, *taken})
        ),
        groups=tuple(names.term("target_groups", code) for code in understood.target_groups),
        help=tuple(names.term("kinds_of_help", code) for code in understood.help),
        language=understood.language,
        detected=understood.detected,
        other_language=understood.other_language,
    )


def need_views(result: MatchResult, names: Names) -> tuple[NeedView, ...]:
    """Needs in reading order."""
    return tuple(
        NeedView(
            number,
            need.text,
            tuple(item.number for item in meant(need.understood.objectives)),
            tuple(
                Section(kind, section_name(kind), tuple(_match_view(match, names) for match in need.matches[kind]))
                for kind in KINDS
            ),
        )
        for number, need in enumerate(result.needs, 1)
    )


def _match_view(match: Match, names: Names) -> MatchView:
    reader = names.language
    return MatchView(
        kind=match.kind,
        id=match.id,
        title=title_of_match(match.titles, reader),
        url=_address(match.kind, match.id),
        score=match.score,
        reason=tuple(dict.fromkeys(phrase for reason in match.reasons for phrase in phrases_of(reason, names))),
        bars=_bars(match.parts),
        objectives=match.objectives,
        countries=match.countries,
        year=match.year,
        source=match.source,
        pieces=_pieces(match.excerpt) if match.kind == "expert" else (),
        pieces_language=match.excerpt.language if match.excerpt else "",
        practices=tuple((title_of_match(titles, reader), _address("practice", id)) for id, titles in match.practices),
        demo=match.demo,
    )


def _address(kind: str, id: str) -> str:
    return url_for("browse.country", iso3=id) if kind == "peer" else record_url(kind, id)


def _bars(parts: Mapping[str, float | None]) -> tuple[Bar, ...]:
    return tuple(Bar(signal_name(name), score) for name, score in parts.items() if score is not None)


def _pieces(excerpt: Excerpt | None) -> tuple[Piece, ...]:
    if excerpt is None:
        return ()
    return snippet(PassageHit(excerpt.text, excerpt.language, "", excerpt.highlights))


def refusal_view(refusal: Refusal, names: Names) -> RefusalView:
    """The answer to "why not?"."""
    return RefusalView(
        title_of_match(refusal.titles, names.language),
        _address(refusal.kind, refusal.id),
        refusal_sentence(refusal, names),
        _bars(refusal.parts),
        tuple(dict.fromkeys(phrase for reason in refusal.reasons for phrase in phrases_of(reason, names))),
    )
