"""Models of sentence-transformers, for those who have the memory. The only module that knows the package."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.versions import version_of_arrays, version_of_folder
from indexer.errors import EngineUnavailable

_TEXTS_AT_ONCE = 32
# Wang et al., "Multilingual E5 Text Embeddings" (2024): texts that are compared with each other start like this.
_E5_PREFIX = "query: "


class NeuralEmbedder:
    """Vectors from a sentence-transformers model."""

    def __init__(self, name_or_path: str, device: str | None = None) -> None:
        """Load a model by folder, or by name from the local cache or the network; raises `EngineUnavailable`."""
        package: Any = import_module("sentence_transformers")
        try:
            self._model: Any = package.SentenceTransformer(name_or_path, device=device)
        except (OSError, ValueError, RuntimeError) as error:
            raise EngineUnavailable(f"The embedding model '{name_or_path}' cannot be loaded: {error}") from error
        self._dimensions = int(np.shape(self._model.encode(["?"], show_progress_bar=False))[1])
        self._prefix = _E5_PREFIX if "e5" in Path(name_or_path).name.casefold().split("-") else ""
        version = version_of_folder(Path(name_or_path)) or version_of_arrays(
            parameter.detach().float().cpu().numpy() for parameter in self._model.parameters()
        )
        self._name = f"{name_or_path}-{version}"

    @property
    def name(self) -> str:
        """Name or folder of the model and checksum of its weights."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._dimensions

    def encode(self, texts: Sequence[str], language: str | Sequence[str | None] | None = None) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length; zeros for a text without letters and digits. Ignores `language`."""
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        places = [place for place, text in enumerate(texts) if any(sign.isalnum() for sign in text)]
        if places:
            vectors[places] = self._model.encode(
                [self._prefix + texts[place] for place in places],
                batch_size=_TEXTS_AT_ONCE,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return vectors
