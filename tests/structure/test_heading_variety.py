"""Ways of numbering that conventions use beside "Article 1", each with innocent lines that only look like headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cptslint.model.contract import Article, Contract
from tests.structure.samples import FOOT, HEAD

Outline = list[tuple[int, str | None, str]]

P1 = "Les Parties coordonnent la sortie des patients fragiles, dans les conditions de l'article L. 1434-12 du code de la santé publique."
P2 = "La CPTS nomme un référent dans le mois qui suit la signature et le fait connaître à l'Établissement."
P3 = "La convention court du 1er mars 2026 au 28 février 2028 et prend fin à cette date sans formalité."
P4 = "Le siège du comité est fixé 12 bis rue des Ormes, 39000 Valmont, où il se réunit trois fois par an."
TEXTS = (P1, P2, P3, P4)
LOOKALIKES = (
    "12 bis, rue des Ormes",
    "1er mars 2026",
    "L. 1434-12 du code de la santé publique",
    "Art. L. 6323-3. – Le centre de santé est une structure sanitaire de proximité.",
    "R. 4311-5 et D. 6124-1 du même code",
    "3 réunions par an",
    "2,5 heures par semaine",
    "10 % du budget annuel",
    "39000 Valmont",
    "09 50 12 34 56",
    "M. Paul Vidal, directeur",
)


def flat(*headings: str, extra: tuple[str, ...] = ()) -> str:
    """Return a body: each heading, its text, and after the second one the lines that are no headings."""
    lines = []
    for rank, heading in enumerate(headings):
        lines += [heading, TEXTS[rank % len(TEXTS)], *(extra if rank == 1 else ())]
    return "\n".join(lines)


def numbered(numbers: str, titles: str = "Objet|Engagements|Durée|Litiges") -> Outline:
    return [(1, number, title) for number, title in zip(numbers.split("|"), titles.split("|"), strict=False)]


SHAPES = [
    ("0. Objet|1. Engagements|2. Durée|3. Litiges", "0|1|2|3"),
    ("§ 1 Objet|§ 2 Engagements|§ 3 Durée|§ 4 Litiges", "1|2|3|4"),
    ("§ 1. – Objet|§ 2. – Engagements|§ 3. – Durée|§ 4. – Litiges", "1|2|3|4"),
    ("§1 - Objet|§2 - Engagements|§3 - Durée|§4 - Litiges", "1|2|3|4"),
    ("1°/ Objet|2°/ Engagements|3°/ Durée|4°/ Litiges", "1|2|3|4"),
    ("1° - Objet|2° - Engagements|3° - Durée|4° - Litiges", "1|2|3|4"),
    ("1°) Objet|2°) Engagements|3°) Durée|4°) Litiges", "1|2|3|4"),
    ("N° 1 – Objet|N° 2 – Engagements|N° 3 – Durée|N° 4 – Litiges", "1|2|3|4"),
    ("Chapitre premier – Objet|Chapitre deuxième – Engagements|Chapitre troisième – Durée", "1|2|3"),
    ("Chapitre premier\nObjet|Chapitre II\nEngagements|Chapitre III\nDurée", "1|II|III"),
    ("CLAUSE 1. OBJET|CLAUSE 2. ENGAGEMENTS|CLAUSE 3. DURÉE|CLAUSE 4. LITIGES", "1|2|3|4"),
    ("Clause première : Objet|Clause deuxième : Engagements|Clause troisième : Durée", "1|2|3"),
    ("Point 1 : Objet|Point 2 : Engagements|Point 3 : Durée|Point 4 : Litiges", "1|2|3|4"),
    ("POINT 1\nObjet|POINT 2\nEngagements|POINT 3\nDurée|POINT 4\nLitiges", "1|2|3|4"),
    ("Fiche 1 – Objet|Fiche 2 – Engagements|Fiche 3 – Durée|Fiche 4 – Litiges", "1|2|3|4"),
    ("Fiche n° 1 – Objet|Fiche n° 2 – Engagements|Fiche n° 3 – Durée|Fiche n° 4 – Litiges", "1|2|3|4"),
    ("FICHE N°1 : OBJET|FICHE N°2 : ENGAGEMENTS|FICHE N°3 : DURÉE|FICHE N°4 : LITIGES", "1|2|3|4"),
    ("Stipulation 1. Objet|Stipulation 2. Engagements|Stipulation 3. Durée", "1|2|3"),
    ("Disposition n° 1 : Objet|Disposition n° 2 : Engagements|Disposition n° 3 : Durée", "1|2|3"),
    ("Volet 1 | Objet|Volet 2 | Engagements|Volet 3 | Durée".replace(" | ", " · "), "1|2|3"),
    ("Rubrique A – Objet|Rubrique B – Engagements|Rubrique C – Durée", "A|B|C"),
    ("Thème I. Objet|Thème II. Engagements|Thème III. Durée|Thème IV. Litiges", "I|II|III|IV"),
    ("Paragraphe 1 – Objet|Paragraphe 2 – Engagements|Paragraphe 3 – Durée", "1|2|3"),
    ("Premièrement – Objet|Deuxièmement – Engagements|Troisièmement – Durée|Quatrièmement – Litiges", "1|2|3|4"),
    ("Premièrement : Objet|Deuxièmement : Engagements|Troisièmement : Durée|Quatrièmement : Litiges", "1|2|3|4"),
    ("A) Objet|B) Engagements|C) Durée|D) Litiges", "A|B|C|D"),
    ("a) Objet|b) Engagements|c) Durée|d) Litiges", "A|B|C|D"),
    ("1. Objet|1 bis. Engagements|2. Durée|3. Litiges", "1|1 bis|2|3"),
    ("1 – Objet|2 – Engagements|2 bis – Durée|2 ter – Litiges|3 – Bilan", "1|2|2 bis|2 ter|3"),
    ("1. Objet|2. Engagements|2bis. Durée|3. Litiges", "1|2|2 bis|3"),
    ("Article 1 – Objet|Article 2 – Engagements|Article 2bis – Durée|Article 3 – Litiges", "1|2|2 bis|3"),
    ("Art. I – Objet|Art. II – Engagements|Art. III – Durée|Art. IV – Litiges", "I|II|III|IV"),
    ("ART 1er – OBJET|ART 2 – ENGAGEMENTS|ART 3 – DURÉE|ART 4 – LITIGES", "1|2|3|4"),
    ("Article A – Objet|Article B – Engagements|Article C – Durée|Article D – Litiges", "A|B|C|D"),
    ("Article A.1 : Objet|Article A.2 : Engagements|Article B.1 : Durée|Article B.2 : Litiges", "A.1|A.2|B.1|B.2"),
    ("Article A1 – Objet|Article A2 – Engagements|Article B1 – Durée|Article B2 – Litiges", "A1|A2|B1|B2"),
    ("Article 1.1 – Objet|Article 1.2 – Engagements|Article 2.1 – Durée|Article 2.2 – Litiges", "1.1|1.2|2.1|2.2"),
    ("1.0 Objet|2.0 Engagements|3.0 Durée|4.0 Litiges", "1.0|2.0|3.0|4.0"),
    ("01. Objet|02. Engagements|03. Durée|04. Litiges", "1|2|3|4"),
    ("Article 01 : Objet|Article 02 : Engagements|Article 03 : Durée|Article 04 : Litiges", "1|2|3|4"),
    ("1 OBJET|2 ENGAGEMENTS|3 DURÉE|4 LITIGES", "1|2|3|4"),
    ("1\nObjet|2\nEngagements|3\nDurée|4\nLitiges", "1|2|3|4"),
    ("1.\nObjet|2.\nEngagements|3.\nDurée|4.\nLitiges", "1|2|3|4"),
    ("I\nOBJET|II\nENGAGEMENTS|III\nDURÉE|IV\nLITIGES", "I|II|III|IV"),
    ("I.\nObjet|II.\nEngagements|III.\nDurée|IV.\nLitiges", "I|II|III|IV"),
    ("Objet (article 1)|Engagements (article 2)|Durée (article 3)|Litiges (article 4)", "1|2|3|4"),
    ("OBJET – ARTICLE 1|ENGAGEMENTS – ARTICLE 2|DURÉE – ARTICLE 3|LITIGES – ARTICLE 4", "1|2|3|4"),
    ("[1] Objet|[2] Engagements|[3] Durée|[4] Litiges", "1|2|3|4"),
    ("(1) Objet|(2) Engagements|(3) Durée|(4) Litiges", "1|2|3|4"),
    ("1.- Objet|2.- Engagements|3.- Durée|4.- Litiges", "1|2|3|4"),
    ("1 : Objet|2 : Engagements|3 : Durée|4 : Litiges", "1|2|3|4"),
    ("1 — Objet|2 — Engagements|3 — Durée|4 — Litiges", "1|2|3|4"),
    ("Article I.1 – Objet|Article I.2 – Engagements|Article II.1 – Durée|Article II.2 – Litiges", "I.1|I.2|II.1|II.2"),
    ("Article treizième : Objet|Article quatorzième : Engagements|Article quinzième : Durée", "13|14|15"),
    ("Article dix-septième – Objet|Article vingtième – Engagements|Article vingt et unième – Durée", "17|20|21"),
    ("Article 1er – Objet|Article 1er bis – Engagements|Article 2 – Durée", "1|1 bis|2"),
    ("Article 1 – Objet|Article 2 (bis) – Engagements|Article 3 – Durée", "1|2 bis|3"),
    ("Article 1ᵉʳ – Objet|Article 2 – Engagements|Article 3 – Durée", "1|2|3"),
    ("Article 1º – Objet|Article 2º – Engagements|Article 3º – Durée", "1|2|3"),
    ("Article 1er – Objet|Article 2e – Engagements|Article 3e – Durée", "1|2|3"),
    ("Article 1er : Objet|Article 2nd : Engagements|Article 3ème : Durée", "1|2|3"),
    ("1-Objet|2-Engagements|3-Durée|4-Litiges", "1|2|3|4"),
    ("1 -Objet|2 -Engagements|3 -Durée|4 -Litiges", "1|2|3|4"),
    ("1\tObjet|2\tEngagements|3\tDurée|4\tLitiges", "1|2|3|4"),
    ("1 Objet|2 Engagements|3 Durée|4 Litiges", "1|2|3|4"),
    ("1. –\nObjet|2. –\nEngagements|3. –\nDurée|4. –\nLitiges", "1|2|3|4"),
    ("— Article 1 —\nObjet|— Article 2 —\nEngagements|— Article 3 —\nDurée", "1|2|3"),
    ("-- Article 1 : Objet --|-- Article 2 : Engagements --|-- Article 3 : Durée --", "1|2|3"),
    ("► Article 1 – Objet|► Article 2 – Engagements|► Article 3 – Durée", "1|2|3"),
    ("→ 1. Objet|→ 2. Engagements|→ 3. Durée", "1|2|3"),
    ("Article 1 • Objet|Article 2 • Engagements|Article 3 • Durée", "1|2|3"),
    ("Article A-1 – Objet|Article A-2 – Engagements|Article B-1 – Durée", "A-1|A-2|B-1"),
    ("A-1. Objet|A-2. Engagements|B-1. Durée|B-2. Litiges", "A-1|A-2|B-1|B-2"),
    ("a – Objet|b – Engagements|c – Durée|d – Litiges", "A|B|C|D"),
    ("Cl. 1 – Objet|Cl. 2 – Engagements|Cl. 3 – Durée", "1|2|3"),
    ("Objectif 1 – Objet|Objectif 2 – Engagements|Objectif 3 – Durée", "1|2|3"),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "numbers"), SHAPES, ids=[headings.split("|")[0] for headings, _ in SHAPES])
@pytest.mark.parametrize("extra", [(), LOOKALIKES], ids=["plain", "lookalikes"])
def test_numbered_headings_stand_out_from_their_lookalikes(
    with_body: Callable[[str], Contract], outline: Callable[[tuple[Article, ...]], Outline], headings: str, numbers: str, extra: tuple[str, ...]
) -> None:  # fmt: skip
    found = outline(with_body(flat(*headings.split("|"), extra=extra)).articles)
    titles = "Objet|Engagements|Durée|Litiges|Bilan"
    assert [(level, number, title.capitalize()) for level, number, title in found] == numbered(numbers, titles)


NESTED: list[tuple[str, list[tuple[int, str | None, str]]]] = [
    (
        f"CHAPITRE A – PRINCIPES\nArticle A.1 : objet\n{P1}\nArticle A.2 : durée\n{P3}\n"
        f"CHAPITRE B – MOYENS\nArticle B.1 : locaux\n{P4}\nArticle B.2 : référent\n{P2}",
        [(1, "A", "PRINCIPES"), (2, "A.1", "objet"), (2, "A.2", "durée"), (1, "B", "MOYENS"), (2, "B.1", "locaux"), (2, "B.2", "référent")],
    ),
    (
        f"A. Objet\n{P1}\nB. Durée\n{P3}\nC. Engagements\nC.1 La CPTS nomme un référent.\nC.2 Elle réunit ses membres chaque trimestre.\nD. Litiges\n{P4}",
        [(1, "A", "Objet"), (1, "B", "Durée"), (1, "C", "Engagements"), (2, "C.1", ""), (2, "C.2", ""), (1, "D", "Litiges")],
    ),
    (
        f"I. Objet\nI.1 Contexte\n{P1}\nI.2 Périmètre\n{P4}\nII. Engagements\nII.1 De la CPTS\nII.1.a Référent\n{P2}\nII.1.b Réunions\n{P4}\nII.2 De l'Établissement\n{P2}\nIII. Durée\n{P3}",
        [(1, "I", "Objet"), (2, "I.1", "Contexte"), (2, "I.2", "Périmètre"), (1, "II", "Engagements"), (2, "II.1", "De la CPTS"),
         (3, "II.1.A", "Référent"), (3, "II.1.B", "Réunions"), (2, "II.2", "De l'Établissement"), (1, "III", "Durée")],
    ),
    (
        f"Section 1. Objet\n1. {P1}\n2. {P4}\nSection 2. Engagements\n3. La CPTS s'engage à :\n– tenir à jour son annuaire ;\n– réunir ses membres.\n4. {P2}\nSection 3. Durée\n5. {P3}\n6. Les Parties se quittent d'un commun accord.",
        [(1, "1", "Objet"), (2, "1", ""), (2, "2", ""), (1, "2", "Engagements"), (2, "3", ""), (2, "4", ""), (1, "3", "Durée"), (2, "5", ""), (2, "6", "")],
    ),
    (
        f"OBJET\n1. {P1}\n2. {P4}\nENGAGEMENTS\n3. {P2}\n4. L'Établissement prête une salle deux fois par an.\nDURÉE\n5. {P3}\n6. Les Parties se quittent d'un commun accord.",
        [(1, None, "OBJET"), (2, "1", ""), (2, "2", ""), (1, None, "ENGAGEMENTS"), (2, "3", ""), (2, "4", ""), (1, None, "DURÉE"), (2, "5", ""), (2, "6", "")],
    ),
    (
        f"Objet\n1. {P1}\n2. {P4}\nEngagements\n3. {P2}\n4. L'Établissement prête une salle deux fois par an.\nDurée\n5. {P3}\n6. Les Parties se quittent d'un commun accord.",
        [(1, None, "Objet"), (2, "1", ""), (2, "2", ""), (1, None, "Engagements"), (2, "3", ""), (2, "4", ""), (1, None, "Durée"), (2, "5", ""), (2, "6", "")],
    ),
    (
        f"Article 1 – Objet\n1. {P1}\n2. {P4}\nArticle 2 – Engagements\n3. {P2}\n4. L'Établissement prête une salle deux fois par an.\nArticle 3 – Durée\n5. {P3}\n6. Les Parties se quittent d'un commun accord.",
        [(1, "1", "Objet"), (2, "1", ""), (2, "2", ""), (1, "2", "Engagements"), (2, "3", ""), (2, "4", ""), (1, "3", "Durée"), (2, "5", ""), (2, "6", "")],
    ),
    (
        f"1. {P1}\n2. {P2}\n3. L'Établissement prête une salle deux fois par an.\n4. {P4}\n5. {P3}\n6. Les Parties se quittent d'un commun accord.",
        [(1, "1", ""), (1, "2", ""), (1, "3", ""), (1, "4", ""), (1, "5", ""), (1, "6", "")],
    ),
    (
        f"1. OBJET\nArticle 1.1 – Contexte\n{P1}\nArticle 1.2 – Périmètre\n{P4}\n2. ENGAGEMENTS\nArticle 2.1 – De la CPTS\n{P2}\nArticle 2.2 – De l'Établissement\n{P2}\n3. DURÉE\n{P3}",
        [(1, "1", "OBJET"), (2, "1.1", "Contexte"), (2, "1.2", "Périmètre"), (1, "2", "ENGAGEMENTS"), (2, "2.1", "De la CPTS"), (2, "2.2", "De l'Établissement"), (1, "3", "DURÉE")],
    ),
    (
        f"Fiche 1 – Objet\n{P1}\nFiche 2 – Engagements\n2.1 {P2}\n2.2 {P4}\nFiche 3 – Durée\n{P3}",
        [(1, "1", "Objet"), (1, "2", "Engagements"), (2, "2.1", ""), (2, "2.2", ""), (1, "3", "Durée")],
    ),
    (
        f"9. Objet. {P1}\n10. Engagements\n10.1 Intégralité. La présente convention exprime tout l'accord des Parties.\n10.2 Tolérance. Le silence d'une Partie ne vaut pas renonciation à ses droits.\n11. Durée. {P3}".replace("9. Objet", f"1. Objet. {P1}\n2. Moyens", 1),
        [(1, "1", "Objet"), (1, "2", "Moyens"), (1, "10", "Engagements"), (2, "10.1", "Intégralité"), (2, "10.2", "Tolérance"), (1, "11", "Durée")],
    ),
    (
        f"Article 1 – Objet\n{P1}\nArticle 2 – Engagements\n§ 1. De la CPTS\n{P2}\n§ 2. De l'Établissement\n{P2}\nArticle 3 – Durée\n{P3}",
        [(1, "1", "Objet"), (1, "2", "Engagements"), (2, "1", "De la CPTS"), (2, "2", "De l'Établissement"), (1, "3", "Durée")],
    ),
    (
        f"Article 1 – Objet\n{P1}\nArticle 2 – Engagements\n2.1 bis Référent\n{P2}\n2.2 Réunions\n{P4}\nArticle 3 – Durée\n{P3}",
        [(1, "1", "Objet"), (1, "2", "Engagements"), (2, "2.1 bis", "Référent"), (2, "2.2", "Réunions"), (1, "3", "Durée")],
    ),
    (
        f"TITRE PREMIER. – PRINCIPES\nChapitre Ier. – De l'objet\nArt. 1er. – {P1}\nArt. 2. – {P4}\nTITRE SECOND. – MOYENS\nArt. 3. – {P2}\nArt. 4. – {P3}",
        [(1, "1", "PRINCIPES"), (2, "I", "De l'objet"), (3, "1", ""), (3, "2", ""), (1, "2", "MOYENS"), (2, "3", ""), (2, "4", "")],
    ),
]  # fmt: skip


NESTED += [
    (
        f"I. PRINCIPES\nArticle I.1 – Objet\n{P1}\nArticle I.2 – Durée\n{P3}\nII. MOYENS\nArticle II.1 – Locaux\n{P4}\nArticle II.2 – Référent\n{P2}",
        [(1, "I", "PRINCIPES"), (2, "I.1", "Objet"), (2, "I.2", "Durée"), (1, "II", "MOYENS"), (2, "II.1", "Locaux"), (2, "II.2", "Référent")],
    ),
    (
        f"Objet de la convention\n{P1}\nEngagements des parties\n{P2}\nÉtape 1 : Repérage\n{P2}\nÉtape 2 : Suivi\n{P4}\nÉtape 3 : Bilan\n{P2}\nDurée et fin\n{P3}\nLitiges\n{P4}",
        [(1, None, title) for title in ("Objet de la convention", "Engagements des parties", "Étape 1 : Repérage", "Étape 2 : Suivi",
                                        "Étape 3 : Bilan", "Durée et fin", "Litiges")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NESTED, ids=[body.split("\n")[0][:40] for body, _ in NESTED])
def test_numbers_of_two_levels_are_told_apart(
    with_body: Callable[[str], Contract], outline: Callable[[tuple[Article, ...]], Outline], body: str, expected: Outline
) -> None:  # fmt: skip
    assert outline(with_body(body).articles) == expected


INNOCENT = [
    f"Axe 1 – Repérage\n{P2}\nAxe 2 – Orientation\n{P4}\nAxe 3 – Suivi\n{P2}",
    "Année 1 : 2 000 euros\nAnnée 2 : 1 500 euros\nAnnée 3 : 1 000 euros",
    "1. La CPTS tient son annuaire à jour.\n2. Elle réunit ses membres chaque trimestre.\n3. Elle nomme un référent.\n4. Elle rend compte.\n5. Elle évalue.",
    "a) Un annuaire\nb) Une salle\nc) Un référent",
    "Premièrement, la CPTS nomme un référent.\nDeuxièmement, elle réunit ses membres.\nTroisièmement, elle rend compte.",
    "Sont joints (article 1)\nles tarifs (article 2)\net les horaires (article 3)",
    "Contacts :\n1 rue du Puits, 39000 Valmont\n2 place des Halles, 39000 Valmont\n3 bis, quai Nord, 39000 Valmont",
    "Le 1er mars 2026 : lancement\nLe 2 avril 2026 : bilan\nLe 3 mai 2026 : clôture",
    "Art. L. 1434-12. – Les professionnels de santé peuvent se constituer en communauté.\nArt. D. 6323-4. – Le centre établit un projet.",
    "1\n2\n3",
    "Salle A1\nSalle A2\nSalle B1",
    "C.1 Sans rapport avec cet article.\nD.2 Ni celle-ci.",
]


@pytest.mark.parametrize("lines", INNOCENT, ids=[lines[:30] for lines in INNOCENT])
@pytest.mark.parametrize(
    "headings", ["Article 1 – Objet|Article 2 – Engagements|Article 3 – Durée", "1. Objet|2. Engagements|3. Durée"]
)
def test_a_list_inside_an_article_is_no_article(
    with_body: Callable[[str], Contract], outline: Callable[[tuple[Article, ...]], Outline], headings: str, lines: str
) -> None:  # fmt: skip
    found = outline(with_body(flat(*headings.split("|"), extra=(lines, P4))).articles)
    assert found == numbered("1|2|3")


def test_rows_of_a_table_of_data_are_no_sub_articles(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], outline: Callable[..., Outline]
) -> None:
    rows = [
        ("N°", "À faire", "Par qui"),
        ("2.1", "Annuaire tenu à jour", "CPTS"),
        ("2.2", "Salle prêtée", "Établissement"),
    ]
    cells = [(text, {"cell": (0, row, column)}) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    blocks = [*head, ("1. Objet", {}), (P1, {}), ("2. Tâches", {}), *cells, ("3. Durée", {}), (P3, {})]
    assert outline(from_blocks(blocks).articles) == [(1, "1", "Objet"), (1, "2", "Tâches"), (1, "3", "Durée")]


def test_lettered_rows_of_a_table_of_data_do_not_stand_for_the_articles(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], outline: Callable[..., Outline]
) -> None:
    rows = [("Étape", "Acteur", "Délai"), ("A. Accueil", "L'infirmière", "Une heure"), ("B. Tri", "Le médecin", "Un jour"),
            ("C. Appel", "La CPTS", "Deux jours")]  # fmt: skip
    cells = [(text, {"cell": (0, row, column)}) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    blocks = [*head, ("Fiche 1 – Objet", {}), (P1, {}), ("Fiche 2 – Déroulé", {}), *cells, ("Fiche 3 – Durée", {}), (P3, {}),
              ("Fiche 4 – Tension", {}), ("Fiche 5 – Litiges", {}), (P4, {})]  # fmt: skip
    assert [(n, title) for _, n, title in outline(from_blocks(blocks).articles)] == [
        ("1", "Objet"), ("2", "Déroulé"), ("3", "Durée"), ("4", "Tension"), ("5", "Litiges"),
    ]  # fmt: skip


def test_a_page_laid_out_in_three_columns_keeps_its_articles(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], outline: Callable[..., Outline]
) -> None:
    blocks = [*head]
    for row, (title, text) in enumerate(zip(("1. Objet", "2. Engagements", "3. Durée"), (P1, P2, P3), strict=True)):
        blocks += [
            (title, {"cell": (0, row, 0), "bold": True}),
            (text, {"cell": (0, row, 1)}),
            ("Vu", {"cell": (0, row, 2)}),
        ]
    assert outline(from_blocks(blocks).articles) == numbered("1|2|3")


@pytest.mark.parametrize(
    "titles",
    [
        "Fiche 1 – Objet|Fiche 2 – Engagements|Fiche 3 – Durée",
        "OBJET|ENGAGEMENTS|DURÉE",
        "Titre 1 – Objet|Titre 2 – Engagements|Titre 3 – Durée",
    ],
)
def test_titles_in_a_frame_are_articles(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], titles: str
) -> None:
    blocks = [*head]
    for table, (title, text) in enumerate(zip(titles.split("|"), (P1, P2, P3), strict=True)):
        blocks += [(title, {"cell": (table, 0, 0)}), (text, {})]
    assert [article.title.capitalize() for article in from_blocks(blocks).articles] == ["Objet", "Engagements", "Durée"]


def test_a_convention_written_as_one_table_keeps_its_articles(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], outline: Callable[..., Outline]
) -> None:
    rows = [
        ("Titre", "Texte", "Suivi"),
        *(
            (f"{n}. {title}", f"{P1} {P2} {P3} {P4}", "Comité")
            for n, title in enumerate(("Objet", "Engagements", "Durée"), 1)
        ),
    ]
    cells = [(text, {"cell": (0, row, column)}) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    assert outline(from_blocks([*head, *cells]).articles) == numbered("1|2|3")


def test_the_first_article_may_be_marked_by_its_ordinal_alone(
    from_blocks: Callable[..., Contract], head: list[tuple[str, dict[str, object]]], outline: Callable[..., Outline]
) -> None:
    centred: dict[str, object] = {"centred": True}
    blocks = [*head, ("1er", centred), ("Objet", centred), (P1, {}), ("Article 2", centred), ("Engagements", centred), (P2, {}),
              ("Article 3", centred), ("Durée", centred), (P3, {})]  # fmt: skip
    assert outline(from_blocks(blocks).articles) == numbered("1|2|3")


def test_letters_beyond_h_go_on_a_series_of_small_letters(
    with_body: Callable[[str], Contract], outline: Callable[[tuple[Article, ...]], Outline]
) -> None:
    titles = [
        "Objet",
        "Engagements",
        "Moyens",
        "Suivi",
        "Données",
        "Locaux",
        "Frais",
        "Secret",
        "Bilan",
        "Preuve",
        "Durée",
        "Langue",
        "Litiges",
    ]
    body = "\n".join(f"{chr(97 + rank)}) {title}\n{TEXTS[rank % 4]}" for rank, title in enumerate(titles))
    assert outline(with_body(body).articles) == [(1, chr(65 + rank), title) for rank, title in enumerate(titles)]


def test_a_table_of_contents_of_a_series_is_no_second_set_of_articles(
    read_convention: Callable[..., Contract], outline: Callable[[tuple[Article, ...]], Outline]
) -> None:
    heads = [f"Fiche {rank} – {title}" for rank, title in enumerate(("Objet", "Engagements", "Durée", "Litiges"), 1)]
    contract = read_convention(HEAD + "Sommaire\n" + "\n".join(heads) + "\n" + flat(*heads) + FOOT)
    assert outline(contract.articles) == numbered("1|2|3|4")


def test_a_numbered_paragraph_keeps_its_text_and_its_section(with_body: Callable[[str], Contract]) -> None:
    contract = with_body(NESTED[3][0])
    text = contract.document.text
    assert [c.span.slice(text) for c in contract.clauses if c.article == 5] == [P2]
    assert contract.articles[contract.articles[5].parent or 0].title == "Engagements"


def test_lists_of_numbered_sentences_that_start_again_leave_the_headings_above_them(
    with_body: Callable[[str], Contract], outline: Callable[[tuple[Article, ...]], Outline]
) -> None:
    def listed(*words: str) -> str:
        return "\n".join(
            f"{rank}. La CPTS {word} chaque trimestre avec ses professionnels." for rank, word in enumerate(words, 1)
        )

    titles = ("OBJET", "ENGAGEMENTS", "MOYENS", "DURÉE")
    body = "\n".join(
        f"{chr(65 + rank)}. {title}\n{listed('informe', 'écrit', 'répond')}" for rank, title in enumerate(titles)
    )
    assert outline(with_body(body).articles) == [(1, chr(65 + rank), title) for rank, title in enumerate(titles)]


def test_the_name_of_a_party_above_a_list_is_no_heading(with_body: Callable[[str], Contract]) -> None:
    lists = "LA CPTS\n- nomme un référent\n- le fait connaître\nL'ÉTABLISSEMENT\n- accueille les patients"
    contract = with_body(f"OBJET\n{P1}\nENGAGEMENTS\n{lists}\nDURÉE\n{P3}\nLITIGES\n{P4}")
    assert [article.title for article in contract.articles] == ["OBJET", "ENGAGEMENTS", "DURÉE", "LITIGES"]
    assert [one.bearer.value for one in contract.commitments][:3] == ["cpts", "cpts", "partner"]


def test_articles_may_be_numbered_again_from_1_in_each_chapter(with_body: Callable[[str], Contract]) -> None:
    chapters = (
        f"TITRE I - GÉNÉRALITÉS\n1. Objet\n{P1}\n2. Champ\n{P4}\n"
        f"TITRE II - CONCOURS\n1. De la CPTS\n{P2}\n2. De l'Établissement\n{P1}\n3. Du comité\n{P4}\n"
        f"TITRE III - SUITE\n1. Durée\n{P3}\n2. Litiges\n{P4}"
    )
    assert [(a.level, a.number) for a in with_body(chapters).articles] == [
        (1, "I"), (2, "1"), (2, "2"), (1, "II"), (2, "1"), (2, "2"), (2, "3"), (1, "III"), (2, "1"), (2, "2"),
    ]  # fmt: skip


def test_a_list_that_starts_again_at_1_inside_a_chapter_is_no_article(with_body: Callable[[str], Contract]) -> None:
    chapters = (
        f"TITRE I - GÉNÉRALITÉS\n1. Objet\n{P1}\n2. Champ\nSont concernées deux sortes de séjours, à savoir :\n1. les entrées\n2. les sorties\n3. Lieu\n{P4}\n"
        f"TITRE II - CONCOURS\n1. De la CPTS\n{P2}\n2. De l'Établissement\n{P1}"
    )
    assert [a.number for a in with_body(chapters).articles] == ["I", "1", "2", "3", "II", "1", "2"]


def test_clauses_named_by_a_letter_go_on_after_the_tenth(with_body: Callable[[str], Contract]) -> None:
    letters = "ABCDEFGHIJKLM"
    body = "\n".join(f"Clause {letter} — Sujet {rank}\n{TEXTS[rank % 4]}" for rank, letter in enumerate(letters))
    assert [article.number for article in with_body(body).articles] == list(letters)


def test_deep_numbers_may_begin_a_line_in_small_letters(with_body: Callable[[str], Contract]) -> None:
    body = (
        "1 OBJET\n1.1 Les Parties coordonnent les sorties.\n2 ENGAGEMENTS\n2.1 La CPTS :\n"
        "2.1.1 nomme un référent ;\n2.1.2 le fait connaître, dans les conditions des articles\n2.1.1 et 2.1.2 du présent accord.\n"
        f"3 DURÉE\n3.1 {P3}"
    )
    contract = with_body(body)
    assert [a.number for a in contract.articles] == ["1", "1.1", "2", "2.1", "2.1.1", "2.1.2", "3", "3.1"]
    assert [c.bearer.value for c in contract.commitments][:2] == ["both", "cpts"]
