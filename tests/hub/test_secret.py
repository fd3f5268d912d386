"""The key that signs: given, or made once."""

from __future__ import annotations

import multiprocessing
import stat
from pathlib import Path

import pytest

from hub.errors import HubError
from hub.secret import load_secret_key
from hub.settings import Settings


def test_a_key_of_the_settings_is_taken_and_no_file_made(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path, secret_key="a key of the operator")
    assert load_secret_key(settings) == "a key of the operator"
    assert not settings.secret_file.exists()


def test_the_key_is_made_once_for_the_owner_only(settings: Settings) -> None:
    key = load_secret_key(settings)
    assert len(key) >= 48
    assert load_secret_key(settings) == key
    assert stat.S_IMODE(settings.secret_file.stat().st_mode) == 0o600
    assert [path.name for path in settings.data_folder.iterdir()] == ["secret"]


def _load(folder: Path) -> str:
    return load_secret_key(Settings(data_folder=folder))


def test_workers_that_start_together_agree(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        keys = pool.map(_load, [tmp_path] * 9, chunksize=1)
    assert len(set(keys)) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(HubError, match="set HUB_SECRET_KEY"):
        load_secret_key(Settings(data_folder=tmp_path / "file" / "data"))


def test_a_secret_that_is_a_folder_is_told(settings: Settings) -> None:
    settings.secret_file.mkdir(parents=True)
    with pytest.raises(HubError, match="set HUB_SECRET_KEY"):
        load_secret_key(settings)
