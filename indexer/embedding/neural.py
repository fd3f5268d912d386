"""Models of sentence-transformers, for those who have the memory. The only module that knows the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.versions import version_of_arrays, version_of_folder
from indexer.errors import EngineUnavailable

_TEXTS_AT_ONCE = 32
# Wang et al., "Multilingual E5 Text Embeddings" (2024): how questions and passages begin.
_E5_PROMPTS = ("query: ", "passage: ")
_NAMES_OF_PASSAGE = ("passage", "document", "corpus")


class NeuralEmbedder:
    """Vectors from a sentence-transformers model."""

    def __init__(self, name_or_path: str, device: str | None = None) -> None:
        """Load a model by folder, or by name from the local cache or the network; raises `EngineUnavailable`."""
        package: Any = import_module("sentence_transformers")
        from safetensors import SafetensorError

        try:
            self._model: Any = package.SentenceTransformer(name_or_path, device=device or None)
        except (ImportError, OSError, ValueError, RuntimeError, SafetensorError) as error:
            raise EngineUnavailable(f"The embedding model '{name_or_path}' cannot be loaded: {error}") from error
        self._dimensions = int(np.shape(self._model.encode(["?"], show_progress_bar=False))[1])
        self._query, self._passage = prompts_of(name_or_path, getattr(self._model, "prompts", None) or {})
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

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length; zeros for a text without letters and digits. Ignores `language`."""
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        places = [place for place, text in enumerate(texts) if any(sign.isalnum() for sign in text)]
        prompt = self._query if as_query else self._passage
        if places:
            # The prompt is written before the text here, so that a default prompt of the model is not added to it.
            encoded = self._model.encode(
                [prompt + without_surrogates(texts[place]) for place in places],
                batch_size=_TEXTS_AT_ONCE,
                prompt="",
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
            # Models of few bits make no number of a text in which they know nothing.
            vectors[places] = np.nan_to_num(np.asarray(encoded, np.float32))
        return vectors


def without_surrogates(text: str) -> str:
    """The text with a question mark for every half of a character, which tokenizers refuse."""
    return text.encode("utf-8", "replace").decode("utf-8")


def prompts_of(name_or_path: str, own: Mapping[str, str]) -> tuple[str, str]:
    """What a question and what a passage begins with: as the model says, or as its family is known to want it.

    `own` are the prompts in the model's settings, by name; the empty ones that the package fills in count as none.
    """
    passage = next((own[name] for name in _NAMES_OF_PASSAGE if own.get(name)), "")
    if own.get("query") or passage:
        return own.get("query", ""), passage
    if "e5" in Path(name_or_path).name.casefold().split("-"):
        return _E5_PROMPTS
    return "", ""
