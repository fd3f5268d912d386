"""Makes `data/world.json`, the shapes of the world map. Run by hand when the shapes are to change:

    npm pack world-atlas@2 && tar xzf world-atlas-*.tgz
    python -m hub.browse.build_map package/countries-110m.json package/countries-10m.json

Source: Natural Earth (public domain, naturalearthdata.com) as TopoJSON by Mike Bostock's package world-atlas.
Projection: Equal Earth (Savric, Patterson and Jenny, 2018), so that areas can be compared, turned to 11° E so that no
land is cut.

Shapes follow the usage of the United Nations as far as the source allows: `MERGED` says which of the source's shapes
become part of another one, Crimea is drawn with Ukraine (A/RES/68/262), Western Sahara apart from Morocco, and areas
that are not States are drawn without a link. States too small for a shape get a dot in the middle of their largest
piece of land, taken from the finer file.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hub.browse.topology import decode_arcs, dissolve, ring_area, ring_points

WIDTH = 1400
"""Width of the drawing in its own whole units."""
CENTRAL_MERIDIAN = 11.0
CUT = -168.5
"""Longitude in the Bering Strait, between Alaska and the islands to its west, where east and west edge meet."""
SMALLEST_TURN = 3.0
"""Area, in square units, of the triangle below which a point is left out (Visvalingam and Whyatt, 1993)."""

TARGET = Path(__file__).parent / "data" / "world.json"

MERGED = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Kosovo": "SRB", "Taiwan": "CHN"}
"""Name in the source -> country whose shape it is drawn with."""
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
CRIMEA = (34.2, 45.3)
"""A place on the peninsula, longitude and latitude."""
WESTERN_SAHARA = 27.667
"""Latitude of the border between Morocco and Western Sahara, which the source draws as one for the most part."""

Point = tuple[float, float]
Ring = list[tuple[int, int]]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> Point:
    """Degrees -> plane, x to the right and y up, in units of the sphere's radius."""
    turned = longitude - CENTRAL_MERIDIAN + (360.0 if longitude < CUT else 0.0)
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = math.radians(turned) * math.cos(theta) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    y = theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    return x, y


_SPAN = equal_earth(CENTRAL_MERIDIAN + 179.999999, 0.0)[0]
_TOP = equal_earth(CENTRAL_MERIDIAN, 84.0)[1]


def to_drawing(point: Point) -> tuple[int, int]:
    """Degrees -> whole units of the drawing, y down; the upper edge lies at 84° N."""
    x, y = equal_earth(*point)
    scale = WIDTH / (2 * _SPAN)
    return round((x + _SPAN) * scale), round((_TOP - y) * scale)


def simplify(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the points that turn the line least; the ends stay, so that neighbours still meet."""
    kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    while len(kept) > 3:
        turns = [_turn(*kept[place - 1 : place + 2]) for place in range(1, len(kept) - 1)]
        least = min(range(len(turns)), key=turns.__getitem__)
        if turns[least] >= SMALLEST_TURN:
            break
        del kept[least + 1]
    return kept


def _turn(before: Point, here: Point, after: Point) -> float:
    return abs((here[0] - before[0]) * (after[1] - before[1]) - (after[0] - before[0]) * (here[1] - before[1])) / 2


def path_of(rings: Iterable[Ring]) -> str:
    """SVG path of closed rings, with relative steps."""
    parts = []
    for ring in rings:
        (x, y), steps = ring[0], []
        for following in ring[1:]:
            steps.append(f"{following[0] - x} {following[1] - y}")
            x, y = following
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(parts)


def shapes(atlas: dict[str, Any], states: dict[str, str]) -> tuple[dict[str, str], str]:
    """State -> path, and one path of the areas that are no States. `states`: M49 code -> alpha-3 code."""
    raw = decode_arcs(atlas)
    arcs = [simplify([to_drawing(point) for point in arc]) for arc in raw]
    owned: dict[str, list[Ring]] = defaultdict(list)
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        owner = MERGED.get(name) or states.get(geometry.get("id", ""), "")
        for polygon in _polygons(geometry):
            lands = "UKR" if owner == "RUS" and _holds(ring_points(polygon[0], raw), CRIMEA) else owner
            rings = [[(int(x), int(y)) for x, y in ring_points(ring, arcs)] for ring in polygon]
            if lands == "MAR":
                border = to_drawing((CENTRAL_MERIDIAN, WESTERN_SAHARA))[1]
                owned[""] += [cut for ring in rings if (cut := beyond(ring, border, above=False))]
                rings = [cut for ring in rings if (cut := beyond(ring, border, above=True))]
            owned[lands] += rings
    paths = {owner: path_of(dissolve(rings)) for owner, rings in sorted(owned.items())}
    return {owner: path for owner, path in paths.items() if owner}, paths.get("", "")


def beyond(ring: Ring, level: int, *, above: bool) -> Ring:
    """The part of a ring above or below a horizontal line (Sutherland and Hodgman, 1974); empty if there is none."""
    kept: Ring = []
    for (x1, y1), (x2, y2) in zip([ring[-1], *ring[:-1]], ring, strict=True):
        was_in, is_in = (y1 <= level, y2 <= level) if above else (y1 >= level, y2 >= level)
        if was_in != is_in:
            kept.append((round(x1 + (x2 - x1) * (level - y1) / (y2 - y1)), level))
        if is_in and (not kept or kept[-1] != (x2, y2)):
            kept.append((x2, y2))
    return kept


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    found: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return found


def _holds(ring: Sequence[Point], place: Point) -> bool:
    """Whether a place lies inside a ring (even-odd rule)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (y1 > place[1]) != (y2 > place[1]) and place[0] < (x2 - x1) * (place[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def dots(atlas: dict[str, Any], states: dict[str, str]) -> dict[str, tuple[int, int]]:
    """State -> where a dot for it would stand: the middle of its largest piece of land."""
    raw = decode_arcs(atlas)
    found = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        owner = states.get(geometry.get("id", ""))
        if owner is not None:
            rings = [ring_points(polygon[0], raw) for polygon in _polygons(geometry)]
            largest = max(rings, key=lambda ring: abs(ring_area(ring)))
            middle = [sum(point[axis] for point in largest) / len(largest) for axis in (0, 1)]
            found[owner] = to_drawing((middle[0], middle[1]))
    return found


def build(coarse: Path, fine: Path) -> dict[str, Any]:
    """Everything that `data/world.json` holds. Raises ValueError when a State would be on the map in no way."""
    from synonyms import load_countries

    states = {country.m49: country.iso3 for country in load_countries().values() if country.standing != "area"}
    countries, others = shapes(json.loads(coarse.read_text("utf-8")), states)
    placed = dots(json.loads(fine.read_text("utf-8")), states)
    small = sorted(set(states.values()) - set(countries))
    missing = [iso3 for iso3 in small if iso3 not in placed]
    if missing:
        raise ValueError(f"no shape and no place for {', '.join(missing)}")
    return {
        "source": "Natural Earth (public domain), through world-atlas 2",
        "width": WIDTH,
        "height": to_drawing((CENTRAL_MERIDIAN, -56.5))[1],
        "countries": countries,
        "others": others,
        "dots": {iso3: placed[iso3] for iso3 in small},
    }


def main() -> None:
    """Write the file and say how large it is."""
    world = build(Path(sys.argv[1]), Path(sys.argv[2]))
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes, {len(world['countries'])} shapes, {len(world['dots'])} dots")


if __name__ == "__main__":
    main()
