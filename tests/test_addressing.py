"""The advice speaks of the party that is defended."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cptslint.addressing import addressed
from cptslint.analysis import analyse
from cptslint.model.rule import Rule
from cptslint.readers import read_bytes
from tests.checking import built_in
from tests.reporters.factory import make_finding, make_rule

TEXT = """CONVENTION DE PARTENARIAT
Entre :
{first}, dont le siège est 1 place du Marché, 34000 Montpellier, représentée par sa présidente,
d'une part,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, représenté par son directeur,
d'autre part,
Il a été convenu ce qui suit :
Article 1 - Objet
La présente convention organise la coopération des parties.
Article 2 - Durée
La convention est conclue pour un an.
"""


@pytest.mark.parametrize(
    ("first", "party", "cpts"),
    [
        ("La CPTS des Deux Rives, association", None, True),
        ("Le Dispositif d'appui à la coordination des Deux Rives, association", None, False),
        ("Le Dispositif d'appui à la coordination des Deux Rives, association", "Centre Hospitalier", False),
    ],
)
def test_only_a_defended_cpts_is_called_so(first: str, party: str | None, cpts: bool) -> None:
    report = analyse(read_bytes(TEXT.format(first=first).encode(), "c.txt"), built_in(), party=party)
    (finding,) = (finding for finding in report.findings if finding.rule.code == "RGP001")
    words = f"{finding.message} {finding.rule.why} {finding.rule.advice} {finding.rule.question}"
    assert ("la CPTS" in words, "votre structure" in words) == (cpts, not cpts)


NAMED = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association, dont le siège est 1 place du Marché, 34000 Montpellier, représentée par sa
présidente, ci-après « {ours} »,
d'une part,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, représenté par son directeur, ci-après « {theirs} »,
d'autre part,
{third}Il a été convenu ce qui suit :
Article 1 - Objet
La présente convention organise la coopération des parties. {usage}
Article 2 - Durée
La convention est conclue pour un an.
"""
THIRD = """Et :
La Clinique du Parc, société par actions simplifiée, représentée par son président, ci-après « la Clinique »,
de troisième part,
"""


FREE = "La CPTS n'est pas tenue. Écrire : « La CPTS informe le partenaire ; l'avis du partenaire est remis à la CPTS. »"


def advice(text: str, said: str = FREE, party: str | None = None) -> str:
    """Return what an advice becomes for the convention of a text."""
    contract = analyse(read_bytes(text.encode(), "c.txt"), built_in(), party=party).contract
    (finding,) = addressed([make_finding(make_rule(advice=said))], contract)
    return finding.rule.advice


@pytest.mark.parametrize(
    ("ours", "theirs", "usage", "expected"),
    [
        ("la CPTS", "le Centre", "", "« La CPTS informe le Centre ; l'avis du Centre est remis à la CPTS. »"),
        ("le Client", "l’Hôpital", "", "« Le Client informe l'Hôpital ; l'avis de l'Hôpital est remis au Client. »"),
        (
            "l'Association",
            "CHV",
            "Le CHV et les agents du CHV y contribuent.",
            "« L'Association informe le CHV ; l'avis du CHV est remis à l'Association. »",
        ),
        (
            "la CPTS",
            "Orvane",
            "Orvane y contribue.",
            "« La CPTS informe Orvane ; l'avis d'Orvane est remis à la CPTS. »",
        ),
        (
            "la CPTS",
            "DAC XXXXXX",
            "Le DAC et les agents du DAC y contribuent.",
            "« La CPTS informe le DAC ; l'avis du DAC est remis à la CPTS. »",
        ),
        (
            "la CPTS",
            "XXXXXX",
            "",
            "« La CPTS informe le partenaire ; l'avis du partenaire est remis à la CPTS. »",
        ),
        (
            "la CPTS",
            "les Tilleuls",
            "",
            "« La CPTS informe le partenaire ; l'avis du partenaire est remis à la CPTS. »",
        ),
    ],
)
def test_a_wording_calls_the_parties_as_the_convention_does(ours: str, theirs: str, usage: str, expected: str) -> None:
    text = NAMED.format(ours=ours, theirs=theirs, usage=usage, third="")
    assert advice(text) == f"La CPTS n'est pas tenue. Écrire : {expected}"


def test_a_wording_for_three_parties_speaks_of_all_of_them() -> None:
    text = NAMED.format(ours="la CPTS", theirs="le Centre", usage="", third=THIRD)
    said = (
        "« Un avenant est signé des deux parties et remis à l'autre partie. Les deux parties informent le partenaire. »"
    )
    assert advice(text, said) == (
        "« Un avenant est signé de toutes les parties et remis aux autres parties. Toutes les parties informent le partenaire. »"
    )


def test_a_party_that_is_no_cpts_and_has_no_short_name_fills_it_in() -> None:
    text = TEXT.format(first="Le Dispositif d'appui à la coordination des Deux Rives, association")
    assert advice(text, party="Dispositif") == (
        "Votre structure n'est pas tenue. Écrire : "
        "« [votre structure] informe le partenaire ; l'avis du partenaire est remis à [votre structure]. »"
    )


def test_what_a_message_quotes_is_left_as_it_is_written() -> None:
    text = TEXT.format(first="Le Dispositif d'appui à la coordination des Deux Rives, association")
    contract = analyse(read_bytes(text.encode(), "c.txt"), built_in()).contract
    said = "La CPTS est visée : « La CPTS informe le Centre »."
    (finding,) = addressed([replace(make_finding(make_rule()), message=said)], contract)
    assert finding.message == "Votre structure est visée : « La CPTS informe le Centre »."


@pytest.mark.parametrize("rule", [one.rule for one in built_in().rules], ids=lambda rule: rule.code)
def test_a_wording_holds_whatever_the_gender_of_the_name(rule: Rule) -> None:
    for wording in re.findall(r"«[^«»]*»", rule.advice):
        assert re.findall(r"La CPTS (?:n'est|est|sera) (?:pas )?\w+e\b", wording) == []
        assert re.findall(r"[Ll]a CPTS [^.]*\. Elle\b|partenaire [^.]*\. (?:Il|Elle)\b", wording) == []
        assert re.findall(r"\b[Ll]['’ae] ?(?:[ÉE]tablissement|Société|Clinique|Hôpital)\b", wording) == []
