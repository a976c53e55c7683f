"""`cptslint compare`: what moved between two drafts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cptslint.checking import Checker
from cptslint.cli.french import Command
from cptslint.cli.inputs import load
from cptslint.cli.options import (
    coloured,
    config_option,
    deliver,
    format_for,
    given_texts,
    no_cache_option,
    packs_option,
    party_option,
    presentation_options,
)
from cptslint.cli.terminal import cache, today, width
from cptslint.cli.wanted import Wanted
from cptslint.errors import ConfigError
from cptslint.model.comparison import Comparison
from cptslint.outputs import refuse_inputs
from cptslint.reporters.base import ReportOptions
from cptslint.version import VERSION

FORMATS = ("text", "json", "html")
"""Names of the formats; a test keeps them those of `reporters.comparison.formats`, which is not loaded to parse a command."""
_OF_SUFFIX = {".html": "html", ".htm": "html", ".json": "json"}
"""What a file must hold to be opened under its name, when no format is asked for."""


@click.command(cls=Command, short_help="Dit ce qui a changé entre deux versions d'une convention.")
@click.argument("old", metavar="ANCIEN")
@click.argument("new", metavar="NOUVEAU")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Forme de la comparaison.")
@click.option(
    "--fail-on",
    type=click.Choice(("worse", "none")),
    default="worse",
    help="worse (par défaut) : le code de sortie vaut 1 si le verdict se dégrade, si l'indice baisse ou si un point bloquant apparaît.",
)
@party_option
@config_option
@packs_option
@presentation_options("la comparaison")
@no_cache_option
def compare(
    old: str,
    new: str,
    format_: str | None,
    fail_on: str,
    party: str | None,
    config: Path | None,
    packs: Path | None,
    color: str,
    output: Path | None,
    columns: int | None,
    no_cache: bool,
) -> None:
    """Dit ce qui a changé entre deux versions d'une convention : articles, engagements, points relevés, équilibre."""
    from cptslint.compare.compare import compare as compared
    from cptslint.reporters.comparison.formats import writer

    if old == new == "-":
        raise ConfigError("« - » ne peut désigner qu'un des deux textes : donnez le nom de fichier de l'autre.")
    form = format_for(format_, output, _OF_SUFFIX)
    if output is not None:
        refuse_inputs([output], [old, new])
    wanted = Wanted(config, given_texts(party=party, packs=packs))
    checker = Checker(cache(disabled=no_cache), today())
    reports = [checker.check(*load(name), wanted.settings(name)) for name in (old, new)]
    comparison = compared(*reports)
    options = ReportOptions(width(columns), coloured(color, output), (), VERSION)
    deliver(writer(form)(comparison, options), output)
    sys.exit(exit_code(comparison, fail_on))


def exit_code(comparison: Comparison, fail_on: str) -> int:
    """Return 2 when a file is no convention or nothing can be said of better or worse, 1 when the new one is worse, else 0."""
    if not (comparison.old.contract.is_convention and comparison.new.contract.is_convention):
        return 2
    if fail_on == "none":
        return 0
    if comparison.worse:
        return 1
    judged = comparison.old.balance.verdict is not None and comparison.new.balance.verdict is not None
    return 0 if judged else 2
