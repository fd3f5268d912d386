"""Names of embedding models -> the code that runs them, imported when first asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from indexer.embedding.protocol import Embedder
from indexer.errors import EngineUnavailable

_SHIPPED = "static"
_STATIC_FOLDER = "static:"
_MODEL2VEC = "model2vec:"


def load_embedder(name_or_path: str = _SHIPPED, device: str | None = None, remembered: Path | None = None) -> Embedder:
    """The embedding model of that name.

    "static" is the model shipped with the package, "static:FOLDER" another one of the same kind,
    "model2vec:NAME" a model2vec model by name or folder; any other text names a sentence-transformers model
    or its folder. `device` ("cpu", "cuda") and `remembered`, a file in which vectors of passages are kept, concern the
    last kind only: the others are faster than a look-up.
    Raises `EngineUnavailable` where the model cannot be read or its package is not installed.
    """
    if name_or_path == _SHIPPED or name_or_path.startswith(_STATIC_FOLDER):
        static = import_module("indexer.embedding.static")
        folder = name_or_path.removeprefix(_STATIC_FOLDER) if _STATIC_FOLDER in name_or_path else None
        return cast(Embedder, static.load_static(folder))
    if name_or_path.startswith(_MODEL2VEC):
        _require("model2vec", f"The embedding model '{name_or_path}' needs the package model2vec", "model2vec")
        module = import_module("indexer.embedding.model2vec")
        return cast(Embedder, module.Model2VecEmbedder(name_or_path.removeprefix(_MODEL2VEC)))
    if not name_or_path.strip():
        raise EngineUnavailable("No embedding model is named; use 'static' for the one shipped with the package.")
    message = f"The embedding model '{name_or_path}' is not the shipped one ('static') and needs sentence-transformers"
    _require("sentence_transformers", message, "'connection-hub[neural]'")
    module = import_module("indexer.embedding.neural")
    neural = cast(Embedder, module.NeuralEmbedder(name_or_path, device))
    if remembered is None:
        return neural
    from indexer.embedding.remembering import RememberingEmbedder

    return RememberingEmbedder(neural, remembered)


def _require(package: str, message: str, install: str) -> None:
    try:
        import_module(package)
    except ImportError as error:
        raise EngineUnavailable(f"{message}, which is not installed: pip install {install}") from error
