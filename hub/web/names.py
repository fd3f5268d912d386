"""Names of coded things in a reader's language: objectives, countries, regions, kinds, languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from hub.web.alphabet import sort_key
from hub.web.wording import gettext
from synonyms import Country, Objective, Term, Theme, load_countries, load_thesaurus, load_vocabularies

PLACE = "place:"


class Names:
    """Names in one language. A code that no vocabulary knows is its own name, so that a page always renders."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._vocabularies = load_vocabularies()

    # Objectives, themes, goals

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """All 23, in order."""
        return tuple(self._vocabularies.objectives.values())

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The five thematic areas."""
        return tuple(self._vocabularies.themes.values())

    def objective(self, number: int) -> str:
        """Short title."""
        return self._vocabularies.objectives[number].short[self.language]

    def objective_title(self, number: int) -> str:
        """Full title, in the wording of the Compact."""
        return self._vocabularies.objectives[number].title[self.language]

    def area(self, number: int) -> int:
        """The thematic area of an objective, 1 to 5."""
        return self._vocabularies.objectives[number].theme

    def theme(self, number: int) -> str:
        """Short title of a thematic area."""
        return self._vocabularies.themes[number].short[self.language]

    def goal(self, code: str) -> str:
        """Short name of a Sustainable Development Goal or target."""
        try:
            return self._vocabularies.sdg_label(code, self.language)
        except KeyError:
            return code

    def text(self, texts: Mapping[str, str]) -> str:
        """The text in this language."""
        return texts[self.language]

    # Places

    def country(self, iso3: str) -> str:
        """Short name of a country."""
        country = load_countries().get(iso3)
        return country.short[self.language] if country else iso3

    def countries(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Short names, in the alphabet of the language."""
        return tuple(self.country(code) for code in self.sorted_countries(codes))

    def sorted_countries(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in the order of their names."""
        return tuple(sorted(codes, key=lambda code: sort_key(self.country(code), self.language)))

    def region(self, code: str) -> str:
        """Name of a region of M49."""
        region = self._vocabularies.regions.get(code)
        return region.label[self.language] if region else code

    # Words

    def concept(self, identifier: str) -> str:
        """Preferred label of a thesaurus concept, or the name of the country that a `place:` concept stands for."""
        if identifier.startswith(PLACE):
            return self.country(identifier.removeprefix(PLACE))
        concept = load_thesaurus().concepts.get(identifier)
        return concept.label(self.language) if concept else identifier

    def term(self, vocabulary: str, code: str) -> str:
        """Label of an entry of one of the word lists, named as in `Vocabularies`."""
        found: Term | None = getattr(self._vocabularies, vocabulary).get(code)
        return found.label[self.language] if found else code

    def kind(self, kind: str) -> str:
        """What one record of a kind is called."""
        return self.term("record_kinds", kind)

    def status(self, status: str) -> str:
        """What a status of a record is called; those beyond the ladder of practices are interface texts."""
        beyond = {"confirmed": gettext("Confirmed"), "listed": gettext("Listed")}
        return beyond.get(status) or self.term("statuses", status)

    def language_name(self, code: str) -> str:
        """Name of a language."""
        found = self._vocabularies.languages.get(code)
        return found.label[self.language] if found else code


@cache
def names_in(language: str) -> Names:
    """The names in one of the six languages."""
    return Names(language)


def find_country(iso3: str) -> Country | None:
    """The country with this alpha-3 code, in any case."""
    return load_countries().get(iso3.upper())
