"""Vectors that were computed once are kept in a file, so that a rebuild with a slow model encodes only what is new."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.protocol import Embedder
from indexer.errors import EngineUnavailable

_VARIABLES = 500
"""Keys that one statement asks for."""


class RememberingEmbedder:
    """An embedder whose passages are looked up by a digest of model, language and text before they are encoded.

    The file holds digests and vectors, no text. Questions are not kept. Safe between threads and processes.
    """

    def __init__(self, embedder: Embedder, path: Path) -> None:
        """`path`: an SQLite file, created when missing together with its folder. Raises `EngineUnavailable`."""
        self._embedder = embedder
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, check_same_thread=False, timeout=30)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("CREATE TABLE IF NOT EXISTS vectors (digest BLOB PRIMARY KEY, vector BLOB NOT NULL)")
            self._file.commit()
        except (OSError, sqlite3.Error) as error:
            raise EngineUnavailable(
                f"The file of kept vectors {path} cannot be used: {error}. It may be deleted; it is made again."
            ) from error

    @property
    def name(self) -> str:
        """That of the model."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._embedder.dimensions

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        """As the model does; see `Embedder.encode`."""
        if as_query or not texts:
            return self._embedder.encode(texts, language, as_query=as_query)
        languages = [language] * len(texts) if language is None or isinstance(language, str) else list(language)
        digests = [self._digest(text, code) for text, code in zip(texts, languages, strict=True)]
        known = self._known(digests)
        new = [place for place, digest in enumerate(digests) if digest not in known]
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for place, digest in enumerate(digests):
            if digest in known:
                vectors[place] = np.frombuffer(known[digest], dtype=np.float32)
        if new:
            vectors[new] = self._embedder.encode([texts[place] for place in new], [languages[place] for place in new])
            self._keep({digests[place]: vectors[place].tobytes() for place in new})
        return vectors

    def forget(self, texts: Sequence[str], language: str | None = None) -> None:
        """Remove the vectors of these texts, for those who asked to be erased."""
        with self._lock, self._file:
            self._file.executemany(
                "DELETE FROM vectors WHERE digest = ?", [(self._digest(text, language),) for text in texts]
            )

    def _digest(self, text: str, language: str | None) -> bytes:
        content = "\0".join((self.name, language or "", text))
        return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def _known(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        with self._lock:
            for start in range(0, len(digests), _VARIABLES):
                part = digests[start : start + _VARIABLES]
                marks = ",".join("?" * len(part))
                found.update(self._file.execute(f"SELECT digest, vector FROM vectors WHERE digest IN ({marks})", part))
        return {digest: vector for digest, vector in found.items() if len(vector) == 4 * self.dimensions}

    def _keep(self, vectors: dict[bytes, bytes]) -> None:
        with self._lock, self._file:
            self._file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors.items())
