"""The generated themes are what the generator writes today: nobody edits them by hand."""

from __future__ import annotations

from pathlib import Path

from synonyms.build_places import write
from synonyms.theme_files import THESAURUS_FOLDER


def test_the_files_are_as_the_generator_writes_them(tmp_path: Path) -> None:
    told = write(tmp_path)
    assert len(told) == 2
    for path in tmp_path.iterdir():
        assert path.read_text("utf-8") == (THESAURUS_FOLDER / path.name).read_text("utf-8"), path.name
