"""The content version of an embedding model: a checksum, so that vectors of two states are never mixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_DIGITS = 12
_WEIGHT_FILES = ("*.safetensors", "*.bin", "*.npy", "*.onnx")


def version_of_bytes(content: bytes) -> str:
    """The first digits of the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def version_of_folder(folder: Path) -> str:
    """The version of all weight files in a folder and below; empty where there are none."""
    files = sorted({path for pattern in _WEIGHT_FILES for path in folder.rglob(pattern)})
    return version_of_bytes(b"".join(_digest(path) for path in files)) if files else ""


def version_of_arrays(arrays: Iterable[NDArray[np.generic]]) -> str:
    """The version of arrays in memory."""
    return version_of_bytes(b"".join(hashlib.sha256(array.tobytes()).digest() for array in arrays))


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
