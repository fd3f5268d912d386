"""An optional second look: a cross-encoder reads question and passage together and reorders the first hits.

Nogueira and Cho, "Passage re-ranking with BERT" (2019). The package is imported when a model is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.neural import without_surrogates
from indexer.errors import EngineUnavailable

MOST_RERANKED = 50
_PAIRS_AT_ONCE = 32


class Reranker(Protocol):
    """Judges how well passages answer a question."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """(n,) in 0..1, the higher the better."""
        ...


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers with one output."""

    def __init__(self, name_or_path: str, device: str | None = None) -> None:
        """Load a model by folder, or by name from the local cache or the network; raises `EngineUnavailable`."""
        try:
            package: Any = import_module("sentence_transformers")
        except ImportError as error:
            raise EngineUnavailable(
                f"The reranker '{name_or_path}' needs sentence-transformers, which is not installed: "
                "pip install 'connection-hub[neural]'"
            ) from error
        from safetensors import SafetensorError

        try:
            self._model: Any = package.CrossEncoder(name_or_path, device=device or None)
        except (ImportError, OSError, ValueError, RuntimeError, SafetensorError) as error:
            raise EngineUnavailable(f"The reranker '{name_or_path}' cannot be loaded: {error}") from error
        # The package gives an embedding model an answer at random instead of refusing it.
        heads = getattr(getattr(self._model, "config", None), "architectures", None) or ()
        if heads and all(head.endswith("Model") for head in heads):
            raise EngineUnavailable(
                f"The reranker '{name_or_path}' is no cross-encoder but a bare encoder ({', '.join(heads)}); "
                "name a model that judges pairs of texts."
            )

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """(n,) in 0..1: the logistic function of the model's output, whatever activation its settings name."""
        if not passages:
            return np.zeros(0, np.float32)
        torch: Any = import_module("torch")
        logits = self._model.predict(
            [(without_surrogates(question), without_surrogates(passage)) for passage in passages],
            batch_size=_PAIRS_AT_ONCE,
            activation_fn=torch.nn.Identity(),
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        values = np.asarray(logits, np.float32)
        if values.ndim != 1:
            raise EngineUnavailable("A reranker must have one output; this model has several.")
        return np.asarray((1 + np.tanh(values / 2)) / 2, np.float32)


def load_reranker(name_or_path: str, device: str | None = None) -> Reranker | None:
    """The cross-encoder of that name or folder; None where no name is given. Raises `EngineUnavailable`."""
    return CrossEncoderReranker(name_or_path, device) if name_or_path.strip() else None
