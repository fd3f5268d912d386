"""Preparing a hub leaves nothing half made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from hub.catalogue.reading import CatalogueError, read_catalogue
from hub.settings import Settings
from hub.setup import make_data_folder, prepare_hub

Clock = Callable[[], datetime]


@pytest.fixture
def steps() -> list[tuple[str, int | None, list[int]]]:
    return []


@pytest.fixture
def step(steps: list[tuple[str, int | None, list[int]]]) -> Callable[..., object]:
    @contextmanager
    def work(name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        heard: list[int] = []
        steps.append((name, total, heard))
        yield heard.append

    return work


def test_every_long_step_tells_how_far_it_is(
    settings: Settings, clock: Clock, step: object, steps: list[object], small_catalogue: Path
) -> None:
    done = prepare_hub(settings, clock, step, demo=True)  # type: ignore[arg-type]
    assert (done.upgraded, done.rebuilt, done.documents) == (True, True, 19)
    names = [name for name, _, _ in steps]  # type: ignore[misc]
    assert names == [
        "Preparing the database",
        "Loading the catalogue",
        "Loading the demonstration",
        "Building the index",
    ]
    for _, total, heard in steps[1:]:  # type: ignore[misc]
        assert heard[-1] == total


def test_a_faulty_catalogue_stops_before_anything_is_written(
    settings: Settings, clock: Clock, step: object, small_catalogue: Path
) -> None:
    (small_catalogue / "funds" / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    with pytest.raises(CatalogueError):
        prepare_hub(settings, clock, step)  # type: ignore[arg-type]
    assert sorted(path.name for path in settings.data_folder.iterdir()) == ["secret"]


def test_the_small_catalogue_is_sound(small_catalogue: Path) -> None:
    assert len(read_catalogue(small_catalogue).practices) == 6


def test_the_data_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_data_folder(Settings(data_folder=folder))
    assert folder.is_dir()
