"""What is asked: one `Query` travels whole from the page, the API or the command line to the engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.documents import PUBLIC

CHANNELS = ("keyword", "concept", "vector")
FACETS = ("objective", "theme", "sdg", "country", "region", "year", "kind", "language", "status")
MAXIMUM_TEXT = 20_000
"""Characters of a query text that are read; longer input is refused by the hub's forms."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of one field are alternatives; fields are combined with and. Empty means no restriction.

    `years` is an inclusive range. `language` restricts to documents that have text in one of the languages.
    `without` names document keys (`kind:id`) that must not come back.
    """

    objective: tuple[int, ...] = ()
    theme: tuple[int, ...] = ()
    sdg: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def active(self) -> dict[str, tuple[str, ...]]:
        """Facet name -> wanted values as text, only the facets that restrict."""
        chosen = {name: tuple(str(value) for value in getattr(self, name)) for name in FACETS}
        return {name: values for name, values in chosen.items() if values}


@dataclass(frozen=True, slots=True)
class Query:
    """A search. `language` is what the person says the text is in, None to detect it.

    An empty text lists every document that passes the filters, newest first. `audiences` are those of the asking
    person. `limit` and `offset` count documents, not passages. `facets=False` saves the counting when nobody shows it.
    """

    text: str = ""
    language: str | None = None
    filters: Filters = field(default_factory=Filters)
    channels: tuple[str, ...] = CHANNELS
    limit: int = 20
    offset: int = 0
    audiences: tuple[str, ...] = (PUBLIC,)
    facets: bool = True
    translated: bool = True
