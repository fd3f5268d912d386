"""One space for several views of the same rows: regularised MAXVAR generalised canonical correlation.

Kettenring, "Canonical analysis of several sets of variables" (1971); with a ridge for text as in Rastogi, Van Durme and
Arora, "Multiview LSA" (2015). With the ridge r and K = X X' of a view, P = K (K + r I)^-1 says what the view can
tell of a direction over the rows; the space is spanned by the directions G that all views tell best together, the
leading eigenvectors of the sum of the P. A feature's vector is its row of X' (K + r I)^-1 G.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.linalg as la
import scipy.sparse as sp
from numpy.typing import NDArray

_ROWS_AT_ONCE = 1_000
_SPARE_DIRECTIONS = 100
_ROUNDS = 12
_SEED = 20_180_711


def common_space(
    matrices: Sequence[sp.csr_matrix], dimensions: int, ridge: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Directions G (rows, dimensions), orthonormal, and what each is worth: 0 for noise to 1 for seen by all views.

    A row that a view lacks (an empty row) takes no part in that view. Needs about 16 x rows^2 bytes of memory.
    """
    rows = matrices[0].shape[0]
    shared = np.zeros((rows, rows), dtype=np.float32)
    for matrix in matrices:
        inverse, info = la.lapack.spotri(_factor(matrix, ridge), lower=1, overwrite_c=1)
        if info:
            raise ValueError(f"the kernel of a view cannot be inverted (LAPACK spotri: {info})")
        shared -= ridge * np.tril(inverse)
        shared -= ridge * np.tril(inverse, -1).T
        shared[np.diag_indices(rows)] += 1
    values, vectors = leading_eigenvectors(shared, min(dimensions, rows))
    worth = np.clip((values - 1) / max(1, len(matrices) - 1), 0, 1).astype(np.float32)
    return vectors, worth


def feature_vectors(matrix: sp.csr_matrix, directions: NDArray[np.float32], ridge: float) -> NDArray[np.float32]:
    """Vectors (features, dimensions) of one view's features in the common space."""
    solved = la.cho_solve((_factor(matrix, ridge), True), directions, check_finite=False)
    return np.asarray(matrix.T @ solved, dtype=np.float32)


def leading_eigenvectors(symmetric: NDArray[np.float32], count: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The `count` largest eigenvalues, descending, and their vectors as columns, by block power iteration."""
    width = min(len(symmetric), count + _SPARE_DIRECTIONS)
    block = np.random.default_rng(_SEED).standard_normal((len(symmetric), width)).astype(np.float32)
    block = np.linalg.qr(block)[0]
    for _ in range(_ROUNDS):
        block = np.linalg.qr(symmetric @ block)[0]
    values, rotation = np.linalg.eigh(block.T @ (symmetric @ block))
    best = np.argsort(-values, kind="stable")[:count]
    return values[best], np.ascontiguousarray((block @ rotation)[:, best])


def latent_semantic_directions(matrices: Sequence[sp.csr_matrix], dimensions: int) -> NDArray[np.float32]:
    """Left singular vectors (rows, dimensions) of the matrices side by side, by which the baseline is built.

    Littman, Dumais and Landauer, "Automatic cross-language information retrieval using latent semantic indexing", 1998.
    """
    return leading_eigenvectors(sum(map(_kernel, matrices[1:]), _kernel(matrices[0])), dimensions)[1]


def _kernel(matrix: sp.csr_matrix) -> NDArray[np.float32]:
    """K = X X' as a dense array in Fortran order."""
    rows = matrix.shape[0]
    kernel = np.zeros((rows, rows), dtype=np.float32, order="F")
    transposed = matrix.T.tocsr()
    for start in range(0, rows, _ROWS_AT_ONCE):
        # K is symmetric: its columns are written, which is the fast way in Fortran order.
        kernel[:, start : start + _ROWS_AT_ONCE] = (matrix[start : start + _ROWS_AT_ONCE] @ transposed).toarray().T
    return kernel


def _factor(matrix: sp.csr_matrix, ridge: float) -> NDArray[np.float32]:
    """Lower Cholesky factor of K + r I."""
    kernel = _kernel(matrix)
    kernel[np.diag_indices(len(kernel))] += ridge
    factor: NDArray[np.float32] = la.cholesky(kernel, lower=True, overwrite_a=True, check_finite=False)
    return factor
