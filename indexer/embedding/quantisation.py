"""Rows of real numbers <-> few bits per number: levels of a normal distribution and one scale per row.

The levels are those of Max, "Quantizing for minimum distortion" (1960), found by Lloyd's iteration on the quantiles
of a normal distribution; relative squared error about 0.0095 at 4 bits, 0.035 at 3, 0.118 at 2.
"""

from __future__ import annotations

from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

_SAMPLE = 20_001
_ROUNDS = 400


@cache
def levels(bits: int) -> NDArray[np.float32]:
    """The 2**bits levels that a standard normal number is rounded to, ascending. Slow: the model file keeps them."""
    normal = NormalDist()
    sample = np.array([normal.inv_cdf((place + 0.5) / _SAMPLE) for place in range(_SAMPLE)])
    found = np.quantile(sample, (np.arange(2**bits) + 0.5) / 2**bits)
    for _ in range(_ROUNDS):
        nearest = np.searchsorted((found[1:] + found[:-1]) / 2, sample)
        found = np.bincount(nearest, sample, 2**bits) / np.bincount(nearest, minlength=2**bits)
    result: NDArray[np.float32] = ((found - found[::-1]) / 2).astype(np.float32)
    return result


def pack(rows: NDArray[np.floating], table: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Rows (n, d) -> bytes (n, d * bits / 8) and scales (n,); `table` has the levels of 1, 2, 4 or 8 bits."""
    scales = np.sqrt(np.mean(np.square(rows, dtype=np.float64), axis=1)).astype(np.float16)
    divisor = np.where(scales > 0, scales, 1).astype(np.float32)
    bits = bits_of(table)
    codes = np.searchsorted((table[1:] + table[:-1]) / 2, rows / divisor[:, None]).astype(np.uint8)
    per_byte = 8 // bits
    grouped = codes.reshape(len(rows), -1, per_byte)
    shifts = (np.arange(per_byte) * bits).astype(np.uint8)
    packed: NDArray[np.uint8] = np.bitwise_or.reduce(grouped << shifts, axis=2).astype(np.uint8)
    return packed, scales


def bits_of(table: NDArray[np.float32]) -> int:
    """The bits per number for which there are these levels."""
    return len(table).bit_length() - 1


def numbers_of_bytes(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """The 8 / bits numbers that each of the 256 bytes stands for, shape (256, 8 / bits)."""
    bits = bits_of(table)
    shifts = np.arange(8 // bits) * bits
    result: NDArray[np.float32] = table[(np.arange(256)[:, None] >> shifts) & (len(table) - 1)]
    return result


def unpack(packed: NDArray[np.uint8], scales: NDArray[np.float16], numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows (n, d) that `pack` was given, rounded; `numbers` as from `numbers_of_bytes`."""
    rows = numbers[packed].reshape(len(packed), packed.shape[1] * numbers.shape[1])
    result: NDArray[np.float32] = rows * scales.astype(np.float32)[:, None]
    return result
