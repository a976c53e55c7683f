"""The rules that a run uses, and the settings it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cptslint.config.files import NAME, find_file, read_file
from cptslint.config.settings import DEFAULT, Settings, Tuned
from cptslint.errors import ConfigError

if TYPE_CHECKING:
    from cptslint.model.rule import Parameter
    from cptslint.packs.pack import CompiledRule, Pack

SHOWN = ("select", "extend_select", "ignore", "severity", "fail_on", "party", "profile", "packs", "baseline")


def codes_in(folder: Path) -> tuple[str, ...]:
    """Return the codes of the rules of a folder, told by the names of their files."""
    names = (path.stem for path in folder.glob("*/*.yaml") if path.parent.name != "lexique")
    return tuple(sorted(name for name in names if re.fullmatch(r"[A-Z]{3}\d{3}", name)))


def settings_for(
    start: Path, codes: tuple[str, ...], *, user: Path | None, named: Path | None, given: Mapping[str, Any]
) -> Settings:
    """Return the settings of a run: command line over project over user over defaults.

    Args:
        start: The convention, from which the file of the project is looked for.
        codes: Codes of the rules that exist.
        user: Folder of the user's configuration.
        named: File given on the command line, in place of that of the project.
        given: Values of the command line.

    Raises:
        ConfigError: A file is wrong, or the one that is named does not exist.
    """
    settings = Settings()
    own = user / "config.toml" if user is not None else None
    if own is not None and own.is_file():
        settings = settings.over(read_file(own, codes), str(own))
    if named is not None and not named.is_file():
        raise ConfigError(f"« {named} » n'existe pas : donnez un fichier comme {NAME}.")
    found = named or find_file(start)
    if found is not None:
        values = read_file(found, codes)
        for key in ("packs", "baseline"):
            if values.get(key):
                values[key] = str(found.parent / values[key])
        settings = settings.over(values, str(found))
    return settings.over(given, "ligne de commande") if given else settings


def configured(pack: Pack, settings: Settings) -> Pack:
    """Return a pack with the rules that are run, each with the severity and the parameters that are wanted.

    Raises:
        ConfigError: A parameter is unknown or out of bounds.
    """
    from cptslint.model.rule import Severity

    rules = []
    tuned = {code: _tuned(pack, code, values) for code, values in settings.rules.items() if values}
    for kept in pack.rules:
        compiled = tuned.get(kept.rule.code, kept)
        rule = compiled.rule
        if not settings.enables(rule.code):
            continue
        wanted = settings.severity.get(rule.code)
        rules.append(
            replace(compiled, rule=replace(rule, severity=Severity(wanted))) if wanted is not None else compiled
        )
    return replace(pack, rules=tuple(rules))


def _tuned(pack: Pack, code: str, values: Mapping[str, Tuned]) -> CompiledRule:
    """Return a rule with other values of its parameters; a mistake is told at the first that is wrong."""
    from cptslint.packs.rules import retuned

    rule = next(compiled.rule for compiled in pack.rules if compiled.rule.code == code)
    _check_values(rule.parameters, values)
    return retuned(pack, code, {name: one.value for name, one in values.items()})


def _check_values(parameters: tuple[Parameter, ...], values: Mapping[str, Tuned]) -> None:
    """Raise ConfigError, with file and line, at the first value that is wrong."""
    from cptslint.packs.parameters import set_values

    for name, one in values.items():
        try:
            set_values(parameters, {name: one.value})
        except ConfigError as error:
            raise ConfigError(f"{one.place} : {error}.") from error


def shown(settings: Settings, folder: Path) -> str:
    """Return the settings as TOML, each line with where its value comes from.

    Args:
        settings: The settings.
        folder: Folder of the rules, which declare parameters.

    Raises:
        ConfigError: A parameter is unknown or out of bounds.
    """
    lines = []
    for key in SHOWN:
        value, origin = getattr(settings, key), settings.origins.get(key, DEFAULT)
        lines.append(f"{key.replace('_', '-')} = {_as_toml(value)}  # {origin}")
    for entry in settings.per_file:
        lines.append(f"# per-file : {', '.join(entry.files)} ({', '.join(sorted(entry.values))})")
    return "\n".join([*lines, *_parameters_shown(settings, folder)]) + "\n"


def _parameters_shown(settings: Settings, folder: Path) -> list[str]:
    from cptslint.packs.parameters import declared_in

    lines = []
    declared = declared_in(folder)
    for code in sorted({*declared, *settings.rules}):
        given = settings.rules.get(code, {})
        _check_values(declared.get(code, ()), given)
        lines += ["", f"[rules.{code}]"]
        for parameter in declared.get(code, ()):
            tuned = given.get(parameter.name)
            value, origin = (tuned.value, tuned.place) if tuned else (parameter.default, DEFAULT)
            lines.append(f"{parameter.name} = {value:g}  # {origin} ; {parameter.meaning}")
    return lines


def _as_toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f'{key} = "{said}"' for key, said in sorted(value.items())) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    return f'"{value}"'


TEMPLATE = """\
# Configuration de cptslint. Chaque ligne commencée par « # » est un exemple : ôtez le signe pour l'utiliser.

# Règles appliquées : des codes ("SOR002"), des familles ("SOR") ou "ALL".
# select = ["ALL"]
# extend-select = []
# ignore = ["FOR011"]

# Gravité à partir de laquelle le code de sortie vaut 1 : error, warning, info ou none.
# fail-on = "error"

# Partie à défendre quand ce n'est pas la CPTS, et sorte de partenaire quand le texte ne la dit pas.
# party = "Relais Parcours"
# profile = "etablissement-public"

# Un autre jeu de règles, à côté de ce fichier.
# packs = "mes-regles"

# Points déjà connus, écrits par « cptslint baseline » : seuls les nouveaux sont signalés.
# baseline = ".cptslint-baseline.json"

# Gravité d'une règle, à la place de la sienne.
# [severity]
# SOR004 = "info"

# Seuils d'une règle, à la place des siens ; « cptslint explain SOR004 » dit lesquels elle a.
# [rules.SOR004]
# mois = 3

# Réglages de certains fichiers seulement.
# [[per-file]]
# files = ["archives/*"]
# ignore = ["FOR"]
"""
"""What `cptslint init` writes."""
