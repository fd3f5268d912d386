"""The embedded engine's vectors: an exact scan with the filter applied inside it (faiss).

Few vectors are kept as floats; from `SCALAR_FROM` on, as one byte per dimension.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

SCALAR_FROM = 5_000
_TRAINED_ON = 20_000


def _with_selector(selector: Any) -> Any:
    # The keyword comes with faiss's Python layer and is unknown to its type stubs.
    parameters: Any = faiss.SearchParameters
    return parameters(sel=selector)


class VectorScan:
    """Unit vectors in row order; similarity is the inner product."""

    def __init__(self, index: Any) -> None:
        """Wrap a faiss index whose ids are positions."""
        self._index = index

    @classmethod
    def of(cls, vectors: NDArray[np.float32], dimensions: int) -> VectorScan:
        """A scan over the rows of (n, dimensions)."""
        index: Any
        if len(vectors) < SCALAR_FROM:
            index = faiss.IndexFlatIP(dimensions)
        else:
            kind = faiss.ScalarQuantizer.QT_8bit
            index = faiss.IndexScalarQuantizer(dimensions, kind, faiss.METRIC_INNER_PRODUCT)
            step = max(1, len(vectors) // _TRAINED_ON)
            index.train(np.ascontiguousarray(vectors[::step]))
        if len(vectors):
            index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> VectorScan:
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        """Write to one file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    def changed(self, stays: NDArray[np.bool_], added: NDArray[np.float32]) -> VectorScan:
        """A copy less the rows that do not stay, with `added` behind them; order is kept."""
        index: Any = faiss.clone_index(self._index)
        gone = np.flatnonzero(~stays).astype(np.int64)
        if len(gone):
            index.remove_ids(gone)
        if len(added):
            index.add(np.ascontiguousarray(added, dtype=np.float32))
        return VectorScan(index)

    def search(
        self, vector: NDArray[np.float32], allowed: NDArray[np.bool_] | None, limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Positions and similarities of the nearest rows, best first; `allowed` masks rows, None allows all."""
        limit = min(limit, len(self) if allowed is None else int(allowed.sum()))
        if limit <= 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        parameters = None
        if allowed is not None:
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(len(allowed), faiss.swig_ptr(bits))
            parameters = _with_selector(selector)
        wanted = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        scores, rows = self._index.search(wanted, limit, params=parameters)
        found = rows[0] >= 0
        return rows[0][found].astype(np.int64), scores[0][found].astype(np.float32)
