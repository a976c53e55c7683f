"""`cptslint init`: a commented file of configuration."""

from __future__ import annotations

from pathlib import Path

import click

from cptslint.cli.french import Command
from cptslint.cli.terminal import write
from cptslint.config.apply import TEMPLATE
from cptslint.config.files import NAME
from cptslint.errors import ConfigError
from cptslint.outputs import write_whole


@click.command(cls=Command, short_help="Écrit un fichier de configuration commenté.")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="[DOSSIER]")
def init(folder: Path) -> None:
    """Écrit un fichier de configuration commenté."""
    path = folder / NAME
    if path.exists():
        raise ConfigError(f"« {path} » existe déjà : il n'a pas été touché.")
    write_whole(path, TEMPLATE.encode("utf-8"))
    write(f"{path} est écrit : ôtez les « # » des lignes à utiliser.")
