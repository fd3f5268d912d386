"""The columns of the matching arrays, and how places, objectives and groups of records become weights on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hub.matching.arrays import Axis, Floats, Ints
from hub.matching.signals import nearness
from hub.matching.weights import CONSTANTS
from synonyms import load_countries, load_vocabularies

WORLD_COVER, CONTINENT_COVER, REGION_COVER = 0.3, 0.5, 0.6
"""Weight of a country for a candidate that only names the region around it."""
BROADER_GROUP = 0.6
"""Weight of a wider target group for a candidate that names the narrower one."""

LEVELS = {"native": 1.0, "fluent": 1.0, "working": 0.85, "basic": 0.35}
"""Level of a language -> weight; from `Constants.working_level` on one can work in it."""

WIDER_GROUPS: Mapping[str, str] = {
    "unaccompanied-children": "children",
    "domestic-workers": "migrant-workers",
    "seasonal-workers": "migrant-workers",
    "health-workers": "migrant-workers",
    "smuggled-migrants": "irregular-migrants",
    "stranded-migrants": "irregular-migrants",
}
"""Target group -> the group around it."""

FORMATS = ("remote", "on-site")


@dataclass(frozen=True)
class Axes:
    """Columns of every matrix; those of countries, groups and objectives are the vocabularies', in their order."""

    objectives: Axis
    countries: Axis
    groups: Axis
    cross_cutting: Axis
    help: Axis
    languages: Axis
    organisations: Axis
    formats: Axis

    @classmethod
    def of(cls, organisations: Iterable[str], languages: Iterable[str]) -> Axes:
        """Axes for these organisations and, besides those of the vocabulary, these languages."""
        words = load_vocabularies()
        return cls(
            objectives=Axis.of(map(str, words.objectives)),
            countries=Axis.of(load_countries()),
            groups=Axis.of(words.target_groups),
            cross_cutting=Axis.of(words.cross_cutting),
            help=Axis.of(words.kinds_of_help),
            languages=Axis.of([*words.languages, *languages]),
            organisations=Axis.of(organisations),
            formats=Axis.of(FORMATS),
        )

    @cached_property
    def themes(self) -> Ints:
        """(23,) thematic area of each objective."""
        return np.array([item.theme for item in load_vocabularies().objectives.values()], np.int64)

    @cached_property
    def near(self) -> Floats:
        """(countries, countries) nearness."""
        return nearness([country.regions for country in load_countries().values()])


def objective_weights(primary: Iterable[int], secondary: Iterable[int] = ()) -> dict[str, float]:
    """Weight of each objective of a record."""
    weights = {str(number): CONSTANTS.secondary_objective for number in secondary}
    return weights | {str(number): 1.0 for number in primary}


def place_weights(countries: Iterable[str], regions: Iterable[str]) -> dict[str, float]:
    """Weight of each country: 1 where it is named, less where only a region around it is, by how wide that is."""
    known, vocabularies = load_countries(), load_vocabularies()
    weights: dict[str, float] = {}
    for region in regions:
        if region in vocabularies.regions:
            depth = len(vocabularies.region_chain(region))
            cover = (WORLD_COVER, CONTINENT_COVER, REGION_COVER)[min(depth, 3) - 1]
            for country in known.of_region(region):
                weights[country.iso3] = max(cover, weights.get(country.iso3, 0.0))
    return weights | dict.fromkeys(countries, 1.0)


def group_weights(groups: Iterable[str]) -> dict[str, float]:
    """Weight of each target group, wider ones included."""
    named = dict.fromkeys(groups, 1.0)
    wider = {WIDER_GROUPS[group]: BROADER_GROUP for group in named if group in WIDER_GROUPS}
    return wider | named
