"""Sentences that say of what they speak of that it is none of the convention's business."""

import pytest

from cptslint.matchers.asides import is_aside
from tests.checking import context_of, found


def asides(text: str) -> list[str]:
    context = context_of(text)
    source = context.contract.document.text
    start = len(source) - len(text)
    units = [unit for unit in context.units if context.tokens.starts[unit.start] >= start]
    return [context.span(unit.start, unit.end).slice(source) for unit in units if is_aside(context, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le conseil de surveillance, où aucun libéral ne siège, ne connaît pas des affaires de la CPTS",
        "La commission médicale, dont le président a voix prépondérante, n'est pas l'un des organes du partenariat",
        "Le directoire, auquel la CPTS n'est pas représentée, ne délibère que du budget de l'hôpital",
        "Le conseil du service, où la CPTS ne siège pas, ne délibère que des enseignements de l'Établissement",
        "La charte graphique que l'Établissement révise à sa guise ne s'applique pas aux affiches de la CPTS",
        "Le projet médical, que l'Établissement arrête seul, est sans influence sur les engagements de la CPTS",
        "La ligne d'astreinte, ouverte jour et nuit, n'est pas comprise dans la présente convention",
        "Le livret d'accueil, modifié au gré des besoins, n'en constitue ni n'en est une annexe et ne concerne pas la CPTS",
        "L'exclusivité promise par l'Établissement à son fournisseur est étrangère à la CPTS",
        "Les pouvoirs que l'Établissement tient de son statut d'employeur ne s'étendent pas aux adhérents",
        "Les inspections inopinées de l'agence portent sur les seuls services de soins",
        "Les frais de scolarité, fixés par le doyen, sont dus par les seuls étudiants",
        "Les audits de la Haute Autorité de santé ne visent que l'Établissement",
        "L'obligation de résultat attachée aux infections nosocomiales pèse sur le seul Établissement",
        "Les objectifs du contrat pluriannuel ne valent pas engagement de la CPTS",
        "La présidence du groupement n'emporte aucun pouvoir à l'égard de la CPTS",
        "Le reporting mensuel que le siège exige de ses filiales n'intéresse pas la CPTS",
        "L'exclusivité que la Société aurait consentie à l'Établissement n'engage que ce dernier",
        "Le tour de garde est distinct du partenariat",
        "Les règles d'admission, que la direction change quand elle veut, restent une affaire interne",
        "Le règlement intérieur n'est pas opposable à la CPTS",
        "L'Établissement promet une exclusivité qui n'engage que ce dernier",
        "L'exclusivité n'engage que son auteur",
    ],
)
def test_what_is_set_apart_from_the_convention(sentence: str) -> None:
    assert asides(f"{sentence}.") == [sentence]


def test_the_next_sentence_sets_apart_what_it_takes_up() -> None:
    text = "L'Établissement réunit chaque lundi sa cellule des lits. Elle n'est pas une instance de la convention. La CPTS adresse un bilan annuel."
    assert asides(text) == [
        "L'Établissement réunit chaque lundi sa cellule des lits",
        "Elle n'est pas une instance de la convention",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "L'Établissement arrête seul les protocoles, qui s'imposent à la CPTS bien qu'ils n'en soient pas une annexe",
        "Le règlement de l'Établissement n'est pas une annexe de la convention, mais la CPTS s'y conforme",
        "La CPTS exécute les décisions du directoire, qui n'est pas une instance de la convention",
        "La présente convention ne concerne que la CPTS",
        "La CPTS s'interdit tout projet étranger à la convention",
        "Les pénalités pèsent sur la seule CPTS",
        "Les visites sont dues par les seuls adhérents",
        "L'exclusivité que la CPTS a consentie à l'Établissement ne lie que cette dernière",
        "Les tarifs s'appliquent à la CPTS même si l'annexe ne la vise pas et ne concernent pas l'Établissement",
        "Le comité ne délibère que des actions de la CPTS",
        "La convention n'engage pas l'Établissement",
        "L'Établissement n'exerce aucun contrôle sur ses agents et décide seul des actions",
        "La CPTS promet à l'Établissement une exclusivité qui n'engage que cette dernière",
        "L'exclusivité n'engage que les parties",
        "Bien que la charte ne soit pas une annexe, la CPTS la signe",
        "La charte n'est pas une annexe, et la CPTS la signe",
    ],
)
def test_what_binds_the_defended_party_is_not_set_apart(sentence: str) -> None:
    assert asides(f"{sentence}.") == []


def test_a_rule_leaves_asides_out_when_it_says_so() -> None:
    text = (
        "Le livret, que l'Établissement révise seul, n'est pas une annexe. L'Établissement révise seul les protocoles."
    )
    words = "scenarios: [{any: [réviser/v]}]"
    assert len(found(text, words)) == 2
    assert found(text, f"{words}\nasides: skip") == ["L'Établissement révise seul les protocoles"]
