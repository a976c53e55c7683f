"""`cptslint packs`: for whoever writes rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cptslint.cli.french import Group
from cptslint.cli.terminal import write
from cptslint.errors import ConfigError

if TYPE_CHECKING:
    from cptslint.examples import Failure

_FOLDER = click.Path(file_okay=False, path_type=Path)
_TEXT = 300
"""Letters shown of an example that fails."""


@click.group(cls=Group)
def packs() -> None:
    """Vérifie et essaie un jeu de règles."""


@packs.command(short_help="Dit toutes les fautes des règles d'un dossier.")
@click.argument("folder", metavar="DOSSIER", type=_FOLDER)
def validate(folder: Path) -> None:
    """Vérifie que toutes les règles d'un dossier peuvent être lues, et dit toutes les fautes, avec leur ligne."""
    from cptslint.packs.validate import validate as validated

    _must_exist(folder)
    result = validated(folder)
    lines = [str(problem) for problem in result.problems]
    if lines:
        count = len(lines)
        write("\n".join([*lines, "", f"{count} faute{'s' if count > 1 else ''} dans {folder}"]))
        sys.exit(1)
    write(f"{result.files} règle{'s' if result.files > 1 else ''} sans faute dans {folder}")


@packs.command(short_help="Essaie les exemples des règles d'un dossier.")
@click.argument("folder", metavar="DOSSIER", type=_FOLDER)
@click.option(
    "--rule", "wanted", metavar="RÈGLES", help="Règles à essayer : codes ou familles, séparés par des virgules."
)
def test(folder: Path, wanted: str | None) -> None:
    """Essaie les exemples des règles d'un dossier : chaque mauvais exemple est relevé à sa place, aucun bon ne l'est."""
    from cptslint.examples import failures
    from cptslint.packs.rules import load_pack

    _must_exist(folder)
    pack = load_pack(folder, with_examples=True)
    codes = [compiled.rule.code for compiled in pack.rules]
    names = _wanted(wanted, codes)
    chosen = [compiled for compiled in pack.rules if not names or names & {compiled.rule.code, compiled.rule.family}]
    found: list[Failure] = []
    for compiled in chosen:
        found += failures(pack, compiled)
    examples = sum(len(compiled.rule.bad) + len(compiled.rule.good) for compiled in chosen)
    told = f"{examples} exemples de {len(chosen)} règle{'s' if len(chosen) > 1 else ''}"
    if not found:
        write(f"{told} : tous comme attendu")
        return
    count = len(found)
    write("\n".join([*_lines(found), f"{told} : {count} ne {'font' if count > 1 else 'fait'} pas ce qui est attendu"]))
    sys.exit(1)


@packs.command(short_help="Écrit le schéma JSON d'un fichier de règle.")
def schema() -> None:
    """Écrit le schéma JSON d'un fichier de règle, pour l'aide à la saisie des éditeurs."""
    from cptslint.packs.schema import schema_text

    write(schema_text())


def _must_exist(folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigError(f"« {folder} » n'est pas un dossier : donnez celui des règles, qui contient « lexique ».")


def _wanted(value: str | None, codes: list[str]) -> set[str]:
    from cptslint.packs.yaml_map import nearest

    names = {name.strip().upper() for name in (value or "").split(",") if name.strip()}
    known = {*codes, *(code[:3] for code in codes)}
    for name in sorted(names - known):
        raise ConfigError(f"--rule : la règle « {name} » n'existe pas{nearest(name, codes)}")
    return names


def _lines(found: Iterable[Failure]) -> Iterable[str]:
    for failure in found:
        place = f"{failure.file}, ligne {failure.line}" if failure.line else failure.file
        yield f"{place} : {failure.message}"
        if failure.text:
            text = " ".join(failure.text.split())
            yield f"    {text if len(text) <= _TEXT else text[:_TEXT].rsplit(' ', 1)[0] + ' […]'}"
        yield ""
