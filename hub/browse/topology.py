"""TopoJSON read: arcs to points, arcs to rings, rings of neighbours joined into one shape.

Format: https://github.com/topojson/topojson-specification; arcs are delta coded and quantised, ~i is arc i backwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

Point = tuple[float, float]
Ring = list[tuple[int, int]]
Number = TypeVar("Number", int, float)


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """All arcs as lists of (longitude, latitude) in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * scale_x + shift_x, 6), round(y * scale_y + shift_y, 6)))
        arcs.append(points)
    return arcs


def ring_points(ring: Sequence[int], arcs: Sequence[Sequence[tuple[Number, Number]]]) -> list[tuple[Number, Number]]:
    """The points of a ring of arc numbers; the first point is not repeated at the end."""
    points: list[tuple[Number, Number]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        points.extend(arc[:-1])
    return points


def ring_area(ring: Sequence[Point]) -> float:
    """Signed area by the shoelace formula."""
    shifted = [*ring[1:], *ring[:1]]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, shifted, strict=True)) / 2


def dissolve(rings: Sequence[Ring]) -> list[Ring]:
    """Rings with the borders between them taken away; pieces without area are dropped, largest first."""
    edges: dict[tuple[tuple[int, int], tuple[int, int]], int] = defaultdict(int)
    for ring in rings:
        for start, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            if start == end:
                continue
            if edges[(end, start)]:
                edges[(end, start)] -= 1
            else:
                edges[(start, end)] += 1
    following: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for (start, end), count in edges.items():
        following[start] += [end] * count
    joined = []
    for start in list(following):
        while following[start]:
            joined.append(_walk(start, following))
    large = [ring for ring in joined if len(ring) > 2 and abs(ring_area(ring)) >= 1]
    return sorted(large, key=lambda ring: -abs(ring_area(ring)))


def _walk(start: tuple[int, int], following: dict[tuple[int, int], list[tuple[int, int]]]) -> Ring:
    ring = [start]
    here = following[start].pop()
    while here != start:
        ring.append(here)
        here = following[here].pop()
    return ring
