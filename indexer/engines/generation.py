"""Files of the embedded engine: generations of an index in one folder, and the manifest that names the current state.

    folder/current.json        generation, sequence, model, dimensions, format
    folder/lock                held by the one writer
    folder/g<time>/terms/      tantivy
    folder/g<time>/texts.bin   stored JSON, appended only
    folder/g<time>/columns-<sequence>.npz, vectors-<sequence>.faiss, words-<sequence>.json

A change writes new sequence files and then replaces the manifest; readers look at the manifest before each search.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.errors import EngineUnavailable

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state that readers shall see."""

    generation: str
    sequence: int
    model: str
    dimensions: int
    format: int = FORMAT


def read_manifest(folder: Path) -> Manifest | None:
    """The current state, None for a folder without an index; raises EngineUnavailable when it cannot be read."""
    path = folder / "current.json"
    try:
        return Manifest(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as problem:
        raise EngineUnavailable(
            f"The index manifest {path} cannot be read ({problem}). Rebuild the index."
        ) from problem


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step that survives a crash."""
    draft = folder / "current.json.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "current.json")


def state_of(folder: Path) -> int:
    """A number that changes with the manifest; 0 without one."""
    try:
        return (folder / "current.json").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def new_generation(folder: Path) -> str:
    """Name of a fresh generation folder, made."""
    name = f"g{time.time_ns()}"
    (folder / name).mkdir(parents=True)
    return name


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove other generations and older sequence files; readers that hold them open go on until they look again."""
    for path in folder.glob("g*"):
        if path.is_dir() and path.name != manifest.generation:
            shutil.rmtree(path, ignore_errors=True)
    for path in (folder / manifest.generation).glob("*-*.*"):
        if int(path.stem.rsplit("-", 1)[1]) < manifest.sequence:
            path.unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder's writer lock, waiting for it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


class Texts:
    """The append-only file of stored JSON, read through a memory map."""

    def __init__(self, path: Path) -> None:
        """Map the file as long as it is now."""
        size = path.stat().st_size if path.exists() else 0
        self._map: mmap.mmap | None = None
        if size:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)

    def read(self, start: int, length: int) -> bytes:
        """The bytes of one span."""
        return self._map[start : start + length] if self._map else b""
