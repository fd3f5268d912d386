"""Countries and areas: codes, regions, and the names people write for them in six languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synonyms.country_files import DATA_FOLDER, CountryRecord, read_country_files
from synonyms.country_names import fold_name
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem, VocabularyError
from synonyms.vocabularies import Vocabularies, load_vocabularies


@dataclass(frozen=True)
class Country:
    """A country or area.

    `m49` has three digits; `regions` are the M49 codes around it, nearest first, ending with "001".
    `standing` is "member" (of the United Nations), "observer", "associated" (a State in free association that
    is no member) or "area". Names and adjectives carry no article; adjectives are masculine singular, in
    Chinese the noun for the people.
    """

    iso3: str
    iso2: str
    m49: str
    regions: tuple[str, ...]
    standing: str
    short: Mapping[str, str]
    formal: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]

    def names(self, language: str) -> tuple[str, ...]:
        """Every name in the language without repetition: short, formal, then the variants."""
        found = (self.short[language], self.formal[language], *self.variants.get(language, ()))
        return tuple(dict.fromkeys(found))


class Countries(Mapping[str, Country]):
    """All countries and areas by ISO 3166-1 alpha-3 code, in alphabetical order of the codes."""

    def __init__(self, countries: Mapping[str, Country]) -> None:
        self._by_code = dict(sorted(countries.items()))
        self._by_name = {
            fold_name(name): country
            for code in reversed(LANGUAGE_CODES)
            for country in self._by_code.values()
            for name in country.names(code)
        }

    def __getitem__(self, iso3: str) -> Country:
        return self._by_code[iso3]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def named(self, name: str) -> Country | None:
        """The country with this name in any of the six languages, whatever the case and accents, or None.

        Where the same letters name two countries in two languages, English wins over the others.
        """
        return self._by_name.get(fold_name(name))

    def of_region(self, region: str) -> tuple[Country, ...]:
        """The countries of an M49 region, in the order of their codes; empty for an unknown region."""
        return tuple(country for country in self.values() if region in country.regions)


def inspect_countries(folder: Path = DATA_FOLDER, vocabularies: Vocabularies | None = None) -> tuple[Problem, ...]:
    """Every fault in the table of countries and its companions in the folder."""
    return tuple(read_country_files(folder, _region_labels(vocabularies or load_vocabularies()))[1])


def read_countries(folder: Path, vocabularies: Vocabularies) -> Countries:
    """The checked countries of the folder; raises `VocabularyError` with all faults."""
    records, problems = read_country_files(folder, _region_labels(vocabularies))
    if problems:
        raise VocabularyError(problems)
    return Countries({iso3: _build_country(record, vocabularies) for iso3, record in records.items()})


@cache
def load_countries() -> Countries:
    """The countries shipped with the package, read once; raises `VocabularyError`."""
    return read_countries(DATA_FOLDER, load_vocabularies())


def _region_labels(vocabularies: Vocabularies) -> dict[str, str]:
    return {code: region.label["en"] for code, region in vocabularies.regions.items()}


def _build_country(record: CountryRecord, vocabularies: Vocabularies) -> Country:
    return Country(
        iso3=record.iso3,
        iso2=record.iso2,
        m49=record.m49,
        regions=vocabularies.region_chain(record.region),
        standing=record.standing,
        short=record.short,
        formal=record.formal,
        variants={code: tuple(names) for code, names in record.variants.items()},
        adjectives={code: tuple(names) for code, names in record.adjectives.items()},
    )
