"""The world map of practices: shapes of `data/world.json`, coloured in five steps, each State a link."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hub.web.names import Names

STEPS = (1, 2, 4, 7, 11)
"""Least number of practices of each colour, from the lightest to the darkest."""


MARGIN = 16
"""Units of the drawing that stay free above the northernmost and below the southernmost land."""


@dataclass(frozen=True, slots=True)
class MapShape:
    """A State on the map: `path` for a shape, else `x` and `y` of its dot. `step` is 0 (none) to 5."""

    iso3: str
    name: str
    count: int
    step: int
    path: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Legend:
    """One colour: from `least` to `most` practices; `most` is None for the last."""

    step: int
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Everything that the drawing needs; States in the alphabet of the reader, for those who walk it by keyboard."""

    width: int
    height: int
    margin: int
    shapes: tuple[MapShape, ...]
    dots: tuple[MapShape, ...]
    others: str
    legend: tuple[Legend, ...]


@cache
def _world() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "world.json").read_text("utf-8"))
    return found


def step_of(count: int) -> int:
    """Colour of a number of practices, 0 to 5."""
    return sum(count >= least for least in STEPS)


def draw_map(counts: Mapping[str, int], names: Names) -> WorldMap:
    """The map of country -> number of practices."""
    world = _world()

    def shape(iso3: str, **place: Any) -> MapShape:
        count = counts.get(iso3, 0)
        return MapShape(iso3, names.country(iso3), count, step_of(count), **place)

    paths, places = world["countries"], world["dots"]
    return WorldMap(
        width=world["width"],
        height=world["height"],
        margin=MARGIN,
        shapes=tuple(shape(iso3, path=paths[iso3]) for iso3 in names.sorted_countries(paths)),
        dots=tuple(shape(iso3, x=places[iso3][0], y=places[iso3][1]) for iso3 in names.sorted_countries(places)),
        others=world["others"],
        legend=tuple(
            Legend(place + 1, least, STEPS[place + 1] - 1 if place + 1 < len(STEPS) else None)
            for place, least in enumerate(STEPS)
        ),
    )
