"""Burdens that a sentence says itself do not reach the defended party."""

from __future__ import annotations

import pytest

from tests.checking import found

OPTIONS = """\
within_reach: true
scenarios:
  - {any: [tarif, pénalité], denied: allow}
"""


def raised(text: str) -> list[str | None]:
    return found(text, OPTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "Le tarif que l'Établissement révise chaque année ne concerne pas la CPTS.",
        "Le tarif public, que l'Établissement révise chaque année, n'est pas applicable.",
        "Le tarif de groupe ne s'applique pas à l'Association.",
        "Le tarif du self n'est pas demandé aux membres de la CPTS.",
        "Le tarif est dû par les seuls étudiants.",
        "Le tarif que l'Établissement réclame aux praticiens figure dans leurs baux.",
        "Les pénalités du marché de travaux demeurent étrangères à la convention.",
        "Les pénalités que l'agence inflige à l'Établissement restent supportées par lui.",
        "La pénalité restera à la charge de l'Établissement.",
        "Ne concernent pas la CPTS les pénalités dues à l'éditeur.",
        "Le tarif que l'Établissement révise chaque année vaut pour ses clients, non pour l'Association.",
        "Les pénalités que l'Association réclame à l'Établissement restent supportées par lui.",
        "Le tarif est payé par l'étudiant.",
    ],
)
def test_a_burden_that_does_not_reach_the_defended_party_is_not_raised(text: str) -> None:
    assert raised(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le tarif que l'Établissement révise chaque année concerne la CPTS",
        "Le tarif public n'est pas applicable aux patients",
        "Le tarif ne s'applique pas aux membres de la CPTS, mais à la CPTS elle-même",
        "Le tarif ne concerne pas la CPTS, sauf en cas de dépassement",
        "L'article 4 ne concerne pas la CPTS, mais le tarif la concerne",
        "Le tarif est dû par la CPTS et par les étudiants",
        "Le tarif est dû par l'Association",
        "Les pénalités que l'agence inflige à l'Établissement sont supportées par l'Association",
        "Les pénalités que l'Établissement inflige à l'Association restent supportées par celle-ci",
        "La pénalité n'est pas opposable à l'Établissement",
        "Le tarif est public, mais le marché ne s'applique pas à la CPTS",
        "Les pénalités restent supportées par lui",
        "Ne s'appliquent pas à la CPTS les pénalités, mais le tarif de groupe",
    ],
)
def test_a_burden_that_reaches_it_is_raised(text: str) -> None:
    assert raised(f"{text}.") == [text]


def test_the_option_is_off_by_default() -> None:
    text = "Le tarif est dû par les seuls étudiants"
    assert found(f"{text}.", "scenarios: [{any: [tarif], denied: allow}]") == [text]
