"""Sentences about another contract than the convention."""

import pytest

from cptslint.matchers.context import Unit
from cptslint.matchers.other_acts import is_foreign
from tests.checking import context_of


def foreign_sentences(text: str) -> list[str]:
    context = context_of(text)
    source = context.contract.document.text
    start = len(source) - len(text)
    units: list[Unit] = [unit for unit in context.units if context.tokens.starts[unit.start] >= start]
    return [context.span(u.start, u.end).slice(source) for u in units if is_foreign(context, u)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le bail des locaux de l'Établissement est conclu pour neuf ans",
        "Le contrat de sept ans qui lie l'Établissement à son opérateur de télécommunications est sans effet ici",
        "Le préavis de neuf mois stipulé dans les contrats de l'Établissement avec ses coursiers ne concerne pas la CPTS",
        "Le contrat de travail de la coordinatrice peut être rompu sous deux mois",
        "La précédente convention a été dénoncée par l'Établissement",
        "L'accord conclu par la CPTS avec l'agence régionale de santé est reconduit tacitement",
        "L'autorisation de soins dont l'Établissement est titulaire est renouvelée pour sept ans",
        "Le brassage des équipes, prévu sur dix ans, est sans incidence sur ce terme",
        "Le tableau de garde, valable un an, n'affecte pas la durée de la convention",
        "L'Établissement est lié pour douze ans à son fournisseur",
        "Le bail des locaux, annexé à la convention, est conclu pour neuf ans",
        "Résilier le bail est permis",
    ],
)
def test_another_contract_is_recognised(sentence: str) -> None:
    assert foreign_sentences(f"{sentence}.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "La présente convention lie la CPTS à l'Établissement pour trois ans",
        "La convention est conclue pour la durée du contrat de financement de la CPTS",
        "L'accord est conclu entre les Parties pour deux ans",
        "Une copie de la convention est adressée à la caisse primaire d'assurance maladie",
        "En raison de l'autorisation de l'Établissement, la convention est conclue pour sept ans",
        "La durée de la convention, de dix ans, est sans incidence sur les autres accords",
        "Cette durée ne modifie pas le terme fixé par l'avenant",
        "La convention, annexée au bail des locaux, est conclue pour neuf ans",
        "Sans toucher au bail des locaux, la convention est conclue pour neuf ans",
        "La convention est sans effet sur le bail des locaux",
    ],
)
def test_the_convention_is_not_another_contract(sentence: str) -> None:
    assert foreign_sentences(f"{sentence}.") == []


def test_a_sentence_that_takes_up_the_contract_named_before_is_about_it() -> None:
    text = "Le contrat de séjour lie la Résidence. Ce contrat est conclu pour dix ans. L'Établissement ne peut le rompre que sous deux mois."
    assert len(foreign_sentences(text)) == 3


def test_a_sentence_after_another_contract_is_about_the_convention_again() -> None:
    text = "Le bail de la salle est étranger à la convention. Chaque Partie peut résilier sous trois mois."
    assert foreign_sentences(text) == ["Le bail de la salle est étranger à la convention"]


def test_a_title_that_names_another_contract_holds_for_its_sentences() -> None:
    text = "Article 2 - Le contrat de séjour\nLa durée est de dix ans. Le préavis est de deux mois."
    assert len(foreign_sentences(text)) == 2


def test_a_contract_with_a_party_is_the_convention() -> None:
    assert foreign_sentences("Le contrat conclu entre la CPTS et l'Établissement vaut pour huit ans.") == []
    assert foreign_sentences("La convention qui lie l'Association à l'Établissement vaut pour huit ans.") == []
