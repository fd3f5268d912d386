"""The step that hatchling runs for wheels and editable installs: message catalogues are compiled."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Build step named in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before files are collected."""
        sys.path.insert(0, self.root)
        from hub.compile_catalogues import compile_catalogues

        compile_catalogues()
