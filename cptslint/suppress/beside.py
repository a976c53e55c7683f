"""Where the acceptances of a convention stand when they are not in it."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".cptslint.toml"


def sidecar_of(convention: Path) -> Path:
    """Return the file beside a convention, whether it exists or not."""
    return convention.with_name(convention.name + SUFFIX)


def has_sidecar(source: str) -> bool:
    """Tell whether acceptances stand beside a convention; never for the standard input."""
    return source != "-" and sidecar_of(Path(source)).is_file()
