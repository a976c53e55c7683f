"""Options that several commands share, each worded once, and what their values ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from cptslint.cli.french import Whole
from cptslint.cli.terminal import colour, write
from cptslint.errors import ConfigError
from cptslint.outputs import write_whole

_Command = TypeVar("_Command", bound=Callable[..., Any])

party_option = click.option("--party", metavar="NOM", help="Partie à défendre (par défaut : la CPTS).")
config_option = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FICHIER", help="Fichier de configuration à lire."
)
packs_option = click.option(
    "--packs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DOSSIER",
    help="Dossier d'un autre jeu de règles.",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Ne lit ni n'écrit les résultats gardés d'une fois à l'autre."
)


_PROMISING = frozenset(
    {
        ".csv",
        ".doc",
        ".docx",
        ".htm",
        ".html",
        ".ics",
        ".json",
        ".md",
        ".odt",
        ".ods",
        ".pdf",
        ".rtf",
        ".sarif",
        ".xls",
        ".xlsx",
        ".xml",
    }
)
"""Suffixes that a program opens as something else than plain text."""


def presentation_options(noun: str) -> Callable[[_Command], _Command]:
    """Return the options that say where a result goes and how it looks: `color`, `output` and `columns`.

    Args:
        noun: The result, as the help names it ("la comparaison").
    """

    def decorated(command: _Command) -> _Command:
        for option in (
            click.option(
                "--width", "columns", type=Whole(40, 400), metavar="COLONNES", help="Largeur, de 40 à 400 colonnes."
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                metavar="FICHIER",
                help=f"Écrit {noun} dans ce fichier.",
            ),
            click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs."),
        ):
            command = option(command)
        return command

    return decorated


def given_texts(*, party: str | None, packs: Path | None) -> dict[str, object]:
    """Return the settings that these options give, without those that were left out."""
    texts = {"party": party, "packs": str(packs) if packs else None}
    return {key: value for key, value in texts.items() if value is not None}


def format_for(asked: str | None, output: Path | None, by_suffix: Mapping[str, str]) -> str:
    """Return the format asked for, else the one that the name of the file promises, else text.

    Args:
        asked: Value of --format; None when it was left out.
        output: The file to write; None for the standard output.
        by_suffix: Formats by suffix, dot included.

    Raises:
        ConfigError: The name promises a file that the command does not write: a program would not open it.
    """
    suffix = output.suffix.lower() if output is not None else ""
    if asked is not None:
        return asked
    if suffix in _PROMISING and suffix not in by_suffix:
        names = ", ".join((*by_suffix, ".txt"))
        raise ConfigError(
            f"« {output} » : un fichier {suffix} ne peut pas être écrit ici ; terminez son nom par : {names}."
        )
    return by_suffix.get(suffix, "text")


def coloured(color: str, output: Path | None) -> bool:
    """Tell whether a result has colours; in a file, only when they were asked for."""
    return colour(color) if output is None else color == "always"


def deliver(result: str | bytes, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, else to the standard output; a text ends with one line end.

    Raises:
        ConfigError: The file cannot be written.
    """
    content = result if isinstance(result, bytes) else (result.rstrip("\n") + "\n").encode("utf-8", "replace")
    if output is not None:
        write_whole(output, content)
    else:
        write(content)
