"""A search result as the page shows it: facets to tick, chips to take away, hits with snippet, reason and bars."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from hub.search.parameters import SearchParameters
from hub.search.presentation import title_of, value_name
from hub.search.reasons import reason_parts
from hub.search.snippets import Piece, snippet
from hub.web.alphabet import sort_key
from hub.web.filters import record_url
from hub.web.wording import gettext
from indexer.documents import Source
from indexer.hits import FacetCount, Hit, SearchResult

FACET_ORDER = ("kind", "objective", "theme", "country", "region", "year", "language", "sdg", "status")
SHOWN_VALUES = 7
"""Values of a facet that are seen before the rest is unfolded."""
WORLD = "001"
OPEN_FACETS = frozenset({"kind", "objective", "country", "language"})


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that can be ticked."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: values that are seen at once, and those behind "more"."""

    name: str
    label: str
    first: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class ChosenFilter:
    """An active filter, with the address of the search without it."""

    label: str
    facet: str
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Normalised score of a channel, 0..1."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit, ready to be shown."""

    id: str
    kind: str
    title: str
    title_language: str
    url: str
    year: int | None
    countries: tuple[str, ...]
    objectives: tuple[int, ...]
    pieces: tuple[Piece, ...]
    language: str
    reason: tuple[str, ...]
    bars: tuple[Bar, ...]
    score: float
    source: Source | None
    demo: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page of results stands. `near` are the numbers around it, None for a gap."""

    page: int
    last: int
    near: tuple[int | None, ...]


def facet_label(name: str) -> str:
    """What a facet is called."""
    match name:
        case "kind":
            return gettext("Kind")
        case "objective":
            return gettext("Objective")
        case "theme":
            return gettext("Thematic area")
        case "country":
            return gettext("Country")
        case "region":
            return gettext("Region")
        case "year":
            return gettext("Year")
        case "language":
            return gettext("Language of the text")
        case "sdg":
            return gettext("Sustainable Development Goal")
        case _:
            return gettext("Status")


def channel_label(name: str) -> str:
    """What a search channel is called."""
    match name:
        case "keyword":
            return gettext("Words")
        case "concept":
            return gettext("Concepts")
        case _:
            return gettext("Meaning")


def facet_views(result: SearchResult, reader: str) -> list[FacetView]:
    """Facets with at least two values, or one that is chosen, in the order of the page."""
    views = []
    for name in FACET_ORDER:
        counts = [entry for entry in result.facets.get(name, ()) if entry.chosen or _is_offered(name, entry.value)]
        chosen = any(entry.chosen for entry in counts)
        if len(counts) < 2 and not chosen:
            continue
        values = [
            FacetValue(entry.value, value_name(name, entry.value, reader), entry.count, entry.chosen)
            for entry in _ordered(name, counts, reader)
        ]
        first, more = _folded(name, values)
        views.append(FacetView(name, facet_label(name), first, more, chosen or name in OPEN_FACETS))
    return views


def _is_offered(name: str, value: str) -> bool:
    """Goals are offered, not their many targets; nearly everything lies in the world."""
    return "." not in value if name == "sdg" else value != WORLD if name == "region" else True


_ORDERS: dict[str, Callable[[FacetCount], object]] = {
    "objective": lambda entry: int(entry.value),
    "theme": lambda entry: int(entry.value),
    "sdg": lambda entry: tuple(part.rjust(3) for part in entry.value.split(".")),
    "year": lambda entry: -int(entry.value),
}
"""Facets whose values have an order of their own; places stand by alphabet, the others by frequency."""


def _ordered(name: str, counts: Iterable[FacetCount], reader: str) -> list[FacetCount]:
    if name in ("country", "region"):
        return sorted(counts, key=lambda entry: sort_key(value_name(name, entry.value, reader), reader))
    order = _ORDERS.get(name)
    return sorted(counts, key=order) if order else list(counts)  # type: ignore[arg-type]


def _folded(name: str, values: list[FacetValue]) -> tuple[tuple[FacetValue, ...], tuple[FacetValue, ...]]:
    """The most frequent values and all chosen ones are seen at once; a rest of one or two is not worth folding."""
    if name in ("theme", "kind") or len(values) <= SHOWN_VALUES + 2:
        return tuple(values), ()
    ranked = values if name == "year" else sorted(values, key=lambda value: -value.count)
    seen = {value.value for place, value in enumerate(ranked) if place < SHOWN_VALUES or value.chosen}
    first = tuple(value for value in values if value.value in seen)
    return first, tuple(value for value in values if value.value not in seen)


def chosen_filters(parameters: SearchParameters, path: str, reader: str) -> list[ChosenFilter]:
    """Active filters in the order of the address."""
    return [
        ChosenFilter(
            value_name(facet, value, reader), facet_label(facet), parameters.without(facet, value).address(path)
        )
        for facet, values in parameters.filters.active().items()
        for value in values
    ]


def hit_view(hit: Hit, reader: str, demo: bool = False) -> HitView:
    """A hit for the page; `demo` for one of an invented record."""
    title, title_language = title_of(hit, reader)
    return HitView(
        id=hit.id,
        kind=hit.kind,
        title=title,
        title_language=title_language,
        url=record_url(hit.kind, hit.id),
        year=hit.year,
        countries=hit.countries,
        objectives=hit.objectives,
        pieces=snippet(hit.passage),
        language=hit.language,
        reason=tuple(reason_parts(hit, reader)),
        bars=tuple(Bar(channel_label(name), score) for name, score in hit.channels.items()),
        score=hit.score,
        source=hit.source,
        demo=demo,
    )


def hit_views(result: SearchResult, reader: str, demo: Collection[str] = ()) -> list[HitView]:
    """Hits of the page; a match without a reason is not shown. `demo` are keys of invented records."""
    views = [hit_view(hit, reader, hit.key in demo) for hit in result.hits]
    return [view for view in views if view.reason or not view.bars]


def pages(page: int, total: int, page_size: int) -> Pages:
    """First, last, and the two neighbours on each side of a page."""
    last = max(1, -(-total // page_size))
    shown = sorted({1, last, *range(max(1, page - 2), min(last, page + 2) + 1)})
    near: list[int | None] = []
    for number in shown:
        if near and near[-1] is not None and number - near[-1] > 1:
            near.append(None)
        near.append(number)
    return Pages(page, last, tuple(near))
