"""The world map and how it is made."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hub.browse.build_map import WIDTH, beyond, equal_earth, path_of, simplify, to_drawing
from hub.browse.topology import decode_arcs, dissolve, ring_area, ring_points
from hub.browse.world_map import STEPS, draw_map, step_of
from hub.web.names import names_in
from synonyms import load_countries

SQUARE = [(0, 0), (0, 2), (2, 2), (2, 0)]
BESIDE = [(2, 0), (2, 2), (4, 2), (4, 0)]


def test_every_state_is_on_the_map_once() -> None:
    drawn = draw_map({"KEN": 9}, names_in("en"))
    codes = [shape.iso3 for shape in (*drawn.shapes, *drawn.dots)]
    assert sorted(codes) == sorted(code for code, country in load_countries().items() if country.standing != "area")


def test_dots_lie_on_the_drawing() -> None:
    drawn = draw_map({}, names_in("en"))
    assert all(0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots)


@pytest.mark.parametrize(("count", "step"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (10, 4), (11, 5), (500, 5)])
def test_colour_of_a_count(count: int, step: int) -> None:
    assert step_of(count) == step


def test_legend_covers_all_counts_without_gap() -> None:
    legend = draw_map({}, names_in("fr")).legend
    assert [entry.step for entry in legend] == [1, 2, 3, 4, 5]
    for one, following in pairwise(legend):
        assert one.most == following.least - 1
    assert legend[-1].most is None
    assert len(legend) == len(STEPS)


def test_neighbours_dissolve_into_one_shape() -> None:
    joined = dissolve([SQUARE, BESIDE])
    assert len(joined) == 1
    assert abs(ring_area([(float(x), float(y)) for x, y in joined[0]])) == 8


def test_a_hole_stays_a_hole() -> None:
    outer = [(0, 0), (0, 9), (9, 9), (9, 0)]
    hole = [(3, 3), (6, 3), (6, 6), (3, 6)]
    assert len(dissolve([outer, hole])) == 2


def test_topology_is_decoded() -> None:
    topology = {
        "transform": {"scale": [0.5, 2], "translate": [-180, -90]},
        "arcs": [[[0, 0], [2, 0], [0, 1]], [[2, 1], [-2, -1]]],
    }
    arcs = decode_arcs(topology)
    assert arcs[0] == [(-180, -90), (-179, -90), (-179, -88)]
    assert ring_points([0, 1], arcs) == [(-180, -90), (-179, -90), (-179, -88)]
    assert ring_points([~1, ~0], arcs) == [(-180, -90), (-179, -88), (-179, -90)]


def test_equal_earth_keeps_areas_and_symmetry() -> None:
    x, y = equal_earth(101.0, 40.0)
    west, north = equal_earth(-79.0, 40.0)
    assert (x, y) == pytest.approx((-west, north))
    assert equal_earth(11.0, 0.0) == pytest.approx((0.0, 0.0))
    # The whole sphere has area 4 pi; the plane between two close meridians keeps its share.
    rows = [(equal_earth(12.0, step / 10), equal_earth(12.0, (step + 1) / 10)) for step in range(-900, 900)]
    area = sum((low[0] + high[0]) / 2 * (high[1] - low[1]) for low, high in rows)
    assert area * 360 == pytest.approx(4 * 3.14159265, rel=1e-3)


def test_siberia_east_of_the_date_line_is_drawn_in_the_east() -> None:
    assert to_drawing((-175.0, 66.0))[0] > 0.8 * WIDTH
    assert to_drawing((-165.0, 64.0))[0] < 0.2 * WIDTH


def test_simplifying_keeps_the_ends() -> None:
    points = [(0, 0), (1, 0), (2, 0), (3, 1), (9, 9)]
    kept = simplify(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert len(kept) < len(points)


def test_cutting_at_a_level() -> None:
    above, below = beyond(SQUARE, 1, above=True), beyond(SQUARE, 1, above=False)
    assert {y for _, y in above} == {0, 1}
    assert {y for _, y in below} == {1, 2}
    assert beyond(SQUARE, -1, above=True) == []


def test_paths_are_relative() -> None:
    assert path_of([[(5, 5), (7, 5), (7, 3)]]) == "M5 5l2 0 0-2z"
