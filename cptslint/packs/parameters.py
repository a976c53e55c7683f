"""Parameters of a rule: thresholds with a name, a value, bounds and a meaning, that a configuration may change.

parameters:
  mois: {value: 6, least: 1, most: 24, meaning: "Préavis, en mois, au-delà duquel il est dit excessif."}
options:
  months: $mois
message: "Le préavis dépasse $mois mois."
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cptslint.errors import ConfigError, PackError
from cptslint.model.rule import Parameter
from cptslint.packs.yaml_nodes import YamlMap, load_yaml, nearest

TEXTS = ("message", "why", "advice", "question")
"""Keys of a rule whose text may name a parameter."""
_KEYS = ("value", "least", "most", "meaning")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")
_ALONE = re.compile(r"\$([a-z][a-z0-9-]*)$")
_INSIDE = re.compile(r"\$([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")


def read_parameters(data: YamlMap) -> tuple[Parameter, ...]:
    """Return the parameters that a rule declares, in order.

    Args:
        data: The rule.

    Raises:
        PackError: A name, a key or a value is wrong.
    """
    declared = data.get("parameters")
    if declared is None:
        return ()
    if not isinstance(declared, YamlMap):
        raise data.error("« parameters » doit contenir des noms", "parameters")
    return tuple(_parameter(name, entry, declared) for name, entry in declared.entries())


def _parameter(name: str, entry: YamlMap, declared: YamlMap) -> Parameter:
    if not _NAME.match(name):
        raise declared.error(f"« {name} » : un paramètre s'écrit en minuscules, comme « heures-par-mois »", name)
    entry.check_keys(_KEYS, _KEYS)
    value, least, most = (float(entry.number(key) or 0) for key in ("value", "least", "most"))
    if not least <= value <= most:
        raise entry.error(f"« {name} » vaut {said(value)}, hors de ses bornes", "value")
    return Parameter(name, value, entry.text("meaning"), least, most, value)


def set_values(parameters: tuple[Parameter, ...], values: Mapping[str, float]) -> tuple[Parameter, ...]:
    """Return parameters with the values that a user wants.

    Raises:
        ConfigError: A name is unknown, or a value out of bounds; the message does not say where.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name, value in values.items():
        if name not in known:
            hint = nearest(name, known) if known else " ; cette règle n'en a pas"
            raise ConfigError(f"le paramètre « {name} » n'existe pas{hint}")
        one = known[name]
        if not one.least <= value <= one.most:
            raise ConfigError(f"« {name} » vaut {said(value)} ; admis : de {said(one.least)} à {said(one.most)}")
        known[name] = Parameter(name, value, one.meaning, one.least, one.most, one.default)
    return tuple(known.values())


def substitute(data: YamlMap, parameters: tuple[Parameter, ...]) -> None:
    """Write the values of parameters in place of their names, in the options and the texts of a rule.

    Args:
        data: The rule; changed.
        parameters: Its parameters, with the values to write.

    Raises:
        PackError: A name is not declared, or a parameter is of no use in the options.
    """
    values = {parameter.name: float(parameter.value) for parameter in parameters}
    used: set[str] = set()
    if isinstance(data.get("options"), YamlMap):
        _substitute(data["options"], values, used)
    for name in values:
        if name not in used:
            raise data["parameters"].error(f"le paramètre « {name} » ne sert pas dans les options", name)
    for key in TEXTS:
        if isinstance(data.get(key), str):
            data[key] = _text(data, key, values)


def _text(data: YamlMap, key: str, values: Mapping[str, float]) -> str:
    return _INSIDE.sub(lambda match: said(_value(match, values, data, key)), str(data[key]))


def _value(match: re.Match[str], values: Mapping[str, float], data: YamlMap, key: str) -> float:
    if match.group(1) not in values:
        raise data.error(f"le paramètre « {match.group()} » n'est pas déclaré{nearest(match.group(1), values)}", key)
    return values[match.group(1)]


def _substitute(value: Any, values: Mapping[str, float], used: set[str]) -> None:
    if isinstance(value, list):
        for item in value:
            _substitute(item, values, used)
    if not isinstance(value, YamlMap):
        return
    for key, inner in value.items():
        match = _ALONE.match(inner) if isinstance(inner, str) else None
        if match is None:
            _substitute(inner, values, used)
            continue
        number = _value(match, values, value, key)
        value[key] = int(number) if number.is_integer() else number
        used.add(match.group(1))


def said(value: float) -> str:
    """Return a number as French writes it: "6", "0,5"."""
    return f"{value:g}".replace(".", ",")


def declared_in(folder: Path) -> dict[str, tuple[Parameter, ...]]:
    """Return the parameters of each rule of a folder that has some, by code; the others are not parsed.

    Raises:
        PackError: A rule with parameters is wrong.
    """
    found = {}
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name == "lexique" or b"\nparameters:" not in path.read_bytes():
            continue
        (data,) = load_yaml(path, first_document_only=True)
        if not isinstance(data, YamlMap):
            raise PackError("le fichier doit commencer par les clés d'une règle", file=path.name, line=1)
        found[path.stem] = read_parameters(data)
    return found
