"""`hub model export`: the model for other programs, and what is said of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from indexer.embedding.static import SHIPPED_FOLDER
from tests.hub.commands.conftest import Hub


@pytest.mark.parametrize(
    ("layout", "file"),
    [("model2vec", "model.safetensors"), ("sentence-transformers", "0_StaticEmbedding/model.safetensors")],
)
def test_the_model_is_written_and_the_agreement_told(hub: Hub, tmp_path: Path, layout: str, file: str) -> None:
    pytest.importorskip("tokenizers", reason="optional package")
    folder = tmp_path / "deep" / "export"
    result = hub("model", "export", str(folder), "--format", layout, "--words", "200")
    assert result.exit_code == 0, result.output
    assert f"written to {folder}: " in result.stdout
    assert (folder / file).is_file()
    card = (folder / "README.md").read_text("utf-8")
    told = result.stdout.splitlines()[1:]
    assert len(told) == 2
    assert all(line in card for line in told)


def test_the_model_of_the_settings_is_exported(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tokenizers", reason="optional package")
    monkeypatch.setenv("HUB_EMBEDDER", f"static:{tmp_path / 'nowhere'}")
    result = hub("model", "export", str(tmp_path / "export"), "--words", "200")
    assert result.exit_code == 2
    assert str(tmp_path / "nowhere") in result.stderr
    monkeypatch.setenv("HUB_EMBEDDER", f"static:{SHIPPED_FOLDER}")
    assert hub("model", "export", str(tmp_path / "export"), "--words", "200").exit_code == 0


def test_a_folder_with_files_is_refused_before_any_work(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    result = hub("model", "export", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path} is not an empty folder; name a new one.\n"


def test_a_missing_package_is_one_sentence(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    result = hub("model", "export", str(tmp_path / "export"))
    assert result.exit_code == 2
    assert "needs the package tokenizers, which is not installed: pip install tokenizers" in result.stderr
    assert not (tmp_path / "export").exists()
