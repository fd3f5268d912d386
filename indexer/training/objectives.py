"""Learns which texts are about which objective: `python -m indexer.training.objectives --output FILE`.

Texts: labels and notes of the thesaurus concepts that are linked to objectives, the objectives themselves, and the
example texts of `synonyms/data/texts` that are labelled with objectives. The calibration is fitted on the example
texts, which are like what is to be classified, with the learnt part of a model that has not seen them (five folds). The
founding catalogue is not used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from indexer.classification.classifier import Classifier, objective_texts
from indexer.classification.evidence import COUNT, Floats, objectives_of_concept
from indexer.classification.objective_model import SHIPPED_FILE, ObjectiveModel, save_objective_model
from indexer.concepts import concepts_of
from indexer.embedding import Embedder, load_embedder
from synonyms import LANGUAGE_CODES, load_thesaurus
from synonyms.texts import load_example_texts

FOLDS = 5
_PENALTY = 1e-4
"""Of the squared weights of the logistic model; the logistic loss is a mean over texts."""
_CALIBRATION_PENALTY = 1e-3
_LABELS = "; "


@dataclass(frozen=True)
class Example:
    """A text with the weight (sum 1) of each objective; `fold` is the same for all languages of one text."""

    text: str
    language: str
    objectives: Mapping[int, float]
    fold: int
    calibrates: bool


def read_examples() -> Iterator[Example]:
    """All texts with objectives, in six languages each; the order is that of the data files."""
    thesaurus = load_thesaurus()
    fold = 0
    for concept in thesaurus.concepts.values():
        weights = objectives_of_concept(concept.id, thesaurus)
        if not weights:
            continue
        fold += 1
        for code in LANGUAGE_CODES:
            yield Example(_LABELS.join(concept.labels[code]), code, _shares(weights), fold % FOLDS, False)
            if code in concept.notes:
                yield Example(concept.notes[code], code, _shares(weights), fold % FOLDS, False)
    for code, texts in objective_texts().items():
        for number, text in enumerate(texts, 1):
            yield Example(text, code, {number: 1.0}, number % FOLDS, False)
    for example in load_example_texts():
        if example.objectives:
            fold += 1
            shares = _shares(dict.fromkeys(example.objectives, 1.0))
            for code in LANGUAGE_CODES:
                yield Example(example.texts[code], code, shares, fold % FOLDS, True)


def _shares(weights: Mapping[int, float]) -> dict[int, float]:
    total = sum(weights.values())
    return {number: weight / total for number, weight in weights.items()}


def fit(embedder: Embedder) -> ObjectiveModel:
    """The two models over the vectors of an embedder; the same texts give the same numbers."""
    examples = list(read_examples())
    vectors = np.zeros((len(examples), embedder.dimensions), np.float32)
    for code in LANGUAGE_CODES:
        places = [place for place, example in enumerate(examples) if example.language == code]
        vectors[places] = embedder.encode([examples[place].text for place in places], code)
    targets = np.zeros((len(examples), COUNT), np.float32)
    for place, example in enumerate(examples):
        for number, share in example.objectives.items():
            targets[place, number - 1] = share
    folds = np.array([example.fold for example in examples])
    tables: list[Floats] = []
    wanted: list[Floats] = []
    for fold in range(FOLDS):
        directions, offsets = fit_logistic(vectors[folds != fold], targets[folds != fold])
        places = [place for place, example in enumerate(examples) if example.fold == fold and example.calibrates]
        tables.append(_evidence(embedder, directions, offsets, examples, vectors, places))
        wanted.append((targets[places] > 0).astype(np.float32))
    table, right = np.concatenate(tables).reshape(-1, 4), np.concatenate(wanted).ravel()
    weights, intercept = fit_calibration(table, right)
    plain_weights, plain_intercept = fit_calibration(table[:, :3], right)
    directions, offsets = fit_logistic(vectors, targets)
    return ObjectiveModel(embedder.name, directions, offsets, weights, intercept, plain_weights, plain_intercept)


def _evidence(
    embedder: Embedder,
    directions: Floats,
    offsets: Floats,
    examples: Sequence[Example],
    vectors: Floats,
    places: Sequence[int],
) -> Floats:
    """Evidence (n, 23, 4) of the examples at `places` with these directions."""
    nothing = np.zeros(4, np.float32)
    classifier = Classifier(
        embedder, ObjectiveModel(embedder.name, directions, offsets, nothing, 0.0, nothing[:3], 0.0)
    )
    rows = []
    for place in places:
        example = examples[place]
        counts = concepts_of(example.text, example.language)
        rows.append(classifier.evidence(counts, vectors[place], example.language)[0])
    return np.stack(rows) if rows else np.zeros((0, COUNT, 4), np.float32)


def fit_logistic(vectors: Floats, targets: Floats, penalty: float = _PENALTY) -> tuple[Floats, Floats]:
    """Multinomial logistic regression with soft targets (n, k): directions (d, k) and offsets (k,)."""
    rows, dimensions = vectors.shape
    classes = targets.shape[1]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table = flat.reshape(dimensions + 1, classes).astype(np.float32)
        logits = vectors @ table[:-1] + table[-1]
        logits -= logits.max(axis=1, keepdims=True)
        exponents = np.exp(logits)
        sums = exponents.sum(axis=1, keepdims=True)
        value = -float((targets * (logits - np.log(sums))).sum()) / rows
        value += penalty / 2 * float((table[:-1] ** 2).sum())
        difference = (exponents / sums * targets.sum(axis=1, keepdims=True) - targets) / rows
        slope = np.concatenate([vectors.T @ difference + penalty * table[:-1], difference.sum(axis=0, keepdims=True)])
        return value, slope.astype(np.float64).ravel()

    found = minimize(loss, np.zeros((dimensions + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    table = found.x.reshape(dimensions + 1, classes).astype(np.float32)
    return table[:-1], table[-1]


def fit_calibration(table: Floats, right: Floats) -> tuple[Floats, float]:
    """Logistic regression of 0/1 on evidence (n, k), slightly penalised; weights are kept from turning negative."""
    columns = table.shape[1]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = table @ flat[:columns] + flat[columns]
        value = float(np.mean(np.logaddexp(0, logits) - right * logits))
        value += _CALIBRATION_PENALTY / 2 * float((flat[:columns] ** 2).sum())
        difference = (1 / (1 + np.exp(-logits)) - right) / len(table)
        slope = np.append(table.T @ difference + _CALIBRATION_PENALTY * flat[:columns], difference.sum())
        return value, slope.astype(np.float64)

    bounds = [(0.0, None)] * columns + [(None, None)]
    found = minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:columns].astype(np.float32), float(found.x[columns])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on the shipped embedding model, or another, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m indexer.training.objectives", description=__doc__)
    parser.add_argument("--embedder", default="static", help="as in HUB_EMBEDDER")
    parser.add_argument("--output", type=Path, default=SHIPPED_FILE, metavar="FILE")
    options = parser.parse_args(arguments)
    model = fit(load_embedder(options.embedder))
    save_objective_model(model, options.output)
    told = ", ".join(f"{value:.3f}" for value in (*model.weights, model.intercept))
    print(f"{options.output}: {model.directions.shape[0]} dimensions, calibration {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
