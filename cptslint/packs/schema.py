"""The JSON Schema of a rule file, for editors: made from what the loader accepts, so that it cannot lie."""

from __future__ import annotations

import json
from typing import Any

from cptslint.matchers.scenario_options import SCENARIO_KEYS
from cptslint.matchers.table import MATCHERS
from cptslint.model.contract import Profile
from cptslint.model.rule import Confidence, Severity
from cptslint.packs.option_shapes import GROUPS, NUMBER, WORD, WORDS, Schema, options_of
from cptslint.packs.rules import ALLOWED, CODE, DIMENSIONS, NATURES, REQUIRED

_MEANINGS = {
    "code": "Trois lettres de la famille et trois chiffres ; jamais réutilisé.",
    "name": "Nom stable de ce qui est trouvé, en minuscules et tirets.",
    "title": "Titre pour les personnes.",
    "severity": "error : bloquant ; warning : à négocier ; info : à vérifier.",
    "confidence": "À quel point la règle est sûre quand elle se déclenche (medium par défaut).",
    "nature": "missing : absent ; incomplete : il y manque quelque chose ; risk : un passage nuit ; form : rédaction ; balance : bilan.",
    "dimension": "Sujet du bilan ; vide ou absent si la règle ne pèse pas.",
    "weight": "Points ajoutés au bilan de la partie lésée ; un engagement ordinaire vaut 1.",
    "one_sided": "La règle défend une partie contre l'autre ; par défaut, oui si nature: risk.",
    "kind": "Sorte de vérification.",
    "options": "Ce qu'elle cherche, selon la sorte.",
    "parameters": "Seuils que la configuration peut changer ; les options les nomment $nom.",
    "message": "Ce qui ne va pas, en une phrase.",
    "why": "Ce que cela change pour une CPTS.",
    "advice": "Quoi demander, avec une rédaction entre guillemets.",
    "question": "Question à poser au partenaire.",
    "place": "Titres de l'article où une clause absente aurait sa place.",
    "sources": "Clés de sources.yaml.",
    "profiles": "Sortes de partenaires concernées ; toutes si absent.",
    "association_only": "Trop lourd pour une association de bénévoles, ordinaire pour un hôpital.",
    "needs_cpts": "Sans objet quand aucune CPTS n'est partie à la convention.",
    "in_order": "Ce qu'affiche « Ce qui est en ordre » quand la règle est satisfaite.",
}


_SHARED = {"words": WORDS, "number": NUMBER, "groups": GROUPS}
"""Shapes that the schema describes once."""


def rule_schema() -> Schema:
    """Return the JSON Schema of the two documents of a rule file: the rule, then its examples."""
    scenario: Schema = {}
    kinds = {name: _with_scenarios(options_of(matcher), scenario) for name, matcher in sorted(MATCHERS.items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Règle de cptslint",
        "description": "Un fichier de règle est fait de deux documents YAML : la règle, puis ses exemples.",
        "if": {"anyOf": [{"required": ["bad"]}, {"required": ["good"]}]},
        "then": {"$ref": "#/$defs/examples"},
        "else": {"$ref": "#/$defs/rule"},
        "$defs": {"rule": _rule(kinds), "examples": _examples(), "scenario": scenario, **_SHARED},
    }


def schema_text() -> str:
    """Return the schema as the file that is published."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"


def _rule(kinds: dict[str, Schema]) -> Schema:
    shapes: dict[str, Schema] = {
        "code": {"type": "string", "pattern": f"^{CODE.pattern}"},
        "severity": {"enum": [one.value for one in Severity]},
        "confidence": {"enum": [one.value for one in Confidence]},
        "nature": {"enum": list(NATURES)},
        "dimension": {"enum": ["", *DIMENSIONS]},
        "weight": {"type": ["number", "null"]},
        "kind": {"enum": list(kinds)},
        "options": {"type": "object"},
        "parameters": _parameters(),
        "place": WORDS,
        "sources": WORDS,
        "profiles": _some([one.value for one in Profile]),
        **{name: {"type": "boolean"} for name in ("one_sided", "association_only", "needs_cpts")},
    }
    properties = {key: shapes.get(key, WORD) | {"description": _MEANINGS[key]} for key in ALLOWED}
    chosen = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"properties": {"options": options}},
        }
        for name, options in kinds.items()
    ]
    rule: Schema = {"type": "object", "additionalProperties": False, "required": list(REQUIRED)}
    return rule | {"properties": properties, "allOf": chosen}


def _some(values: list[str]) -> Schema:
    return {"anyOf": [{"enum": values}, {"type": "array", "items": {"enum": values}}]}


def _parameters() -> Schema:
    keys = ("value", "least", "most", "meaning")
    one: Schema = {"type": "object", "additionalProperties": False, "required": list(keys)}
    one["properties"] = {key: WORD if key == "meaning" else {"type": "number"} for key in keys}
    names = r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
    return {"type": ["object", "null"], "additionalProperties": False, "patternProperties": {names: one}}


def _examples() -> Schema:
    meanings = {"bad": "Passages où la règle se déclenche, la place entre [[ et ]].", "good": "Passages sans reproche."}
    properties = {key: WORDS | {"description": meaning} for key, meaning in meanings.items()}
    return {"type": "object", "additionalProperties": False, "required": ["bad", "good"], "properties": properties}


def _with_scenarios(node: Any, scenario: Schema) -> Any:
    """Replace every scenario by a reference to the only description of one."""
    if isinstance(node, list):
        return [_with_scenarios(item, scenario) for item in node]
    if not isinstance(node, dict):
        return node
    for name, shape in _SHARED.items():
        if node == shape:
            return {"$ref": f"#/$defs/{name}"}
    if set(node.get("properties", ())) == set(SCENARIO_KEYS):
        scenario.update({key: _with_scenarios(value, scenario) for key, value in node.items()})
        return {"$ref": "#/$defs/scenario"}
    return {key: _with_scenarios(value, scenario) for key, value in node.items()}
