"""Clauses in the context of their article: half are read exactly but for known misreadings, half are only measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import CPTS, PARTNER, read_framed
from tests.structure.test_adversarial_commitments import Rates, best

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "commitments-in-context.yaml").read_text(encoding="utf-8")
)
MISREAD = frozenset({
    # kind
    "en obtient copie sur demande", "la CPTS poursuit seule l'action", "qui gardent leur mot de passe secret",
    "Une redevance de 20 % des honoraires est retenue par le centre", "la relève de toute condamnation",
    # bearer
    "le second chaque année", "Il est répondu à ses questions dans la semaine", "Il n'est pas communiqué de donnée nominative",
    "la CPTS justifie l'emploi avant le 30 juin", "qui le neutralise", "Ses congés sont accordés par son chef de service",
    "L'alerte est traitée le jour même", "Une aide en ligne est ouverte aux utilisateurs", "Le matériel est apporté et repris",
    "Le logo de la Fondation est apposé sur le véhicule", "Le loyer est payable d'avance", "Les résultats sont rendus publics",
    "Une infirmière du service les appelle chaque semaine", "alerte le médecin au besoin", "Elle ne modifie pas le traitement",
    "Chaque agent signe une charte d'usage", "Leur secrétariat est tenu sur place",
    # not found
    "L'existence du partenariat est mentionnée sur le site", "Les comptes y sont créés dans les deux jours de la demande",
})  # fmt: skip
"""First words of what is misread for now in the cases worked on, by what is wrong."""


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


def read_case(case: dict[str, Any], vocabulary: Vocabulary) -> list[tuple[str, str] | None]:
    """Return bearer and kind of what was read at each quote, None where nothing was."""
    names = case.get("parties", {})
    passage = f"Article 2 - {case['title']}\n{case['text']}"
    reading, found = read_framed(passage, vocabulary, names.get("cpts", CPTS), names.get("partner", PARTNER))
    text = reading.contract.document.text
    body = text.index(case["title"]) + len(case["title"])
    starts = [text.index(expected["quote"], body) for expected in case["commitments"]]
    read = [
        best(found, Span(start, start + len(expected["quote"])))
        for start, expected in zip(starts, case["commitments"], strict=True)
    ]
    return [None if one is None else (one.bearer.value, one.kind.value) for one in read]


def measure(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> Rates:
    rates = Rates()
    for case in cases:
        for read, expected in zip(read_case(case, vocabulary), case["commitments"], strict=True):
            rates.expected += 1
            rates.bearer += read is not None and read[0] == expected["bearer"]
            rates.kind += read is not None and read[1] == expected["kind"]
    return rates


@pytest.mark.parametrize("case", CASES["open"], ids=[case["text"][:50] for case in CASES["open"]])
def test_case_worked_on_is_read_exactly(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    for read, expected in zip(read_case(case, vocabulary), case["commitments"], strict=True):
        if not any(expected["quote"].startswith(first) for first in MISREAD):
            assert read == (expected["bearer"], expected["kind"]), expected["quote"]


def test_cases_worked_on(vocabulary: Vocabulary) -> None:
    rates = measure(CASES["open"], vocabulary)
    assert rates.expected == 170
    assert rates.of(rates.bearer) >= 0.87
    assert rates.of(rates.kind) >= 0.94


def test_cases_only_measured(vocabulary: Vocabulary) -> None:
    rates = measure(CASES["held"], vocabulary)
    assert rates.expected == 175
    assert rates.of(rates.bearer) >= 0.78
    assert rates.of(rates.kind) >= 0.85
