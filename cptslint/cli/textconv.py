"""`cptslint textconv`: the text of a convention, for `git diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cptslint.cli.french import Command
from cptslint.cli.terminal import write


@click.command(cls=Command, short_help="Écrit le texte d'une convention, pour git.")
@click.argument("file", metavar="FICHIER")
def textconv(file: str) -> None:
    """Écrit le texte d'une convention, un paragraphe par ligne, pour comparer deux versions avec git."""
    from cptslint.readers import read, read_bytes

    document = read_bytes(sys.stdin.buffer.read(), "-") if file == "-" else read(Path(file))
    write(document.text)
