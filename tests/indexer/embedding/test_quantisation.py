"""Few bits per number: the rounding is as good as the theory says."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.embedding.quantisation import bits_of, levels, numbers_of_bytes, pack, unpack


def rounded_rows(rows: NDArray[np.float32], bits: int) -> NDArray[np.float32]:
    return unpack(*pack(rows, levels(bits)), numbers_of_bytes(levels(bits)))


@pytest.mark.parametrize(("bits", "distortion"), [(1, 0.3634), (2, 0.1175), (4, 0.0095)])
def test_rounding_error_is_that_of_the_best_levels(bits: int, distortion: float) -> None:
    rows = np.random.default_rng(3).standard_normal((400, 512)).astype(np.float32)
    rounded = rounded_rows(rows, bits)
    assert np.mean((rows - rounded) ** 2) == pytest.approx(distortion, rel=0.05)


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_rows_keep_their_scale_and_take_their_bits(bits: int) -> None:
    rows = np.random.default_rng(4).standard_normal((5, 64)).astype(np.float32) * np.array(
        [[0.01], [1], [50], [3], [7]]
    )
    packed, scales = pack(rows, levels(bits))
    rounded = unpack(packed, scales, numbers_of_bytes(levels(bits)))
    assert packed.shape == (5, 64 * bits // 8)
    cosines = np.sum(rows * rounded, axis=1) / np.linalg.norm(rows, axis=1) / np.linalg.norm(rounded, axis=1)
    assert cosines.min() > 0.7
    assert np.linalg.norm(rounded, axis=1) == pytest.approx(np.linalg.norm(rows, axis=1), rel=0.35)


def test_a_row_of_zeros_stays_zeros() -> None:
    assert not rounded_rows(np.zeros((1, 16), np.float32), 2).any()


def test_levels_ascend_and_are_even_about_zero() -> None:
    for bits in (1, 2, 4, 8):
        assert bits_of(levels(bits)) == bits
        assert np.all(np.diff(levels(bits)) > 0)
        assert levels(bits) == pytest.approx(-levels(bits)[::-1], abs=1e-7)
