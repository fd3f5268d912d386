"""What every embedding model must do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """Texts of any of the six languages -> vectors in one common space."""

    @property
    def name(self) -> str:
        """Name and version; vectors of two names are never mixed."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(
        self, texts: Sequence[str], language: str | Sequence[str | None] | None = None, *, as_query: bool = False
    ) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length; zeros for a text in which nothing is known.

        `language`: of all texts, or one for each; None to tell it from the text. `as_query`: the texts are questions,
        for models that encode those otherwise than passages.
        """
        ...
