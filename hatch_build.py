"""Build hook: the wheel holds the rules compiled, beside the rules as they are written."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):
    """Compiles `rules/` into one file of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file to the wheel; an editable install has none, since its rules change."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from cptslint.packs.compiled import NAME, compiled

        self._folder = TemporaryDirectory()  # goes away with the hook, once the wheel is written
        file = Path(self._folder.name) / NAME
        file.write_bytes(compiled(Path(self.root) / "rules"))
        build_data["force_include"][str(file)] = f"cptslint/{NAME}"
