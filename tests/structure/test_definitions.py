"""Terms a convention defines."""

from __future__ import annotations

import pytest

P1 = "La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients."
P3 = "Elle est conclue pour une durée de deux ans et peut être dénoncée avec un préavis de trois mois."


def terms(contract) -> list[str]:
    return [definition.term for definition in contract.definitions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un comité de suivi, ci-après « le Comité », est créé.", ["le Comité"]),
        ("Un comité de suivi (ci-après « le Comité ») est créé.", ["le Comité"]),
        ("Un comité de suivi (ci-après le Comité) est créé.", ["le Comité"]),
        ("Un comité, ci-après dénommé « le Comité » ou « le Copil », est créé.", ["le Comité", "le Copil"]),
        ("Le règlement général sur la protection des données (« RGPD ») s'applique.", ["RGPD"]),
        ("Au sens de la présente convention, on entend par « Données » les informations échangées.", ["Données"]),
        ("On entend par données, les informations échangées.", ["données"]),
        ("Par « Patient » s'entend toute personne suivie.", ["Patient"]),
        ("Le terme « Patient » désigne toute personne suivie.", ["Patient"]),
        ("« Patient » : désigne toute personne suivie.", ["Patient"]),
        ("La maison commune, dénommée dans la suite du texte « la Maison », ouvre.", ["la Maison"]),
        ("La CPTS désigne un référent.", []),
        ("Le logiciel « Partage » est gratuit.", []),
        ("La partie plus diligente saisit le juge (voir ci-après).", []),
    ],
)
def test_definitions(with_body, text, found):
    assert terms(with_body(f"Article 1 : Objet\n{P1}\n{text}\nArticle 2 : Durée\n{P3}")) == found


def test_entries_of_an_article_of_definitions(with_body):
    body = (
        "Article 1 : Définitions\nAu sens de la convention :\n- Patient : toute personne suivie par un membre ;\n- « Données » : les informations échangées entre les Parties ;\n- Référent désigne la personne nommée par la CPTS.\nArticle 2 : Durée\n"
        + P3
    )
    assert terms(with_body(body)) == ["Patient", "Données", "Référent"]


def test_the_names_of_the_parties_are_no_definitions(with_body):
    assert terms(with_body(f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}")) == []


def test_a_definition_has_the_span_of_the_words_that_define(with_body):
    contract = with_body(
        f"Article 1 : Objet\n{P1}\nUn comité, ci-après « le Comité », est créé.\nArticle 2 : Durée\n{P3}"
    )
    assert contract.definitions[0].span.slice(contract.document.text) == "ci-après « le Comité »"
