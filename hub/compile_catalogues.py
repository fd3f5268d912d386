"""Compiles the message catalogues (.po to .mo). Needs Babel only, so that the build can run it: see hatch_build.py.

By hand after a change: `python -m hub.compile_catalogues`.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "translations"


def compile_catalogues(folder: Path = FOLDER) -> list[Path]:
    """Write messages.mo beside every messages.po under the folder; returns the written paths."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as reading:
            catalogue = read_po(reading, locale=source.parts[-3])
        with target.open("wb") as writing:
            write_mo(writing, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path)
