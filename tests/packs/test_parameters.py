"""Thresholds that a rule declares and a configuration changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.errors import ConfigError, PackError
from cptslint.examples import hits
from cptslint.model.rule import Parameter
from cptslint.packs.parameters import declared_in, read_parameters, set_values, substitute
from cptslint.packs.rules import Pack, retuned
from cptslint.packs.yaml_nodes import YamlMap, load_map
from tests.conftest import RULES

RULE = """\
parameters:
  mois: {value: 6, least: 1, most: 24, meaning: "Préavis."}
options:
  months: $mois
  scenarios: [{quantity: {above: $mois}}, plus]
message: "Dépasse $mois mois."
"""


def rule(folder: Path, text: str = RULE) -> YamlMap:
    path = folder / "ESS001.yaml"
    path.write_text(text, encoding="utf-8")
    return load_map(path)


def test_value_stands_in_place_of_the_name(tmp_path: Path) -> None:
    data = rule(tmp_path)
    (parameter,) = read_parameters(data)
    assert parameter == Parameter("mois", 6, "Préavis.", 1, 24, 6)
    substitute(data, set_values((parameter,), {"mois": 1.5}))
    assert data["options"] == {"months": 1.5, "scenarios": [{"quantity": {"above": 1.5}}, "plus"]}
    assert data["message"] == "Dépasse 1,5 mois."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("months: $mois", "months: $moi", "ESS001.yaml, ligne 4 : le paramètre « $moi » n'est pas déclaré ; vouliez-vous dire « mois » ?"),
        ("Dépasse $mois", "Dépasse $ans", "ESS001.yaml, ligne 6 : le paramètre « $ans » n'est pas déclaré ; admis : mois"),
        ("$mois", "7", "ESS001.yaml, ligne 2 : le paramètre « mois » ne sert pas dans les options"),
        ("value: 6", "value: 60", "ESS001.yaml, ligne 2 : « mois » vaut 60, hors de ses bornes"),
        ("value: 6", "valeur: 6", "ESS001.yaml, ligne 2 : clé inconnue « valeur » ; vouliez-vous dire « value » ?"),
        ("mois: {", "Mois: {", "ESS001.yaml, ligne 2 : « Mois » : un paramètre s'écrit en minuscules, comme « heures-par-mois »"),
    ],
)  # fmt: skip
def test_wrong_declaration_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in RULE
    data = rule(tmp_path, RULE.replace(old, new))
    with pytest.raises(PackError) as caught:
        substitute(data, read_parameters(data))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"moi": 3}, "le paramètre « moi » n'existe pas ; vouliez-vous dire « mois » ?"),
        ({"mois": 0.5}, "« mois » vaut 0,5 ; admis : de 1 à 24"),
    ],
)
def test_wrong_value_is_refused(values: dict[str, float], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        set_values((Parameter("mois", 6, "Préavis.", 1, 24, 6),), values)
    assert str(caught.value) == message


def test_built_in_rules_that_have_parameters() -> None:
    declared = declared_in(RULES)
    assert {code: [(p.name, p.default) for p in found] for code, found in declared.items()} == {
        "DUR002": [("annees", 5)],
        "ENG005": [
            ("comptes-rendus-par-an", 12),
            ("reunions-par-an", 40),
            ("equivalents-temps-plein", 1),
            ("heures-par-semaine", 16),
            ("heures-par-mois", 60),
            ("heures-par-an", 700),
            ("actes-par-an", 200),
        ],
        "SOR004": [("mois", 6)],
    }


@pytest.mark.parametrize(
    ("code", "values", "text", "fires"),
    [
        ("SOR004", {"mois": 6}, "La convention peut être résiliée sous un préavis de quatre mois.", False),
        ("SOR004", {"mois": 3}, "La convention peut être résiliée sous un préavis de quatre mois.", True),
        ("SOR004", {"mois": 12}, "La convention peut être résiliée sous un préavis de dix mois.", False),
        ("DUR002", {"annees": 5}, "La présente convention est conclue pour une durée ferme de quatre ans.", False),
        ("DUR002", {"annees": 3}, "La présente convention est conclue pour une durée ferme de quatre ans.", True),
        ("DUR002", {"annees": 3}, "La présente convention est conclue pour une durée ferme de 37 mois.", True),
        ("DUR002", {"annees": 3}, "La présente convention est conclue pour une durée ferme de 36 mois.", False),
        ("ENG005", {"equivalents-temps-plein": 1}, "La CPTS met à disposition 0,5 équivalent temps plein.", False),
        ("ENG005", {"equivalents-temps-plein": 0.5}, "La CPTS met à disposition 0,5 équivalent temps plein.", True),
        ("ENG005", {"heures-par-semaine": 16}, "La CPTS consacre dix heures par semaine au dispositif.", False),
        ("ENG005", {"heures-par-semaine": 10}, "La CPTS consacre dix heures par semaine au dispositif.", True),
    ],
)
def test_threshold_decides(pack: Pack, code: str, values: dict[str, float], text: str, fires: bool) -> None:
    compiled = retuned(pack, code, values)
    assert bool(hits(pack, compiled, text)) is fires


def test_message_says_the_threshold(pack: Pack) -> None:
    assert retuned(pack, "SOR004", {"mois": 3}).rule.message == "Le préavis que la CPTS doit respecter dépasse 3 mois."
