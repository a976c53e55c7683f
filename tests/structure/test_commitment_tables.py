"""Who acts in the row of a table, whatever the table calls it."""

from __future__ import annotations

import pytest

from cptslint.model.document import Block, BlockKind, Cell, Document
from cptslint.model.span import Span
from cptslint.structure.build import build
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import frame

ROWS = "Étape|Qui|Quoi\n1|Standard du Centre Hospitalier|Enregistre la demande\n2|CPTS|Actualise le plan d'accès"


def read_table(table: str, vocabulary: Vocabulary, label: str = "") -> list[tuple[str, str, str]]:
    """Return bearer, kind and words of the commitments of a table, a line for each row, below a line that may stand above it."""
    head, _ = frame("Les tâches se répartissent ainsi.\n")
    blocks: list[Block] = []
    lines: list[str] = []
    start = 0

    def add(text: str, cell: Cell | None = None) -> None:
        nonlocal start
        kind = BlockKind.PARAGRAPH if cell is None else BlockKind.TABLE_CELL
        blocks.append(Block(Span(start, start + len(text)), kind, cell=cell))
        lines.append(text)
        start += len(text) + 1

    for line in head.split("\n"):
        if line.strip():
            add(line)
    body = start
    if label:
        add(label)
    for row, line in enumerate(table.split("\n")):
        for column, text in enumerate(line.split("|")):
            add(text, Cell(0, row, column))
    document = Document("convention.docx", "docx", "", "\n".join(lines), tuple(blocks))
    contract = build(document, vocabulary).contract
    return [
        (c.bearer.value, c.kind.value, c.span.slice(document.text))
        for c in contract.commitments
        if c.span.start >= body
    ]


def test_a_column_says_who_acts(vocabulary: Vocabulary) -> None:
    assert read_table(ROWS, vocabulary) == [
        ("partner", "obligation", "Enregistre la demande"),
        ("cpts", "obligation", "Actualise le plan d'accès"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Action|Responsable|Délai\nEnvoi des convocations|La CPTS|8 jours", ("cpts", "Envoi des convocations")),
        ("Action|Délai|Responsable\nTransmettre la liste|8 jours|L'Établissement", ("partner", "Transmettre la liste")),
        ("Tâche|CPTS|Centre Hospitalier\nRédaction du bilan annuel|x|", ("cpts", "Rédaction du bilan annuel")),
        ("Tâche|CPTS|Centre Hospitalier\nRelecture des fiches communes|x|x", ("both", "Relecture des fiches communes")),
        ("Action|Pilote|Quand\nAccueillir les internes|La direction|Mars", ("partner", "Accueillir les internes")),
        (
            "Dépense|Prise en charge|Plafond\nLocation de la salle|L'Établissement|900 €",
            ("partner", "Location de la salle"),
        ),
        (
            "Tâche|Acteur|Délai\nTenir le registre des appels|Les deux parties|Mars",
            ("both", "Tenir le registre des appels"),
        ),
    ],
)
def test_a_row_is_borne_by(table: str, expected: tuple[str, str], vocabulary: Vocabulary) -> None:
    assert read_table(table, vocabulary) == [(expected[0], "obligation", expected[1])]


@pytest.mark.parametrize(
    "table",
    [
        # The one who receives does nothing.
        "Document|Destinataire|Délai\nBilan annuel des actions|La CPTS|Mars",
        # Under the names of both parties, people and figures are no acts.
        "Rôle|La CPTS|L'Établissement\nInterlocuteur|Mme Anne Lorc, coordinatrice|M. Paul Vidal, directeur",
        # Places and dates are no deeds.
        "Lieu|Qui|Date\nMaison des associations|La CPTS|Mars",
    ],
)
def test_no_row_is_borne(table: str, vocabulary: Vocabulary) -> None:
    assert read_table(table, vocabulary) == []


def test_acts_under_the_names_of_both_parties_are_each_one_s(vocabulary: Vocabulary) -> None:
    table = "Étape|L'Établissement|La CPTS\nOuverture|création des comptes sous cinq jours|désignation d'un référent"
    assert read_table(table, vocabulary) == [
        ("partner", "obligation", "création des comptes sous cinq jours"),
        ("cpts", "obligation", "désignation d'un référent"),
    ]


def test_a_cell_that_says_how_a_party_pays_is_borne_by_it(vocabulary: Vocabulary) -> None:
    table = "Fourniture|Supportée par|Limite\nGants et bandelettes|la CPTS, après vote de son bureau|500 euros"
    assert ("cpts", "obligation", "la CPTS, après vote de son bureau") in read_table(table, vocabulary)


COLUMNS = "Droits|Devoirs|Ne doit pas\nChoisir les communes|Réunir les participants|Céder la liste des adhérents"


@pytest.mark.parametrize(
    ("label", "bearer"), [("La CPTS", "cpts"), ("L'Établissement", "partner"), ("La CPTS :", "cpts")]
)
def test_a_party_that_stands_alone_above_a_table_bears_what_its_columns_say(
    label: str, bearer: str, vocabulary: Vocabulary
) -> None:
    assert read_table(COLUMNS, vocabulary, label) == [
        (bearer, "right", "Choisir les communes"),
        (bearer, "obligation", "Réunir les participants"),
        (bearer, "prohibition", "Céder la liste des adhérents"),
    ]


def test_a_line_that_says_more_than_a_party_gives_its_table_no_bearer(vocabulary: Vocabulary) -> None:
    found = read_table(
        "Thème|Contenu\nRythme|Réunir les participants", vocabulary, "Réunions entre la CPTS et ses adhérents"
    )
    assert [bearer for bearer, _, words in found if "Réunir" in words] == []


def test_a_pronoun_under_the_name_of_a_party_is_that_party(vocabulary: Vocabulary) -> None:
    table = "Rubrique|Le Centre Hospitalier|La CPTS\nCe qu'elle fait|Il finance les trajets|Elle désigne un référent"
    assert read_table(table, vocabulary) == [
        ("partner", "obligation", "Il finance les trajets"),
        ("cpts", "obligation", "Elle désigne un référent"),
    ]


@pytest.mark.parametrize(
    "label", ["Ce que fait la CPTS", "Part de la CPTS", "Rôle de la CPTS", "Engagements de la CPTS"]
)
def test_the_first_cell_of_a_row_tells_whose_acts_the_row_holds(label: str, vocabulary: Vocabulary) -> None:
    table = f"Rubrique|Contenu\nPublic|Étudiants en médecine\n{label}|Organise deux visites par an ; tient à jour la liste des cabinets."
    assert [bearer for bearer, _, _ in read_table(table, vocabulary)] == ["cpts", "cpts"]
