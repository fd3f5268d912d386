"""The analysis agrees with its definition where everything can be worked out directly."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.training.correlation import (
    common_space,
    feature_vectors,
    latent_semantic_directions,
    leading_eigenvectors,
)

RIDGE = 0.3


@pytest.fixture
def views() -> list[sp.csr_matrix]:
    draw = np.random.default_rng(5)
    return [sp.csr_matrix(np.abs(draw.standard_normal((20, width))).astype(np.float32)) for width in (6, 9, 30)]


def test_directions_are_the_eigenvectors_of_the_summed_projections(views: list[sp.csr_matrix]) -> None:
    directions, worth = common_space(views, 4, RIDGE)
    kernels = [(view @ view.T).toarray().astype(np.float64) for view in views]
    summed = sum(kernel @ np.linalg.inv(kernel + RIDGE * np.eye(20)) for kernel in kernels)
    values, vectors = np.linalg.eigh(summed)
    assert np.abs(np.sum(directions * vectors[:, ::-1][:, :4], axis=0)) == pytest.approx(np.ones(4), abs=1e-3)
    assert worth == pytest.approx((values[::-1][:4] - 1) / 2, abs=1e-3)
    assert directions.T @ directions == pytest.approx(np.eye(4), abs=1e-4)


def test_feature_vectors_are_the_ridge_regression_of_the_directions(views: list[sp.csr_matrix]) -> None:
    directions, _ = common_space(views, 4, RIDGE)
    dense = views[0].toarray().astype(np.float64)
    expected = np.linalg.solve(dense.T @ dense + RIDGE * np.eye(6), dense.T @ directions)
    assert feature_vectors(views[0], directions, RIDGE) == pytest.approx(expected, abs=1e-3)


def test_a_row_that_a_view_lacks_leaves_that_view_out(views: list[sp.csr_matrix]) -> None:
    kept = views[0].toarray()
    kept[3] = 0
    _, complete = common_space(views, 20, RIDGE)
    _, lacking = common_space([sp.csr_matrix(kept), *views[1:]], 20, RIDGE)
    assert np.all(np.isfinite(lacking))
    assert lacking.sum() < complete.sum()


def test_no_more_directions_than_rows(views: list[sp.csr_matrix]) -> None:
    directions, worth = common_space(views, 500, RIDGE)
    assert directions.shape == (20, 20)
    assert worth.shape == (20,)


def test_latent_semantic_directions_are_left_singular_vectors(views: list[sp.csr_matrix]) -> None:
    left = np.linalg.svd(sp.hstack(views).toarray())[0][:, :3]
    found = latent_semantic_directions(views, 3)
    assert np.abs(np.sum(left * found, axis=0)) == pytest.approx(np.ones(3), abs=1e-3)


def test_eigenvalues_come_largest_first() -> None:
    values, vectors = leading_eigenvectors(np.diag([1.0, 9.0, 4.0]).astype(np.float32), 2)
    assert values == pytest.approx([9, 4])
    assert np.abs(vectors) == pytest.approx(np.array([[0, 0], [1, 0], [0, 1]]), abs=1e-5)
