"""`cptslint deadlines`: the dates of a convention."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from cptslint.checking import Checker, folder_of
from cptslint.cli.french import Command
from cptslint.cli.inputs import load
from cptslint.cli.options import (
    coloured,
    config_option,
    deliver,
    format_for,
    given_texts,
    packs_option,
    party_option,
    presentation_options,
)
from cptslint.cli.terminal import cache, width
from cptslint.cli.wanted import Wanted
from cptslint.errors import ConfigError
from cptslint.outputs import refuse_inputs
from cptslint.reporters.base import ReportOptions
from cptslint.version import VERSION

FORMATS = ("text", "json", "ics")
"""Names of the formats; a test keeps them those of `reporters.agenda.formats`, which is not loaded to parse a command."""
_OF_SUFFIX = {".ics": "ics", ".json": "json"}
"""What a file must hold to be opened under its name, when no format is asked for."""


@click.command(cls=Command, short_help="Donne les dates à ne pas manquer.")
@click.argument("file", metavar="FICHIER")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Forme du calendrier.")
@click.option("--signed", metavar="AAAA-MM-JJ", help="Date de signature, quand le texte ne la donne pas.")
@click.option("--effect", metavar="AAAA-MM-JJ", help="Date d'effet, à la place de celle du texte.")
@party_option
@config_option
@packs_option
@presentation_options("le calendrier")
def deadlines(
    file: str,
    format_: str | None,
    signed: str | None,
    effect: str | None,
    party: str | None,
    config: Path | None,
    packs: Path | None,
    color: str,
    output: Path | None,
    columns: int | None,
) -> None:
    """Donne les dates d'une convention : effet, fin, reconduction, préavis, réunions, bilans, et ce qui n'a pas de date."""
    from cptslint.deadlines.agenda import agenda_of
    from cptslint.readers import read_bytes
    from cptslint.reporters.agenda.formats import writer

    days = _day("--signed", signed), _day("--effect", effect)
    form = format_for(format_, output, _OF_SUFFIX)
    if output is not None:
        refuse_inputs([output], [file])
    settings = Wanted(config, given_texts(party=party, packs=packs)).settings(file)
    document = read_bytes(*load(file))
    pack = Checker(cache(disabled=False)).pack(folder_of(settings))
    agenda = agenda_of(document, pack, party=settings.party or None, signed=days[0], effective=days[1])
    options = ReportOptions(width(columns), coloured(color, output), (), VERSION)
    deliver(writer(form)(agenda, options), output)
    sys.exit(0 if agenda.contract.is_convention else 2)


def _day(option: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ConfigError(f"{option} : « {value} » n'est pas une date ; écrivez-la ainsi : 2026-03-01.")
