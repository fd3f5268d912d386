"""Addresses of static files that change when the file does, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, request, url_for

STATIC_FOLDER = Path(__file__).resolve().parents[2] / "static"
ONE_YEAR = 31_536_000


@lru_cache(maxsize=256)
def _digest(path: Path, changed: int) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()


def asset(name: str) -> str:
    """The address of a static file with a digest of its content; a missing file has none."""
    path = STATIC_FOLDER / name
    try:
        digest = _digest(path, path.stat().st_mtime_ns)
    except OSError:
        return url_for("static", filename=name)
    return url_for("static", filename=name, v=digest)


class HubFlask(Flask):
    """Flask that lets browsers keep static files with a digest, and ask again for those without."""

    def get_send_file_max_age(self, filename: str | None) -> int | None:
        """Seconds for which a static file may be kept."""
        return ONE_YEAR if request.args.get("v") else 300


def serve_assets(app: Flask) -> None:
    """Let templates say `asset("css/base.css")`."""
    app.jinja_env.globals["asset"] = asset
