"""Translation tables -> the files that `indexer.translation` reads; the same tables give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.training.lexical.tables import Tables
from indexer.translation import SCALE, SUFFIX

_LARGEST = np.iinfo(np.uint16).max


def save_tables(forms: Mapping[str, Sequence[str]], tables: Tables, folder: Path) -> None:
    """One file per language; raises `ValueError` for more terms of a language than the format can number."""
    from safetensors.numpy import save

    kept = {code: _kept(code, len(own), tables) for code, own in forms.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for code, own in forms.items():
        if len(kept[code]) > _LARGEST:
            raise ValueError(f"{len(kept[code]):,} terms of {code} are more than the {_LARGEST:,} the files can number")
        text = "\n".join(own[number] for number in kept[code])
        tensors: dict[str, NDArray[np.generic]] = {"forms": np.frombuffer(text.encode(), np.uint8).copy()}
        for other in forms:
            if (code, other) in tables:
                tensors |= _rows(tables, code, other, kept)
        (folder / f"{code}{SUFFIX}").write_bytes(save(tensors))


def _kept(code: str, size: int, tables: Tables) -> NDArray[np.int64]:
    """Numbers of the terms of a language that some table translates, or translates into."""
    used = np.zeros(size, dtype=bool)
    for (one, other), table in tables.items():
        coo = table.tocoo()
        if one == code:
            used[coo.row] = True
        if other == code:
            used[coo.col] = True
    return np.flatnonzero(used)


def _rows(
    tables: Tables, one: str, other: str, kept: Mapping[str, NDArray[np.int64]]
) -> dict[str, NDArray[np.generic]]:
    """Per kept term the number of translations; the translations of all of them, most probable first."""
    coo = tables[one, other].tocoo()
    scaled = np.maximum(np.rint(coo.data * SCALE), 1).astype(np.uint8)
    order = np.lexsort((coo.col, -scaled.astype(np.int64), coo.row))
    counts = np.bincount(coo.row, minlength=coo.shape[0])[kept[one]]
    return {
        f"counts.{other}": counts.astype(np.uint8),
        f"targets.{other}": np.searchsorted(kept[other], coo.col[order]).astype(np.uint16),
        f"probabilities.{other}": scaled[order],
    }
