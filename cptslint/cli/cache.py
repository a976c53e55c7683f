"""`cptslint cache`: results kept from one run to the next."""

from __future__ import annotations

import click

from cptslint.cli.french import Group
from cptslint.cli.terminal import cache as open_cache
from cptslint.cli.terminal import write


@click.group(cls=Group)
def cache() -> None:
    """Résultats gardés d'une analyse à l'autre."""


@cache.command()
def clean() -> None:
    """Efface les résultats gardés."""
    removed = open_cache(disabled=False).clean()
    write(f"{removed} résultat{'s' if removed > 1 else ''} effacé{'s' if removed > 1 else ''}.")
