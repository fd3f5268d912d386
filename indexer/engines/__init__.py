"""Search engines by name, imported when first used."""

from __future__ import annotations

import importlib
from pathlib import Path

from indexer.engines.protocol import Engine
from indexer.errors import EngineUnavailable

ENGINES = {"embedded": ("indexer.engines.embedded", "EmbeddedEngine", "")}
"""Engine name -> module, class, extra to install when its packages are missing."""


def open_engine(name: str, folder: Path, *, model: str, dimensions: int) -> Engine:
    """The engine `name` over `folder`, created empty when there is none.

    `model` names the embedding model; raises ModelMismatch when the index was built with another one.
    """
    if name not in ENGINES:
        raise EngineUnavailable(f"There is no search engine {name!r}; choose one of: {', '.join(sorted(ENGINES))}.")
    module, kind, extra = ENGINES[name]
    try:
        found = getattr(importlib.import_module(module), kind)
    except ImportError as missing:
        hint = f" Install it with: pip install 'connection-hub[{extra}]'." if extra else ""
        raise EngineUnavailable(f"The engine {name!r} needs the package {missing.name}.{hint}") from missing
    engine: Engine = found(folder, model=model, dimensions=dimensions)
    return engine
