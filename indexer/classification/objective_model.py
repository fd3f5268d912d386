"""The learnt part of the classifier, as a file: which direction of the vector space speaks for which objective.

Two small models, fitted by `indexer.training.objectives`: a multinomial logistic model over the vector of a text, and
a logistic calibration that joins its probabilities with the other evidence to one confidence per objective.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.classification.evidence import COUNT, Floats
from indexer.errors import EngineUnavailable

SHIPPED_FILE = Path(__file__).parent.parent / "models" / "objectives.safetensors"
EVIDENCE = ("share", "strength", "nearness", "learnt")
"""Columns of the table of evidence, in the order of the calibration's weights."""
_LEAST = 1e-4


@dataclass(frozen=True)
class ObjectiveModel:
    """`directions` (d, 23) and `offsets` (23,) of the logistic model over vectors of `embedder`, its name with version.

    `weights` (4,) and `intercept` calibrate the evidence; `plain_weights` (3,) and `plain_intercept` do without the
    learnt column, for vectors of any other model.
    """

    embedder: str
    directions: Floats
    offsets: Floats
    weights: Floats
    intercept: float
    plain_weights: Floats
    plain_intercept: float

    def learnt(self, vectors: Floats) -> Floats:
        """(n, 23): log of the probability of each objective for vectors (n, d); zeros for a vector of zeros."""
        logits = vectors @ self.directions + self.offsets
        logits -= logits.max(axis=1, keepdims=True)
        exponents = np.exp(logits)
        found = np.log(np.maximum(exponents / exponents.sum(axis=1, keepdims=True), _LEAST))
        return np.where(vectors.any(axis=1, keepdims=True), found, 0).astype(np.float32)

    def confidences(self, evidence: Floats) -> Floats:
        """(..., 23) in 0..1 from evidence (..., 23, 4), or (..., 23, 3) without the learnt column."""
        whole = evidence.shape[-1] == len(EVIDENCE)
        weights, intercept = (self.weights, self.intercept) if whole else (self.plain_weights, self.plain_intercept)
        return np.asarray(1 / (1 + np.exp(-(evidence @ weights + intercept))), np.float32)


def save_objective_model(model: ObjectiveModel, path: Path) -> None:
    """Write the file; the same model gives the same bytes."""
    from safetensors.numpy import save

    tensors: dict[str, NDArray[np.generic]] = {
        "directions": model.directions.astype(np.float16),
        "offsets": model.offsets.astype(np.float32),
        "weights": model.weights.astype(np.float32),
        "plain_weights": model.plain_weights.astype(np.float32),
        "intercepts": np.array([model.intercept, model.plain_intercept], np.float32),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(save(tensors, metadata={"about": json.dumps({"embedder": model.embedder})}))


@cache
def load_objective_model(path: Path = SHIPPED_FILE) -> ObjectiveModel:
    """Read the file; raises `EngineUnavailable` where it is missing or broken."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            about = json.loads((file.metadata() or {})["about"])
        directions = tensors["directions"].astype(np.float32)
        intercepts = [float(value) for value in tensors["intercepts"]]
        if directions.shape[1] != COUNT:
            raise ValueError(f"{directions.shape[1]} objectives instead of {COUNT}")
        return ObjectiveModel(
            embedder=str(about["embedder"]),
            directions=directions,
            offsets=tensors["offsets"],
            weights=tensors["weights"],
            intercept=intercepts[0],
            plain_weights=tensors["plain_weights"],
            plain_intercept=intercepts[1],
        )
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise EngineUnavailable(f"The model of the classifier cannot be read from {path}: {error}") from error
