"""The conventions that names, folders and patterns stand for."""

from __future__ import annotations

import glob
import sys
from collections.abc import Sequence
from pathlib import Path

from cptslint.errors import InputError

SUFFIXES = (
    ".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".pdf", ".rtf", ".html", ".htm", ".xhtml", ".txt", ".md",
)  # fmt: skip
"""What is looked for in a folder; a file that is named is read whatever its suffix."""


def conventions(names: Sequence[str]) -> list[str]:
    """Return the files to read, in order, each once.

    Args:
        names: Files, folders (searched with those below them), patterns the shell left as they are, or "-".

    Returns:
        Paths as text; a name that is no folder and no pattern stays as it is, so that its absence is told.

    Raises:
        InputError: A folder or a pattern holds no convention.
    """
    found: dict[str, None] = {}
    for name in names:
        path = Path(name)
        if name == "-" or path.is_file():
            found[name] = None
        elif path.is_dir() and name:
            inside = [str(one) for one in sorted(path.rglob("*")) if _is_convention(one)]
            if not inside:
                raise InputError(
                    f"« {name} » ne contient aucune convention (DOCX, ODT, PDF, RTF, HTML, texte ou Markdown) :"
                    " donnez le fichier de la convention lui-même."
                )
            found.update(dict.fromkeys(inside))
        elif any(mark in name for mark in "*?["):
            matched = [one for one in sorted(glob.glob(name, recursive=True)) if Path(one).is_file()]  # noqa: PTH207
            if not matched:
                raise InputError(f"« {name} » ne correspond à aucun fichier : vérifiez le dossier et le motif.")
            found.update(dict.fromkeys(matched))
        else:
            found[name] = None
    return list(found)


def _is_convention(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return path.is_file() and path.suffix.lower() in SUFFIXES and not hidden and not _is_own_report(path)


def _is_own_report(path: Path) -> bool:
    """Tell whether a page was written by cptslint, which may put its reports beside the conventions."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    from cptslint.readers.sniff import OWN_HEAD, OWN_REPORT

    try:
        with path.open("rb") as stream:
            return OWN_REPORT in stream.read(OWN_HEAD)
    except OSError:
        return False


def load(name: str) -> tuple[bytes, str]:
    """Return the bytes of a file, "-" for the standard input, and its name as reports write it.

    Raises:
        InputError: The file cannot be read.
    """
    from cptslint.readers import MAX_FILE_BYTES, check_size, source_of
    from cptslint.readers import load as read_whole

    if name != "-":
        return read_whole(Path(name)), source_of(Path(name))
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    check_size(data, "-")
    return data, "-"
