"""The settings that a command line asks for, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cptslint.cli.terminal import user_folder
from cptslint.config.apply import codes_in, settings_for
from cptslint.config.files import nearest
from cptslint.config.settings import ALL, Settings
from cptslint.errors import ConfigError
from cptslint.packs.locate import built_in_packs


class Wanted:
    """The settings of each file, from the command line and the files of configuration.

    Args:
        named: File of configuration given on the command line.
        given: Values of the command line.
    """

    def __init__(self, named: Path | None, given: Mapping[str, object]) -> None:
        self._named = named
        self._given = given
        self._codes = codes_in(Path(str(given.get("packs") or built_in_packs())))
        self._of_folder: dict[Path, Settings] = {}

    def settings(self, name: str) -> Settings:
        """Return the settings of a file; the standard input has those of the current folder."""
        start = Path.cwd() if name == "-" else Path(name)
        folder = start if start.is_dir() else start.parent
        if folder not in self._of_folder:
            self._of_folder[folder] = settings_for(
                folder, self._codes, user=user_folder(), named=self._named, given=self._given
            )
        return self._of_folder[folder].for_file(name)


def names(key: str, value: str, packs: Path | None) -> tuple[str, ...]:
    """Return the rules of "SOR,RGP001", each checked.

    Args:
        key: The option they are given to, as an attribute of `Settings`.
        value: Codes, families or ALL, parted by commas.
        packs: Folder of the rules; None for those of the tool.

    Raises:
        ConfigError: One of them does not exist.
    """
    codes = codes_in(packs or built_in_packs())
    known = (ALL, *sorted({code[:3] for code in codes}), *codes)
    names = tuple(name.strip().upper() for name in value.split(",") if name.strip())
    for name in names:
        if name not in known:
            option = f"--{key.replace('_', '-')}"
            raise ConfigError(f"{option} : la règle « {name} » n'existe pas{nearest(name, known)}.")
    return names
