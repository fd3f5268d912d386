"""A search as an address says it, read and written: every state of a search is an address, of page and API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from hub.errors import InvalidInput
from indexer.query import FACETS, Filters, Query
from indexer.query_text import clean
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

Arguments = Mapping[str, Iterable[str]]
"""Name -> values, as they stand in an address."""

LAST_PAGE = 5000
MOST_VALUES = 60
"""Values of one facet that are read; the rest of an absurd address is ignored."""

_WORD = re.compile(r"[a-z][a-z0-9-]{0,39}")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class SearchParameters:
    """What is searched. `language` is that of the question if the visitor chose it; `page` counts from 1."""

    text: str = ""
    language: str | None = None
    filters: Filters = field(default_factory=Filters)
    page: int = 1

    def query(self, page_size: int) -> Query:
        """The query for the index."""
        return Query(self.text, self.language, self.filters, limit=page_size, offset=(self.page - 1) * page_size)

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the address, in a fixed order; what is not set is left out."""
        found = [("q", self.text)] if self.text else []
        for name, values in self.filters.active().items():
            found += [(name, value) for value in values]
        if self.language:
            found.append(("in", self.language))
        if self.page > 1:
            found.append(("page", str(self.page)))
        return found

    def address(self, path: str, *more: tuple[str, str]) -> str:
        """The path with these parameters and more."""
        pairs = [*self.pairs(), *more]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def on_page(self, page: int) -> SearchParameters:
        """The same search, another page."""
        return replace(self, page=page)

    def without(self, facet: str, value: str) -> SearchParameters:
        """The same search without one value of a facet, from its first page."""
        kept = tuple(item for item in getattr(self.filters, facet) if str(item) != value)
        return replace(self, filters=replace(self.filters, **{facet: kept}), page=1)

    def unfiltered(self) -> SearchParameters:
        """The same question without any filter."""
        return SearchParameters(self.text, self.language)

    def asking(self, text: str) -> SearchParameters:
        """Another question under the same filters, from its first page."""
        return replace(self, text=text, page=1)


def read_parameters(arguments: Arguments, maximum_text: int) -> SearchParameters:
    """Parameters of an address. Values that no vocabulary knows are left out, a page that cannot be read is the first.

    Raises `InvalidInput` for a text of more than `maximum_text` characters.
    """
    text = " ".join(clean(_first(arguments, "q")).split())
    if len(text) > maximum_text:
        raise InvalidInput("q", f"the question has {len(text)} characters, at most {maximum_text} are read")
    language = _first(arguments, "in")
    page = _first(arguments, "page")
    return SearchParameters(
        text=text,
        language=language if language in LANGUAGE_CODES else None,
        filters=Filters(**{name: _values(arguments, name) for name in FACETS}),  # type: ignore[arg-type]
        page=min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdecimal() and len(page) < 20 else 1,
    )


def _first(arguments: Arguments, name: str) -> str:
    return next(iter(arguments.get(name, ())), "")


def _values(arguments: Arguments, name: str) -> tuple[int, ...] | tuple[str, ...]:
    given = [part.strip() for value in arguments.get(name, ()) for part in value[:2000].split(",")]
    known = dict.fromkeys(value for value in map(_READERS[name], given) if value)
    chosen = tuple(known)[:MOST_VALUES]
    return tuple(map(int, chosen)) if name in _NUMBERS else chosen


def _objective(value: str) -> str:
    return value if value in {str(number) for number in load_vocabularies().objectives} else ""


def _theme(value: str) -> str:
    return value if value in {str(number) for number in load_vocabularies().themes} else ""


def _goal(value: str) -> str:
    return value if value in load_vocabularies().sdg_codes else ""


def _country(value: str) -> str:
    return value.upper() if value.upper() in load_countries() else ""


def _region(value: str) -> str:
    return value if value in load_vocabularies().regions else ""


def _year(value: str) -> str:
    return value if _YEAR.fullmatch(value) else ""


def _language(value: str) -> str:
    return value if value in LANGUAGE_CODES else ""


def _word(value: str) -> str:
    return value if _WORD.fullmatch(value) else ""


_NUMBERS = frozenset({"objective", "theme", "year"})
_READERS: Mapping[str, Callable[[str], str]] = {
    "objective": _objective,
    "theme": _theme,
    "sdg": _goal,
    "country": _country,
    "region": _region,
    "year": _year,
    "kind": _word,
    "language": _language,
    "status": _word,
}
"""Facet -> what a value in an address means; an empty text when it means nothing."""
