"""`cptslint annotate`: the user's own DOCX with remarks in its margin."""

from __future__ import annotations

from pathlib import Path

import click

from cptslint.checking import Checker
from cptslint.cli.french import Command
from cptslint.cli.inputs import load
from cptslint.cli.options import config_option, no_cache_option, party_option
from cptslint.cli.terminal import cache, tell, today
from cptslint.cli.wanted import Wanted, names
from cptslint.errors import ConfigError, InputError
from cptslint.outputs import refuse_inputs, write_whole


@click.command(cls=Command, short_help="Met les points en commentaires dans une copie Word.")
@click.argument("file", metavar="FICHIER")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="La copie annotée à écrire (obligatoire).",
)
@click.option("--proposals", is_flag=True, help="Insère aussi les rédactions proposées, en modifications suivies.")
@click.option("--select", metavar="RÈGLES", help="Règles appliquées, séparées par des virgules.")
@click.option("--ignore", metavar="RÈGLES", help="Règles laissées de côté.")
@config_option
@party_option
@no_cache_option
def annotate(
    file: str,
    output: Path | None,
    proposals: bool,
    select: str | None,
    ignore: str | None,
    config: Path | None,
    party: str | None,
    no_cache: bool,
) -> None:
    """Copie une convention DOCX avec un commentaire Word sur chaque passage à négocier.

    Le texte, la mise en forme, les commentaires et les modifications suivies de l'original restent tels quels.
    """
    if output is None:
        raise ConfigError("il manque le nom de la copie annotée à écrire : ajoutez « -o convention-annotée.docx ».")
    refuse_inputs([output], [file])
    lists = {"select": select, "ignore": ignore}
    given: dict[str, object] = {key: names(key, value, None) for key, value in lists.items() if value is not None}
    if party is not None:
        given["party"] = party
    settings = Wanted(config, given).settings(file)
    data, source = load(file)

    from cptslint.annotate.document import annotate as annotated
    from cptslint.annotate.package import Editable

    editable = Editable(data, source)
    editable.check_suffix(output)
    report = Checker(cache(disabled=no_cache), today()).check(data, source, settings)
    if not report.contract.is_convention:
        raise InputError(f"« {source} » : {report.contract.why_not}")
    result = annotated(editable, data, report, with_proposals=proposals)
    write_whole(output, result.data)
    tell(_told(output, result.comments, result.proposals, with_proposals=proposals))
    if editable.is_signed:
        tell("Attention : la signature électronique de l'original ne vaut pas pour la copie annotée.")


def _told(output: Path, comments: int, proposals: int, *, with_proposals: bool) -> str:
    from cptslint.reporters.wording import counted

    said = [f"{counted(comments, 'point')} en commentaire" if comments else "aucun point relevé"]
    if with_proposals:
        said.append(counted(proposals, "rédaction proposée", "rédactions proposées"))
    return f"« {output} » : {', '.join(said)}."
