"""Clauses in the context of their article, of which half is only measured: the rates may rise and never fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import CPTS, PARTNER, read_framed
from tests.structure.test_adversarial_commitments import Rates, best

CASES = Path(__file__).parents[1] / "adversarial" / "commitments-in-context.yaml"


READINGS = [
    # What the sentence before says goes on, but not about common rules.
    ("Secrétariat", "La CPTS tient le secrétariat. Les convocations sont envoyées dix jours avant.", "envoyées", "cpts", "obligation"),
    ("Fin de la convention", "La CPTS rend les clés. Les dossiers sont clos dans le mois.", "clos", "both", "obligation"),
    # Acts of one trade.
    ("Sorties", "La lettre de liaison est remise au patient.", "liaison", "partner", "obligation"),
    ("Argent", "Les crédits non consommés sont reversés en janvier.", "reversés", "cpts", "obligation"),
    ("Accueil", "Les urgentistes rappellent dans le quart d'heure.", "rappellent", "partner", "obligation"),
    # Who receives, who keeps the place.
    ("Prêt", "L'Établissement prête une salle. Elle lui est rendue rangée.", "rendue", "cpts", "obligation"),
    ("Prêt", "L'Établissement ouvre à la CPTS une salle, qui lui est rendue rangée.", "rendue", "cpts", "obligation"),
    ("Visibilité", "Les ateliers sont annoncés sur le site de l'Établissement.", "annoncés", "partner", "obligation"),
    # Both pay, both receive.
    ("Coûts", "L'outil est payé par l'Établissement, avec une participation de la CPTS.", "payé", "both", "obligation"),
    ("Coûts", "La salle est payée moitié par l'Établissement, moitié par la CPTS.", "payée", "both", "obligation"),
    ("Demandes", "Les demandes sont reçues par la CPTS ou par l'Établissement.", "reçues", "both", "obligation"),
    # A denial until something is signed forbids; a cap spares.
    ("Coûts", "Aucune somme n'est facturée à la CPTS sans devis accepté.", "facturée", "partner", "prohibition"),
    ("Coûts", "Aucun achat n'est engagé sans bon de commande signé de la CPTS.", "engagé", "partner", "prohibition"),
    ("Fautes", "L'Établissement répond de ses fautes. Sa garantie est plafonnée à 500 euros.", "garantie", "partner", "exemption"),
    # Pronouns.
    ("Temps", "Le Centre Hospitalier paie l'agent que l'Association lui propose. Il paie aussi sa formation.", "paie aussi", "partner", "obligation"),
    ("Temps", "La psychologue est payée par l'Établissement. Elle reçoit sur rendez-vous.", "reçoit sur", "partner", "obligation"),
    ("Comité", "Un comité assiste l'Établissement. Il se réunit en mars.", "se réunit", "both", "obligation"),
    ("Clés", "L'Association garde les clés. À elle d'ouvrir la salle.", "ouvrir la salle", "cpts", "obligation"),
    # Impersonal or not.
    ("Suivi", "Il est rendu compte à la CPTS de chaque orientation.", "rendu compte", "partner", "obligation"),
    ("Choix", "L'Établissement choisit. Il a toute latitude pour cela.", "latitude", "partner", "right"),
    # A renewal that anybody may refuse; a verb that two parties share.
    ("Durée", "Le contrat dure un an. Il se poursuit d'année en année, sauf refus de l'une des parties avant l'échéance.",
     "sauf refus", "both", "right"),
    ("Référents", "La CPTS désigne un référent et l'Établissement deux.", "l'Établissement deux", "partner", "obligation"),
    # A subordinate clause does not steal the subject.
    ("Copies", "La CPTS, à qui elles appartiennent, conserve des copies.", "conserve", "cpts", "obligation"),
    ("Droits", "Pour le fichier des adhérents, l'Établissement et la CPTS respectent la loi.", "respectent", "both", "obligation"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "passage", "words", "bearer", "kind"), READINGS)
def test_reading(title: str, passage: str, words: str, bearer: str, kind: str, vocabulary: Vocabulary) -> None:
    reading, found = read_framed(f"Article 2 - {title}\n{passage}", vocabulary)
    text = reading.contract.document.text
    assert [(c.bearer.value, c.kind.value) for c in found if words in c.span.slice(text)] == [(bearer, kind)]


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return loaded


def measure(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> Rates:
    rates = Rates()
    for case in cases:
        names = case.get("parties", {})
        passage = f"Article 2 - {case['title']}\n{case['text']}"
        reading, found = read_framed(passage, vocabulary, names.get("cpts", CPTS), names.get("partner", PARTNER))
        text = reading.contract.document.text
        body = text.index(case["title"]) + len(case["title"])
        for expected in case["commitments"]:
            start = text.index(expected["quote"], body)
            commitment = best(found, Span(start, start + len(expected["quote"])))
            rates.expected += 1
            if commitment is not None:
                rates.bearer += commitment.bearer == expected["bearer"]
                rates.kind += commitment.kind == expected["kind"]
    return rates


def test_cases_worked_on(cases: dict[str, list[dict[str, Any]]], vocabulary: Vocabulary) -> None:
    rates = measure(cases["open"], vocabulary)
    assert rates.expected == 170
    assert rates.of(rates.bearer) >= 0.87
    assert rates.of(rates.kind) >= 0.94


def test_cases_only_measured(cases: dict[str, list[dict[str, Any]]], vocabulary: Vocabulary) -> None:
    rates = measure(cases["held"], vocabulary)
    assert rates.expected == 175
    assert rates.of(rates.bearer) >= 0.78
    assert rates.of(rates.kind) >= 0.85
