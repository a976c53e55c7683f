"""cptslint: reads a French partnership convention and tells a CPTS what to negotiate.

from cptslint import lint
report = lint("convention.docx")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cptslint.version import VERSION as __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cptslint.model.finding import Finding
    from cptslint.model.report import Report

__all__ = ["Finding", "Report", "__version__", "lint"]


def __getattr__(name: str) -> object:
    """Import the types of the result when they are asked for, not with every command."""
    if name == "Finding":
        from cptslint.model.finding import Finding

        return Finding
    if name == "Report":
        from cptslint.model.report import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def lint(
    path: str | Path, *, party: str | None = None, packs: str | Path | None = None, today: date | None = None
) -> Report:
    """Read a convention and check it.

    Args:
        path: A DOCX, text or Markdown file.
        party: Name of the party to defend; None for the CPTS.
        packs: Folder of a pack; None for the built-in rules.
        today: Day from which risks accepted until an earlier one are open again; None when acceptances have no end.

    Returns:
        The report.

    Raises:
        InputError: The file cannot be read.
        PackError: The pack is wrong.
        ConfigError: No party bears that name, or the file of acceptances beside the convention is wrong.
    """
    from cptslint.analysis import lint as run

    return run(path, party=party, packs=packs, today=today)
