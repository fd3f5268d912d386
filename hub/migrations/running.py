"""Runs the migrations from inside the hub: no ini file, the caller's connection, one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

FOLDER = Path(__file__).parent


def configuration() -> Config:
    """Alembic's configuration for the scripts in this folder."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known_revisions() -> frozenset[str]:
    """Every revision that there is a script for."""
    scripts = ScriptDirectory.from_config(configuration())
    return frozenset(script.revision for script in scripts.walk_revisions())


def run_migrations(connection: Connection) -> None:
    """Upgrade to the newest revision over the connection; the caller commits."""
    command.upgrade(_over(connection), "head")


def undo_migrations(connection: Connection, revision: str = "base") -> None:
    """Go back to an older revision over the connection ("base": no tables); the caller commits."""
    command.downgrade(_over(connection), revision)


def _over(connection: Connection) -> Config:
    config = configuration()
    config.attributes["connection"] = connection
    return config
