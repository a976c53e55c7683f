"""`cptslint explain` and `cptslint rules`: what the tool looks for."""

from __future__ import annotations

from pathlib import Path

import click

from cptslint.cli.french import Command
from cptslint.cli.options import packs_option
from cptslint.cli.terminal import colour, width, write
from cptslint.errors import ConfigError


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the codes of the tool's rules that begin with what is typed."""
    del ctx, param
    from cptslint.config.apply import codes_in
    from cptslint.packs.locate import built_in_packs

    return [code for code in codes_in(built_in_packs()) if code.startswith(incomplete.upper())]


@click.command(cls=Command, short_help="Explique une règle, avec des exemples.")
@click.argument("code", metavar="CODE", shell_complete=_codes)
@packs_option
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs de la page.")
def explain(code: str, packs: Path | None, color: str) -> None:
    """Explique une règle : ce qu'elle cherche, pourquoi, quoi demander, avec des exemples."""
    from cptslint.packs.locate import built_in_packs
    from cptslint.packs.measures import load_measures
    from cptslint.packs.rules import load_pack
    from cptslint.packs.yaml_nodes import nearest
    from cptslint.reporters.explain import explain as page

    folder = packs or built_in_packs()
    pack = load_pack(folder, with_examples=True)
    known = {name: compiled.rule for compiled in pack.rules for name in (compiled.rule.code, compiled.rule.name)}
    rule = known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        raise ConfigError(f"la règle « {code} » n'existe pas{nearest(code.upper(), [c.rule.code for c in pack.rules])}")
    write(page(rule, width(None), colour(color), load_measures(folder)))


@click.command(cls=Command, short_help="Liste les règles.")
@packs_option
@click.option("--format", "format_", type=click.Choice(("text", "markdown")), default="text", help="Forme de la liste.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs de la liste.")
def rules(packs: Path | None, format_: str, color: str) -> None:
    """Liste les règles ; en markdown, avec la précision et le rappel mesurés."""
    from cptslint.packs.compiled import pack_of
    from cptslint.packs.locate import built_in_packs
    from cptslint.packs.measures import load_measures
    from cptslint.reporters.explain import list_rules
    from cptslint.reporters.figures import rules_page

    folder = packs or built_in_packs()
    listed = [compiled.rule for compiled in pack_of(folder).rules]
    write(
        list_rules(listed, width(None), colour(color))
        if format_ == "text"
        else rules_page(listed, load_measures(folder))
    )
