"""Codes become columns."""

from hub.matching.arrays import NOBODY, Axis


def test_each_code_has_one_column_in_order_of_first_appearance() -> None:
    axis = Axis.of(["b", "a", "b", "c"])
    assert axis.codes == ("b", "a", "c")
    assert [axis.column(code) for code in "bac"] == [0, 1, 2]


def test_a_code_off_the_axis_and_none_are_nobody() -> None:
    axis = Axis.of(["a"])
    assert axis.column("z") == axis.column(None) == NOBODY


def test_a_matrix_holds_the_weights_and_ignores_codes_off_the_axis() -> None:
    axis = Axis.of(["a", "b"])
    assert axis.matrix([{"b": 0.5, "z": 1.0}, {}]).tolist() == [[0.0, 0.5], [0.0, 0.0]]
    assert axis.marks([["a", "z"]]).tolist() == [[1.0, 0.0]]
