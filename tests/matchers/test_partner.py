"""A rule that is only about a kind of partner."""

from __future__ import annotations

import pytest

from cptslint.packs.rules import CompiledRule
from tests.checking import built_in, run_on

CONVENTION = """Entre :
La CPTS du Val Clair, association, dont le siège est 3 rue Haute, représentée par son président, ci-après « la CPTS »,
Et :
{partner}, dont le siège est 5 rue Basse, représenté par sa directrice, ci-après « le Partenaire »,
Il a été convenu ce qui suit :
Article 1 - Litiges
À défaut d'accord, le litige est porté devant la juridiction civile compétente."""


def rule() -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == "LIT002")


@pytest.mark.parametrize(
    "partner",
    [
        "Le Centre Hospitalier de Valmont, établissement public de santé",
        "L'EHPAD Les Tilleuls, établissement public médico-social",
        "La commune de Malvigne",
        "Le groupement d'intérêt public Santé du Lac",
        "L'établissement Beaulieu, établissement de santé public/privé",
    ],
)
def test_public_or_undetermined_partner_raises_the_wrong_court(partner: str) -> None:
    found = run_on(CONVENTION.format(partner=partner), rule()).findings
    assert [(f.rule.code, f.location) for f in found] == [("LIT002", "article 1, al. 1")]
    assert found[0].message.startswith("La clause envoie les litiges devant le juge civil ou commercial")


@pytest.mark.parametrize(
    "partner",
    [
        "La Clinique des Ormes, société par actions simplifiée, établissement de santé privé",
        "L'HAD du Lac, association à but non lucratif participant au service public hospitalier",
        "La caisse primaire d'assurance maladie du Lac, organisme de droit privé chargé d'une mission de service public",
        "La maison de santé du Lac, société interprofessionnelle de soins ambulatoires",
        "L'EHPAD Les Tilleuls, géré par une fondation reconnue d'utilité publique",
    ],
)
def test_private_partner_never_raises_it(partner: str) -> None:
    outcome = run_on(CONVENTION.format(partner=partner), rule())
    assert outcome.findings == ()
    assert [item.reason for item in outcome.not_assessed] == ["sans objet pour ce type de partenaire"]
