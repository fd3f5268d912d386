"""Text to terms, concepts and vectors; engines; search with reasons. `open_index` is the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.index import SearchIndex, open_index

__all__ = ["SearchIndex", "open_index"]


def __getattr__(name: str) -> Any:
    # The index pulls in numpy, tantivy and faiss: only those who open one pay for it.
    if name in __all__:
        from indexer import index

        return getattr(index, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
