"""What a commitment tells besides whom it binds to what: its words, its firmness, its conditions, its quantities, its themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cptslint.model.contract import Commitment
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

FIELDS: dict[str, Callable[[Commitment, str], object]] = {
    "strength": lambda one, text: one.strength.value,
    "conditions": lambda one, text: one.conditions,
    "topics": lambda one, text: one.topics,
    "money": lambda one, text: one.financial,
    "party": lambda one, text: one.party,
    "trigger": lambda one, text: one.trigger.slice(text),
    "subject": lambda one, text: one.subject and one.subject.slice(text),
    "sentence": lambda one, text: one.sentence.slice(text),
    "quantities": lambda one, text: [(q.kind, q.value, q.unit, q.span.slice(text)) for q in one.quantities],
}

ROWS: list[tuple[str, str, list[object]]] = [
    ("strength", "La CPTS s'engage à répondre sous huit jours.", ["firm"]),
    ("strength", "La CPTS s'efforce de répondre sous huit jours.", ["effort"]),
    ("strength", "La CPTS répond dans la mesure de ses moyens.", ["effort"]),
    ("strength", "La CPTS s'engage, dans la mesure de ses moyens, à répondre.", ["effort"]),
    ("strength", "La CPTS garantit la présence d'un médecin.", ["result"]),
    ("strength", "La CPTS est tenue à une obligation de résultat.", ["result"]),
    ("strength", "La CPTS s'efforce de :\n- tenir la liste ;\n- la publier.", ["effort", "effort"]),
    ("conditions", "La CPTS prête la salle.", [()]),
    ("conditions", "Sous réserve de l'accord de son bureau, la CPTS prête la salle.", [("accord-prealable", "condition")]),
    ("conditions", "La CPTS prête la salle dans la mesure de ses moyens.", [("moyens",)]),
    ("conditions", "Les frais sont payés par la CPTS dans la limite de 300 euros.", [("plafond",)]),
    # Those of a sentence are those of all that it binds to, and of nothing else.
    ("conditions", "Sous réserve de son accord, la CPTS prête la salle. Elle la range.", [("accord-prealable", "condition"), ()]),
    ("topics", "L'Établissement peut résilier la convention à tout moment.", [("sortie",)]),
    ("topics", "L'Établissement modifie les annexes.", [("decision-modification",)]),
    ("topics", "L'Établissement transmet les données à caractère personnel.", [("donnees",)]),
    ("topics", "L'Établissement souscrit une assurance.", [("responsabilite-assurance",)]),
    ("topics", "L'Établissement met un agent à la disposition de la CPTS.", [("personnel-moyens",)]),
    ("topics", "La CPTS paie la salle.", [("argent", "personnel-moyens")]),
    ("topics", "La CPTS prévient les services.", [()]),
    # A theme is that of the words of one commitment, not of its whole sentence.
    ("topics", "La CPTS paie les repas et range la salle.", [("argent",), ("personnel-moyens",)]),
    ("money", "La CPTS paie les repas et range la salle.", [True, False]),
    ("money", "L'Établissement prête à titre gratuit une valise.", [True]),
    ("money", "Les repas sont facturés à la CPTS.", [True]),
    ("party", "La CPTS prévient l'Établissement.", [0]),
    ("party", "L'Établissement prévient la CPTS.", [1]),
    ("party", "Les parties se réunissent.", [None]),
    ("party", "Les patients signent la fiche.", [None]),
    ("party", "Les locaux sont mis à la disposition de la CPTS.", [1]),
    ("trigger", "La CPTS s'engage à tenir la liste.", ["s'engage"]),
    ("trigger", "Le nettoyage incombe à la CPTS.", ["incombe à"]),
    ("trigger", "Le coût de la ligne restera à la charge du seul Établissement.", ["restera à la charge du"]),
    ("trigger", "Il appartient à la CPTS de tenir la liste.", ["Il appartient à"]),
    ("trigger", "La CPTS tient la liste, et l'Établissement la salle.", ["tient", "tient"]),
    ("trigger", "La mallette est prêtée par l'Établissement et rendue propre.", ["est", "rendue"]),
    ("subject", "Ce jour-là, la CPTS tient l'accueil.", ["la CPTS"]),
    ("subject", "La CPTS et l'Établissement tiennent l'accueil.", ["La CPTS et l'Établissement"]),
    ("subject", "La CPTS tient la liste. Elle la relit.", ["La CPTS", "Elle"]),
    # What is done by somebody is no name of a bearer, nor is what a list inherits.
    ("subject", "Les affiches sont imprimées par la CPTS.", [None]),
    ("subject", "Les clés sont rendues par la CPTS et gardées par l'Établissement.", [None, None]),
    ("subject", "La CPTS s'engage à :\n- tenir la liste.", [None]),
    ("sentence", "La CPTS tient la liste. Elle la relit.", ["La CPTS tient la liste.", "Elle la relit."]),
    ("quantities", "La CPTS tient la liste.", [[]]),
    ("quantities", "La CPTS verse 300 euros par an.", [[("montant", 300.0, "euro", "300 euros")]]),
    ("quantities", "La CPTS verse 20 % du loyer.", [[("pourcentage", 20.0, "%", "20 %")]]),
    ("quantities", "La CPTS répond dans les deux jours.", [[("durée", 2.0, "jour", "deux jours")]]),
    (
        "quantities",
        "La CPTS verse 300 euros et répond sous huit jours.",
        [[("montant", 300.0, "euro", "300 euros")], [("durée", 8.0, "jour", "huit jours")]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("field", "passage", "expected"), ROWS, ids=[f"{row[0]}-{row[1][:50]}" for row in ROWS])
def test_field(field: str, passage: str, expected: list[object], vocabulary: Vocabulary) -> None:
    reading, found = read_framed(passage, vocabulary)
    assert [FIELDS[field](one, reading.contract.document.text) for one in found] == expected


@pytest.mark.parametrize(
    ("words", "conditions"),
    [("prête la salle", ("accord-prealable", "condition", "moyens")), ("tient la liste", ("moyens",))],
)
def test_items_have_the_conditions_of_every_introduction_above_them(
    words: str, conditions: tuple[str, ...], vocabulary: Vocabulary
) -> None:
    passage = "Dans la mesure de ses moyens, la CPTS :\n- sous réserve de l'accord de son bureau :\n-- prête la salle ;\n- tient la liste."
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    assert [one.conditions for one in found if words in one.span.slice(text)] == [conditions]
