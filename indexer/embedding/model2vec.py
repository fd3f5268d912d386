"""Models of the package model2vec: one static vector per token of a tokenizer. Languages make no difference to them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.versions import version_of_arrays
from indexer.errors import EngineUnavailable


class Model2VecEmbedder:
    """Vectors from a model2vec model."""

    def __init__(self, name_or_path: str) -> None:
        """Load a model by folder, or by name from the local cache or the network; raises `EngineUnavailable`."""
        package: Any = import_module("model2vec")
        try:
            self._model: Any = package.StaticModel.from_pretrained(name_or_path, force_download=False)
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"The model2vec model '{name_or_path}' cannot be loaded: {error}") from error
        self._dimensions = int(self._model.dim)
        self._name = f"model2vec:{name_or_path}-{version_of_arrays([np.asarray(self._model.embedding)])}"

    @property
    def name(self) -> str:
        """Name or folder of the model and checksum of its vectors."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._dimensions

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length; zeros for a text in which nothing is known.

        `language` and `as_query` make no difference.
        """
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        vectors = np.nan_to_num(np.asarray(self._model.encode(list(texts), use_multiprocessing=False), np.float32))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
