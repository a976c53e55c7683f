from __future__ import annotations

import pytest

from cptslint.errors import PackError
from tests.checking import found, found_by, make_rule

DUTY = "La CPTS verse 100 euros à l'Établissement."
THEIRS = "L'Établissement verse 100 euros à la CPTS."
BOTH = "Les Parties versent 100 euros au fonds commun."
MAY = "La CPTS peut verser 100 euros à l'Établissement."
NOT = "La CPTS ne verse aucune somme à l'Établissement."
SPARED = "La CPTS est dispensée de verser une somme à l'Établissement."
EFFORT = "La CPTS s'efforce de verser 100 euros à l'Établissement."
RESULT = "La CPTS garantit le versement de 100 euros à l'Établissement."


def fires(scenario: str, text: str) -> bool:
    return found_by(scenario, text) != []


@pytest.mark.parametrize(
    ("scenario", "text", "wanted"),
    [
        ("{bearer: [cpts]}", DUTY, True),
        ("{bearer: [cpts]}", THEIRS, False),
        ("{bearer: [partner]}", THEIRS, True),
        ("{bearer: [partner]}", DUTY, False),
        ("{bearer: [cpts]}", BOTH, False),
        ("{bearer: [both]}", BOTH, True),
        ("{bearer: [cpts, partner]}", THEIRS, True),
        ("{bearer: [cpts], kinds: [obligation]}", DUTY, True),
        ("{bearer: [cpts], kinds: [obligation]}", MAY, False),
        ("{bearer: [cpts], kinds: [right]}", MAY, True),
        ("{bearer: [cpts], kinds: [obligation]}", SPARED, False),
        ("{bearer: [cpts], kinds: [exemption]}", SPARED, True),
        ("{bearer: [cpts], strength: [effort]}", EFFORT, True),
        ("{bearer: [cpts], strength: [effort]}", DUTY, False),
        ("{bearer: [cpts], strength: [firm, effort]}", DUTY, True),
        ("{bearer: [cpts], strength: [result]}", RESULT, True),
        ("{bearer: [cpts], financial: true}", DUTY, True),
        ("{bearer: [cpts], financial: false}", DUTY, False),
        ("{bearer: [cpts], financial: true}", "La CPTS participe aux réunions.", False),
        ("{bearer: [cpts], financial: false}", "La CPTS participe aux réunions.", True),
        ("{topic: [argent]}", DUTY, True),
        ("{topic: [donnees]}", DUTY, False),
        ("{bearer: [cpts], subject: [CPTS]}", DUTY, True),
        ("{bearer: [cpts], subject: [association]}", DUTY, False),
        (
            "{bearer: [other], subject: [adhérent]}",
            "Les médecins adhérents :\n- renseignent le volet ;\n- signent la charte.",
            True,
        ),
        (
            "{bearer: [other], subject: [pharmacien]}",
            "Les médecins adhérents :\n- renseignent le volet ;\n- signent la charte.",
            False,
        ),
        ("{bearer: [cpts], explicit: true}", DUTY, True),
        ("{bearer: [cpts], any: [verser/v]}", DUTY, True),
        ("{bearer: [cpts], any: [facturer/v]}", DUTY, False),
    ],
)
def test_conditions_on_the_commitment(scenario: str, text: str, wanted: bool) -> None:
    assert fires(scenario, text) is wanted


@pytest.mark.parametrize(
    ("scenario", "text", "wanted"),
    [
        ("{any: [pénalité]}", "Une pénalité est due.", True),
        ("{any: [pénalité]}", "Une indemnité est due.", False),
        ("{any: [pénalité, indemnité]}", "Une indemnité est due.", True),
        ("{any: [pénalité], all: [[euros!]]}", "Une pénalité de 50 euros est due.", True),
        ("{any: [pénalité], all: [[euros!]]}", "Une pénalité est due.", False),
        ("{any: [pénalité], all: [[euros!]]}", "Une pénalité est due. Elle est de 50 euros.", False),
        ("{any: [pénalité], all: [[euros!], [mois]]}", "Une pénalité de 50 euros est due.", False),
        ("{any: [pénalité], all: [[euros!, mois]]}", "Une pénalité par mois est due.", True),
        ("{any: [pénalité], none: [plafond]}", "Une pénalité est due, sous un plafond.", False),
        ("{any: [pénalité], none: [plafond]}", "Une pénalité est due. Le plafond est atteint.", True),
        ("{any: [pénalité], unless: [plafond]}", "Une pénalité est due, sous un plafond.", False),
        ("{any: [pénalité], near: [[plafond]]}", "Une pénalité est due. Le plafond est atteint.", True),
        ("{any: [pénalité], near: [[plafond]]}", "Une pénalité est due.\nLe plafond est atteint.", False),
        ("{any: [pénalité], unless_sentence: [plafond]}", "Une pénalité est due, sous un plafond.", False),
        ("{any: [pénalité], unless_paragraph: [plafond]}", "Une pénalité est due. Le plafond est atteint.", False),
        ("{any: [pénalité], unless_paragraph: [plafond]}", "Une pénalité est due.\nLe plafond est atteint.", True),
        ("{any: [pénalité], unless_article: [plafond]}", "Une pénalité est due.\nLe plafond est atteint.", False),
        (
            "{any: [pénalité], unless_article: [plafond], of_others: [stagiaire]}",
            "Une pénalité est due.\nLe plafond du stagiaire est atteint.",
            True,
        ),
        (
            "{any: [pénalité], unless_convention: [plafond], of_others: [stagiaire]}",
            "Une pénalité est due.\nLe plafond du stagiaire est atteint. Un plafond est fixé.",
            False,
        ),
        ("{any: [pénalité], also: [[plafond]]}", "Une pénalité est due, sans plafond.", True),
        ("{any: [pénalité], all: [[plafond]]}", "Une pénalité est due, sans plafond.", False),
        ("{any: [pénalité]}", "Aucune pénalité n'est due.", False),
        ("{any: [pénalité], denied: allow}", "Aucune pénalité n'est due.", True),
        ("{any: [pénalité], reciprocal: skip}", "Chaque partie verse une pénalité.", False),
        ("{any: [pénalité], reciprocal: skip}", "La CPTS verse une pénalité.", True),
        ("{any: [pénalité], not_by: [partner]}", "L'Établissement verse une pénalité.", False),
        ("{any: [pénalité], not_by: [partner]}", "La CPTS verse une pénalité.", True),
    ],
)
def test_conditions_on_the_words(scenario: str, text: str, wanted: bool) -> None:
    assert fires(scenario, text) is wanted


TWO_ARTICLES = """Article 1 - Pénalités
Une somme est due en cas de retard.
Article 2 - Divers
Le plafond est de 50 euros."""


@pytest.mark.parametrize(
    ("scenario", "wanted"),
    [
        ("{any: [somme]}", True),
        ("{any: [somme], title: [pénalité]}", True),
        ("{any: [somme], title: [durée]}", False),
        ("{any: [somme], unless_article: [plafond]}", True),
        ("{any: [somme], unless_convention: [plafond]}", False),
        ("{any: [somme], unless_convention: [vaccin]}", True),
    ],
)
def test_conditions_on_the_article_and_the_convention(scenario: str, wanted: bool) -> None:
    assert fires(scenario, TWO_ARTICLES) is wanted


LIST = """La CPTS s'engage :
- à verser une somme ;
- à signer la convention."""


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [("sentence", []), ("context", ["à verser une somme"])],
)
def test_scope_adds_what_introduces_the_sentence(scope: str, wanted: list[str]) -> None:
    assert found_by(f"{{any: [somme], all: [[engager/v]], scope: {scope}}}", LIST) == wanted


@pytest.mark.parametrize(("scope", "wanted"), [("sentence", True), ("clause", False)])
def test_scope_may_be_the_commitment_alone(scope: str, wanted: bool) -> None:
    text = "La CPTS signe la charte, et l'Établissement paie une pénalité."
    assert fires(f"{{bearer: [cpts], any: [pénalité], scope: {scope}}}", text) is wanted


@pytest.mark.parametrize(
    ("quantity", "text", "wanted"),
    [
        ("{kind: durée, unit: mois, above: 6}", "Le préavis est de sept mois.", True),
        ("{kind: durée, unit: mois, above: 6}", "Le préavis est de six mois.", False),
        ("{kind: durée, unit: mois, above: 6}", "Le préavis est d'un an.", True),
        ("{kind: durée, unit: mois, below: 1}", "Le préavis est de quinze jours.", True),
        ("{kind: durée, unit: jour, above: 29}", "Le préavis est d'un mois.", True),
        ("{kind: durée, unit: heure, below: 49}", "Le préavis est de 48 heures.", True),
        ("{kind: durée, unit: mois, above: 2, below: 4}", "Le préavis est de 3 mois.", True),
        ("{kind: durée, unit: mois, above: 2, below: 4}", "Le préavis est de 4 mois.", False),
        ("{kind: montant, unit: euro, above: 1000}", "Le préavis coûte 2 k€.", True),
        ("{kind: montant, unit: euro, above: 1000}", "Le préavis coûte 1 000 €.", False),
        ("{kind: pourcentage, unit: '%', above: 50}", "Le préavis coûte soixante pour cent du prix.", True),
        ("{kind: pourcentage, unit: '%', above: 50}", "Le préavis coûte 60 % du prix.", True),
        ("{kind: nombre, unit: fois, above: 2}", "Le préavis est donné trois fois.", True),
        ("{kind: durée, unit: mois, above: 1, beside: [préavis]}", "Un préavis de 3 mois vaut.", True),
        (
            "{kind: durée, unit: mois, above: 1, beside: [préavis]}",
            "Le préavis compte, et la durée est de 3 mois.",
            False,
        ),
        ("{kind: écart, unit: mois, above: 36}", "Le préavis va du 1er mai 2025 au 30 juin 2028.", True),
        ("{kind: écart, unit: mois, above: 36}", "Le préavis va du 1er mai 2025 au 30 avril 2027.", False),
        ("{kind: écart, unit: mois, above: 36}", "Le préavis va jusqu'au 30 juin 2028.", False),
        (
            "{kind: écart, unit: mois, above: 36, since: [effet]}",
            "Prise d'effet le 1er mai 2025. Préavis au 30 juin 2028.",
            True,
        ),
        (
            "{kind: écart, unit: mois, above: 36, since: [effet]}",
            "Préavis au 30 juin 2028. Prise d'effet le 1er mai 2025.",
            True,
        ),
        (
            "{kind: écart, unit: mois, above: 36, since: [effet]}",
            "Prise d'effet le 1er mai 2026. Préavis au 30 juin 2028.",
            False,
        ),
        (
            "{kind: écart, unit: mois, above: 36, since: [effet]}",
            "Fondée le 1er mai 2001. Préavis au 30 juin 2028.",
            False,
        ),
    ],
)
def test_bound_on_a_quantity(quantity: str, text: str, wanted: bool) -> None:
    assert fires(f"{{any: [préavis], quantity: {quantity}}}", text) is wanted


CONVENTION = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association, ci-après « la CPTS »,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, ci-après « l'Établissement »,
PRÉAMBULE
Le préambule parle de vaccin.
Il a été convenu ce qui suit :
Article 1 - Objet
L'objet est commun.
Article 2 - Suite
La suite est commune.
Annexe 1 - Liste
La liste parle de dépistage."""


@pytest.mark.parametrize(
    ("word", "zones", "wanted"),
    [
        ("vaccin", "corps", False),
        ("vaccin", "preambule", True),
        ("vaccin", "tout", True),
        ("dépistage", "corps", True),
        ("objet", "corps", True),
    ],
)
def test_zones(word: str, zones: str, wanted: bool) -> None:
    assert fires(f"{{any: [{word}], zones: {zones}}}", CONVENTION) is wanted


def test_the_hit_of_a_commitment_is_its_words_and_that_of_a_sentence_the_sentence() -> None:
    text = "Après accord, la CPTS verse une somme de 100 euros."
    assert found_by("{bearer: [cpts], any: [somme]}", text) == ["la CPTS verse une somme de 100 euros"]
    assert found_by("{any: [somme]}", text) == ["Après accord, la CPTS verse une somme de 100 euros"]


def test_one_sentence_is_raised_once_whatever_the_number_of_triggers() -> None:
    assert found_by("{any: [pénalité]}", "Une pénalité puis une autre pénalité.") == [
        "Une pénalité puis une autre pénalité"
    ]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ("scenarios: [{any: [somme]}]", ["Une somme est due", "Une autre somme est due", "Une somme suit"]),
        ("{scenarios: [{any: [somme]}], once: true}", ["Une somme est due"]),
        (
            "{scenarios: [{any: [somme]}], merged: true}",
            ["Une somme est due. Une autre somme est due", "Une somme suit"],
        ),
        ("{scenarios: [{any: [somme]}], unless: [{any: [autre]}]}", []),
        (
            "scenarios: [{any: [autre]}, {any: [somme]}]",
            ["Une somme est due", "Une autre somme est due", "Une somme suit"],
        ),
    ],
)
def test_passages(options: str, wanted: list[str]) -> None:
    assert found("Une somme est due. Une autre somme est due.\nUne somme suit.", options) == wanted


def test_scenario_that_could_never_fire_is_refused() -> None:
    with pytest.raises(PackError, match=r"la clé « any » manque$"):
        make_rule("scenarios: [{all: [[pénalité]]}]")


@pytest.mark.parametrize(
    ("scenario", "text", "wanted"),
    [
        ("{any: [facture], all: [délai]}", "La facture est due. Le délai court.", False),
        ("{any: [facture], all: [délai]}", "La facture est due dans un délai.", True),
        ("{any: [facture], also: [délai]}", "La facture est due. Le délai court.", False),
        ("{any: [facture], all: [délai], scope: context}", "La facture, sous ce délai :\n- est due.", True),
        ("{bearer: [cpts], any: [euro]}", "La CPTS siège. L'Établissement verse 100 euros.", False),
        ("{bearer: [cpts], any: [euro], scope: context}", "Pour 100 euros :\n- la CPTS siège.", True),
    ],
)
def test_words_stand_in_one_sentence_unless_the_scope_is_wider(scenario: str, text: str, wanted: bool) -> None:
    assert fires(scenario, text) is wanted
