"""Text -> vectors of one space for six languages. Door: `load_embedder`."""

from indexer.embedding.protocol import Embedder
from indexer.embedding.registry import load_embedder

__all__ = ["Embedder", "load_embedder"]
