"""References of a convention to its own articles and annexes."""

from __future__ import annotations

import pytest

from tests.structure.samples import FOOT, HEAD

BODY = """Article 1 : Objet
La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients.
Article 2 : Engagements
2.1 Référent
La CPTS désigne un référent et le fait connaître à l'Établissement.
2.2 Réunions
Les Parties se réunissent deux fois par an dans les locaux de l'Établissement.
Article 3 : Suites
{text}
Article 4 : Durée
Elle est conclue pour une durée de deux ans.
"""
ANNEX = "ANNEXE 1 – Salle\nArticle 1 : Accès\nLa salle est ouverte le soir et fermée le lundi.\n{annex}\nANNEXE 2 – Tarifs\nAucun tarif n'est fixé pour la première année.\n"


def references(contract) -> list[tuple[str, str, int | None]]:
    return [(reference.kind, reference.number, reference.target) for reference in contract.references]


@pytest.fixture
def refer(read_convention):
    def read(text: str, annex: str = "Elle est chauffée.") -> list[tuple[str, str, int | None]]:
        return references(read_convention(HEAD + BODY.format(text=text) + FOOT + ANNEX.format(annex=annex)))

    return read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le délai de l'article 4 s'applique.", [("article", "4", 5)]),
        ("Les frais de l'article 27 du contrat sont dus.", [("article", "27", None)]),
        ("Les articles 40 à 44 de son contrat avec l'éditeur ne lient pas la CPTS.", []),
        ("L'article 27 du marché de fournitures ne s'applique pas.", []),
        ("L'article 4 des conditions générales de l'éditeur ne lie pas la CPTS.", []),
        ("L'article 33 de la convention cadre prévoit un bilan.", []),
        ("Voir article 2.1.", [("article", "2.1", 2)]),
        ("Le délai prévu à l'Article 2-2 court.", [("article", "2-2", 3)]),
        ("Les articles 1 et 4 s'appliquent.", [("article", "1", 0), ("article", "4", 5)]),
        ("Les articles 1, 2 et 4 s'appliquent.", [("article", "1", 0), ("article", "2", 1), ("article", "4", 5)]),
        ("Les articles 1 à 3 s'appliquent.", [("article", "1", 0), ("article", "3", 4)]),
        ("L'article 1er de la présente convention le dit.", [("article", "1er", 0)]),
        ("L'article premier le dit.", [("article", "premier", 0)]),
        ("Le préavis de l'article 12 court.", [("article", "12", None)]),
        ("Le préavis de l'article 12 des présentes court.", [("article", "12", None)]),
        ("Selon l'art. 4, elle prend fin.", [("article", "4", 5)]),
        ("Selon l'article 4, alinéa 2, de la présente convention, elle prend fin.", [("article", "4", 5)]),
        ("Le tarif de l'annexe 2 s'applique.", [("annexe", "2", 1)]),
        ("Le tarif figure en annexe n° 2.", [("annexe", "2", 1)]),
        ("Les annexes 1 et 3 sont jointes.", [("annexe", "1", 0), ("annexe", "3", None)]),
        ("Le barème de l'annexe A est joint.", [("annexe", "A", None)]),
        ("Voir l'article 4 et l'annexe 1.", [("article", "4", 5), ("annexe", "1", 0)]),
    ],
)
def test_internal_references(refer, text, found):
    assert refer(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "L'article 4 du code civil s'applique.",
        "L'article L. 1110-4 du code de la santé publique s'applique.",
        "Les articles R. 4127-72 et suivants s'appliquent.",
        "L'article 28 du RGPD s'applique.",
        "L'article 28 du règlement (UE) 2016/679 s'applique.",
        "Les articles 15 à 22 du RGPD s'appliquent.",
        "L'article 4 de la loi du 6 janvier 1978 s'applique.",
        "L'article 1215 du code civil s'applique.",
        "L'article 1215 s'applique.",
        "L'article 226-13 du code pénal s'applique.",
        "L'article 226-13 s'applique.",
        "L'article 4 des statuts de la CPTS s'applique.",
        "L'article 4 de l'accord conventionnel interprofessionnel s'applique.",
        "L'article 4 de l'ACI s'applique.",
        "L'article 4, alinéa 2, du même code s'applique.",
        "L'article 4, § 2, du RGPD s'applique.",
        "L'article 12 de la convention collective s'applique.",
        "L'article 4 du règlement intérieur s'applique.",
        "Le RGPD, et notamment son article 4, s'applique.",
        "La loi du 6 janvier 1978 impose, à l'article 48, d'informer les patients.",
        "L'article précédent s'applique, comme le présent article.",
        "L'annexe 1 de l'arrêté du 3 mars s'applique.",
        "Sous-traitant : l'éditeur, selon le contrat de l'article 28 que détient l'Établissement.",
        "La violation de données est notifiée dans le délai de l'article 33.",
        "L'annexe II du décret s'applique.",
        "L'article 1 de l'annexe est lu.",
        "Les annexes sont jointes.",
    ],
)
def test_articles_of_other_texts_are_no_internal_references(refer, text):
    assert refer(text) == []


def test_headings_are_no_references(refer):
    assert refer("Les Parties en conviennent.") == []


def test_an_annex_that_speaks_of_its_own_article_is_not_read(refer):
    assert refer("Rien.", annex="L'article 1 ne vaut pas le dimanche, sauf accord pris selon l'article 3.") == [
        ("article", "3", 4)
    ]


def test_recitals_are_about_other_texts(read_convention):
    head, formula = HEAD.rsplit("Il a été convenu", 1)
    text = (
        head
        + "Vu la délibération n° 12 et son article 3 ;\nVu l'avis rendu sur l'article 2 ;\nIl a été convenu"
        + formula
        + BODY.format(text="Rien.")
    )
    assert read_convention(text + FOOT).references == ()


def test_the_span_of_a_reference_begins_at_its_word(read_convention):
    contract = read_convention(HEAD + BODY.format(text="Les articles 1 et 4 s'appliquent.") + FOOT)
    assert [reference.span.slice(contract.document.text) for reference in contract.references] == ["articles 1", "4"]


def test_an_article_named_by_a_letter_and_a_figure_is_found(read_convention):
    body = "Article A.1 : objet\nLes Parties coopèrent.\nArticle A.2 : durée\nUn an, sous réserve de l'article B.2 et de l'article L. 1434-12 du code.\n"
    body += "Article B.1 : locaux\nLa salle de l'article A.1 est prêtée.\nArticle B.2 : sortie\nL'article D. 6323-4 du code ne joue pas ; voir l'article C.7.\n"
    assert references(read_convention(HEAD + body + FOOT)) == [
        ("article", "B.2", 3), ("article", "A.1", 0), ("article", "C.7", None),
    ]  # fmt: skip
