"""Files of a pack that a command writes: they are read whole or refused with the command that writes them again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from cptslint.errors import PackError

Content = TypeVar("Content")


def load_written(folder: Path, name: str, command: str, read: Callable[[Any], Content]) -> Content | None:
    """Return what a JSON file of a pack says.

    Args:
        folder: The folder of the rules.
        name: Name of the file in it.
        command: The command that writes it.
        read: Makes the content of the parsed JSON; raises LookupError, TypeError, AttributeError or ValueError when it is not of
            the kind that the command writes.

    Returns:
        The content; None for a pack that has no such file.

    Raises:
        PackError: The file cannot be read.
    """
    path = folder / name
    if not path.is_file():
        return None
    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, LookupError, TypeError, AttributeError, ValueError) as error:
        raise PackError(f"le fichier n'est pas lisible ; réécrivez-le avec « {command} »", file=name) from error
