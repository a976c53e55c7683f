"""Sentences that tell apart the code from the same code with one small fault (python -m benchmarks.mutation)."""

from __future__ import annotations

import pytest

from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

EDGES = [
    # "L'une", "un des deux" are either party, whoever was named before.
    (
        "La CPTS tient le planning. Ce qu'une des deux parties décide seule, elle le paie seule.",
        [
            ("cpts", "obligation", "La CPTS tient le planning"),
            ("both", "right", "une des deux parties décide seule"),
            ("both", "obligation", "elle le paie seule"),
        ],
    ),
    (
        "L'Établissement prête la salle. Si l'un manque une réunion, il prévient la veille.",
        [
            ("partner", "obligation", "L'Établissement prête la salle"),
            ("both", "obligation", "il prévient la veille"),
        ],
    ),
    # "Par" and a pronoun: whom it stands for is two words further.
    (
        "L'Établissement prête une valise à la CPTS. Les frais de nettoyage sont payés par cette dernière.",
        [
            ("partner", "obligation", "L'Établissement prête une valise à la CPTS"),
            ("cpts", "obligation", "Les frais de nettoyage sont payés par cette dernière"),
        ],
    ),
    (
        "La CPTS écrit à l'Établissement. La réponse est envoyée par ce dernier.",
        [
            ("cpts", "obligation", "La CPTS écrit à l'Établissement"),
            ("partner", "obligation", "La réponse est envoyée par ce dernier"),
        ],
    ),
    # Whoever employs people is bound by what they do.
    (
        "Le médecin coordonnateur reste salarié de la CPTS.",
        [("cpts", "obligation", "Le médecin coordonnateur reste salarié de la CPTS")],
    ),
    # A denied burden is taken off the party that the burden names, not off both.
    (
        "Aucune présence de la CPTS n'est exigée.",
        [("cpts", "exemption", "Aucune présence de la CPTS n'est exigée")],
    ),
    (
        "Aucune permanence de l'Établissement n'est imposée.",
        [("partner", "exemption", "Aucune permanence de l'Établissement n'est imposée")],
    ),
    # "Avoir à" alone makes a denied infinitive a duty that is spared.
    (
        "L'Établissement ne cherche pas à recruter les membres de la CPTS.",
        [("partner", "prohibition", "L'Établissement ne cherche pas à recruter les membres de la CPTS")],
    ),
    # A second infinitive is another commitment only after its own "à" or "de".
    (
        "La CPTS s'engage à relire et bien classer les fiches.",
        [("cpts", "obligation", "La CPTS s'engage à relire et bien classer les fiches")],
    ),
    # "Ne … que" right before the end of the document: no words follow to tell a manner.
    (
        "La CPTS ne paie que cela",
        [("cpts", "prohibition", "La CPTS ne paie que cela")],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), EDGES)
def test_edge(passage: str, expected: list[tuple[str, str, str]], vocabulary: Vocabulary) -> None:
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    assert [(one.bearer.value, one.kind.value, one.span.slice(text)) for one in found] == expected
