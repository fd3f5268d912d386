"""The files of a static model: one safetensors file with figures and word forms, one JSON file with its settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.quantisation import bits_of, numbers_of_bytes, unpack
from indexer.embedding.versions import version_of_bytes
from indexer.errors import EngineUnavailable

FORMAT = "connection-hub-static-1"
MODEL_FILE = "model.safetensors"
SETTINGS_FILE = "config.json"


@dataclass(frozen=True)
class StaticModel:
    """Vectors of terms and of the grams that unseen terms are composed of, per language.

    `damping`: see `composition.damped`. `terms` and `grams` map language -> form -> row; `rows` and `scales` are
    packed as in `quantisation.pack`, by `levels`.
    """

    dimensions: int
    damping: float
    levels: NDArray[np.float32]
    rows: NDArray[np.uint8]
    scales: NDArray[np.float16]
    terms: Mapping[str, Mapping[str, int]]
    grams: Mapping[str, Mapping[str, int]]
    version: str = ""

    @property
    def bits(self) -> int:
        """Bits per number."""
        return bits_of(self.levels)

    @cached_property
    def _numbers(self) -> NDArray[np.float32]:
        return numbers_of_bytes(self.levels)

    def vectors(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """The vectors (n, dimensions) of these rows; their length is the weight of the form before damping."""
        wanted = np.asarray(rows, dtype=np.int64)
        return unpack(self.rows[wanted], self.scales[wanted], self._numbers)


def save_model(model: StaticModel, folder: Path) -> None:
    """Write both files; the same model gives the same bytes."""
    from safetensors.numpy import save

    tensors: dict[str, NDArray[np.generic]] = {"levels": model.levels, "rows": model.rows, "scales": model.scales}
    for kind, tables in (("terms", model.terms), ("grams", model.grams)):
        for language, table in tables.items():
            forms = sorted(table, key=lambda form: table[form])
            if table and [table[form] for form in forms] != list(range(table[forms[0]], table[forms[0]] + len(forms))):
                raise ValueError(f"the rows of {kind}.{language} are not consecutive")
            tensors[f"{kind}.{language}"] = np.frombuffer("\n".join(forms).encode(), dtype=np.uint8).copy()
    settings = {
        "format": FORMAT,
        "dimensions": model.dimensions,
        "damping": model.damping,
        "first_rows": {
            f"{kind}.{language}": min(table.values(), default=0)
            for kind, tables in (("terms", model.terms), ("grams", model.grams))
            for language, table in tables.items()
        },
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(save(tensors))
    (folder / SETTINGS_FILE).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def load_model(folder: Path) -> StaticModel:
    """Read both files; raises `EngineUnavailable` where they are missing or of another format."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        settings = json.loads((folder / SETTINGS_FILE).read_text("utf-8"))
        content = (folder / MODEL_FILE).read_bytes()
        tensors = load(content)
    except (OSError, ValueError, SafetensorError) as error:
        raise EngineUnavailable(f"No static embedding model can be read from {folder}: {error}") from error
    if not isinstance(settings, dict) or settings.get("format") != FORMAT:
        raise EngineUnavailable(f"The static embedding model in {folder} is not of the format {FORMAT}.")
    tables: dict[str, dict[str, dict[str, int]]] = {"terms": {}, "grams": {}}
    for name, first in settings["first_rows"].items():
        kind, language = name.split(".")
        text = tensors[name].tobytes().decode()
        forms = text.split("\n") if text else []
        tables[kind][language] = dict(zip(forms, range(first, first + len(forms)), strict=True))
    return StaticModel(
        dimensions=settings["dimensions"],
        damping=settings["damping"],
        levels=tensors["levels"],
        rows=tensors["rows"],
        scales=tensors["scales"],
        terms=tables["terms"],
        grams=tables["grams"],
        version=version_of_bytes(content),
    )
