"""What the list of countries and the page of a country show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hub.browse.figures import practices_by_country
from hub.practices.records import Practice
from hub.practices.store import find_practices
from hub.web.alphabet import sort_key
from hub.web.names import Names
from synonyms import Country, load_countries, load_vocabularies

WORLD = "001"
MOST_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country and how many practices it has."""

    iso3: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RegionSection:
    """A region of the world with its countries that have practices, in the alphabet of the reader."""

    code: str
    name: str
    total: int
    countries: tuple[CountryCount, ...]


@dataclass(frozen=True, slots=True)
class CountryPage:
    """A country with what is known of it."""

    country: Country
    practices: tuple[Practice, ...]
    objectives: tuple[tuple[int, int], ...]
    region: str
    neighbours: tuple[tuple[str, int], ...]


def country_sections(counts: Mapping[str, int], names: Names) -> tuple[RegionSection, ...]:
    """Countries with practices under the continents of M49, both in the alphabet of the reader."""
    known = load_countries()
    continents = [code for code, region in load_vocabularies().regions.items() if region.parent == WORLD]
    sections = []
    for code in continents:
        inside = [iso3 for iso3 in counts if code in known[iso3].regions]
        if inside:
            entries = (CountryCount(iso3, names.country(iso3), counts[iso3]) for iso3 in names.sorted_countries(inside))
            total = sum(counts[iso3] for iso3 in inside)
            sections.append(RegionSection(code, names.region(code), total, tuple(entries)))
    return tuple(sorted(sections, key=lambda section: sort_key(section.name, names.language)))


def country_page(session: Session, country: Country, names: Names) -> CountryPage:
    """Everything on one country; neighbours are those of its nearest region that have practices, by alphabet."""
    practices = find_practices(session, country=country.iso3)
    objectives = Counter(number for practice in practices for number in practice.objectives)
    counts = practices_by_country(session)
    region = country.regions[0]
    others = (other.iso3 for other in load_countries().of_region(region) if other.iso3 != country.iso3)
    near = names.sorted_countries(code for code in others if code in counts)
    return CountryPage(
        country=country,
        practices=practices,
        objectives=tuple(sorted(objectives.items())),
        region=region,
        neighbours=tuple((code, counts[code]) for code in near[:MOST_NEIGHBOURS]),
    )
