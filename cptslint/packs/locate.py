"""Where the built-in packs are: inside the wheel, else beside the package in a clone."""

from __future__ import annotations

from pathlib import Path

from cptslint.errors import PackError


def built_in_packs() -> Path:
    """Return the folder of the built-in packs.

    Raises:
        PackError: The installation holds no pack.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_rules", package.parent / "rules"):
        if (folder / "lexique").is_dir():
            return folder
    raise PackError("les règles livrées avec cptslint sont introuvables ; réinstallez cptslint", file=str(package.name))
