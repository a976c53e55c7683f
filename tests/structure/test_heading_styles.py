"""The tree of articles, whatever the way headings are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cptslint.model.contract import Contract
from cptslint.readers import read_bytes
from cptslint.structure.layout import read_layout
from cptslint.structure.titles import reads_as_sentence

P1 = "La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients."
P2 = "La CPTS désigne un référent et le fait connaître à l'Établissement dans le mois de la signature."
P3 = "Elle est conclue pour une durée de deux ans et peut être dénoncée avec un préavis de trois mois."
THREE = [(1, "1", "Objet"), (1, "2", "Engagements"), (1, "3", "Durée")]


def flat(*headings: str) -> str:
    return "\n".join(f"{heading}\n{text}" for heading, text in zip(headings, [P1, P2, P3] * 9, strict=False))


@pytest.mark.parametrize(
    "headings",
    [
        ("Article 1 : Objet", "Article 2 : Engagements", "Article 3 : Durée"),
        ("Article 1er – Objet", "Article 2 – Engagements", "Article 3 – Durée"),
        ("Article 1er. Objet", "Article 2. Engagements", "Article 3. Durée"),
        ("Article premier - Objet", "Article deuxième - Engagements", "Article troisième - Durée"),
        ("Article premier. Objet", "Art. 2. Engagements", "Art. 3. – Durée."),
        ("Art 1 Objet", "Art 2 Engagements", "Art 3 Durée"),
        ("Article n° 1 : Objet", "Article n°2 : Engagements", "Article N° 3 : Durée"),
        ("Article 1. – Objet", "Article 2.- Engagements", "Article 3 .Durée"),
        ("Article 1/ Objet", "Article 2/ Engagements", "Article 3) Durée"),
        ("Article 1 | Objet", "Article 2 | Engagements", "Article 3 | Durée"),
        ("article 1 : Objet", "article 2 : Engagements", "article 3 : Durée"),
        ("Article 1 : Objet", "Article 2 - Engagements", "Article 3. Durée"),
        ("Article un : Objet", "Article deux : Engagements", "Article trois : Durée"),
        ("Clause 1 - Objet", "Clause 2 - Engagements", "Clause 3 - Durée"),
        ("Article 1\nObjet", "Article 2\nEngagements", "Article 3\nDurée"),
        ("ARTICLE 1.\nObjet.", "ARTICLE 2.\nEngagements.", "ARTICLE 3.\nDurée."),
        ("1. Objet", "2. Engagements", "3. Durée"),
        ("1 - Objet", "2 - Engagements", "3 - Durée"),
        ("1/ Objet", "2/ Engagements", "3/ Durée"),
        ("1) Objet", "2) Engagements", "3) Durée"),
        ("1°) Objet", "2°) Engagements", "3°) Durée"),
        ("1. Objet :", "2. Engagements :", "3. Durée :"),
        ("1 | Objet", "2 | Engagements", "3 | Durée"),
        ("1 · Objet", "2 · Engagements", "3 · Durée"),
        ("1 • Objet", "2 • Engagements", "3 • Durée"),
        ("1 > Objet", "2 > Engagements", "3 > Durée"),
    ],
)
def test_numbered_headings_are_articles(with_body, outline, headings):
    assert outline(with_body(flat(*headings)).articles) == THREE


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (("I. Objet", "II. Engagements", "III. Durée"), ["I", "II", "III"]),
        (("I – Objet", "II – Engagements", "III – Durée"), ["I", "II", "III"]),
        (("I/ Objet", "II/ Engagements", "III/ Durée"), ["I", "II", "III"]),
        (("A. Objet", "B. Engagements", "C. Durée"), ["A", "B", "C"]),
        (("A – Objet", "B – Engagements", "C – Durée"), ["A", "B", "C"]),
        (("Article I : Objet", "Article II : Engagements", "Article III : Durée"), ["I", "II", "III"]),
        (("Article 1 : Objet", "Article 8 : Engagements", "Article 25 : Durée"), ["1", "8", "25"]),
        (("Article 9 : Objet", "Article 9 bis : Engagements", "Article 9 ter : Durée"), ["9", "9 bis", "9 ter"]),
        (("Titre 1 : Objet", "Titre 2 : Engagements", "Titre 3 : Durée"), ["1", "2", "3"]),
    ],
)
def test_other_numbers_are_kept_as_a_reader_says_them(with_body, headings, numbers):
    articles = with_body(flat(*headings)).articles
    assert [(article.number, article.title) for article in articles] == list(
        zip(numbers, ["Objet", "Engagements", "Durée"], strict=True)
    )


@pytest.mark.parametrize(
    "titles", [("OBJET", "ENGAGEMENTS", "DURÉE ET FIN"), ("OBJET :", "ENGAGEMENTS :", "DURÉE ET FIN :")]
)
def test_capitals_without_number_are_articles(with_body, outline, titles):
    assert outline(with_body(flat(*titles)).articles) == [
        (1, None, "OBJET"),
        (1, None, "ENGAGEMENTS"),
        (1, None, "DURÉE ET FIN"),
    ]


def test_short_plain_lines_are_articles_when_nothing_else_marks_them(with_body):
    body = flat("Objet de la convention", "Engagements de la CPTS", "Durée et fin", "Confidentialité", "Litiges")
    assert [article.title for article in with_body(body).articles] == [
        "Objet de la convention", "Engagements de la CPTS", "Durée et fin", "Confidentialité", "Litiges",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "style",
    [{"bold": True}, {"underlined": True}, {"bold": True, "underlined": True}, {"heading_level": 2}, {"centred": True}],
)
def test_styled_lines_without_number_are_articles(from_blocks, head, outline, style):
    blocks = [*head]
    for title, text in zip(("Objet", "Engagements", "Durée"), (P1, P2, P3), strict=True):
        blocks += [(title, style), (text, {})]
    assert outline(from_blocks(blocks).articles) == [(1, None, "Objet"), (1, None, "Engagements"), (1, None, "Durée")]


def test_markdown_headings_are_articles(read_convention, outline):
    text = f"""# Convention de partenariat

**Entre**

La CPTS du Val Fleuri, dont le siège est 4 rue des Ormes, représentée par sa présidente, ci-après « la CPTS »,

**et**

Le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, représenté par son directeur, ci-après « l'Établissement ».

## Objet

{P1}

## Engagements

### Engagements de la CPTS

{P2}

### Engagements de l'Établissement

{P2}

## Durée

{P3}
"""
    assert outline(read_convention(text).articles) == [
        (1, None, "Objet"), (1, None, "Engagements"), (2, None, "Engagements de la CPTS"),
        (2, None, "Engagements de l'Établissement"), (1, None, "Durée"),
    ]  # fmt: skip


def test_word_headings_with_automatic_numbers_are_articles(from_blocks, head, outline):
    style = {"heading_level": 1}
    blocks = [*head, ("1. Objet", {**style, "label": "1."}), (P1, {}), ("2. Engagements", {**style, "label": "2."})]
    blocks += [
        ("2.1 De la CPTS", {"heading_level": 2, "label": "2.1"}),
        (P2, {}),
        ("2.2 De l'Établissement", {"heading_level": 2}),
        (P2, {}),
    ]
    blocks += [("3. Durée", style), (P3, {})]
    assert outline(from_blocks(blocks).articles) == [
        (1, "1", "Objet"), (1, "2", "Engagements"), (2, "2.1", "De la CPTS"), (2, "2.2", "De l'Établissement"), (1, "3", "Durée"),
    ]  # fmt: skip


def test_bold_lines_under_bold_capitals_are_sub_articles(from_blocks, head, outline):
    bold = {"bold": True}
    blocks = [
        *head,
        ("OBJET", bold),
        (P1, {}),
        ("ENGAGEMENTS", bold),
        ("La CPTS", bold),
        (P2, {}),
        ("L'Établissement", bold),
        (P2, {}),
        ("DURÉE", bold),
        (P3, {}),
    ]
    assert outline(from_blocks(blocks).articles) == [
        (1, None, "OBJET"), (1, None, "ENGAGEMENTS"), (2, None, "La CPTS"), (2, None, "L'Établissement"), (1, None, "DURÉE"),
    ]  # fmt: skip


def test_a_bold_sentence_is_no_heading(from_blocks, head, outline):
    blocks = [
        *head,
        ("Article 1 : Objet", {"bold": True}),
        (P1, {}),
        ("La CPTS s'engage à ne transmettre aucune donnée nominative.", {"bold": True}),
    ]
    blocks += [
        ("La CPTS s'engage à :", {"bold": True}),
        ("- désigner un référent ;", {"kind": "list-item"}),
        ("Article 2 : Durée", {"bold": True}),
        (P3, {}),
    ]
    assert outline(from_blocks(blocks).articles) == [(1, "1", "Objet"), (1, "2", "Durée")]


def test_headings_in_cells_of_a_two_column_table_are_articles(from_blocks, head, outline):
    blocks = [*head]
    for row, (title, text) in enumerate(
        zip(("Article 1 – Objet", "Article 2 – Engagements", "Article 3 – Durée"), (P1, P2, P3), strict=True)
    ):
        blocks += [(title, {"cell": (0, row, 0), "bold": True}), (text, {"cell": (0, row, 1)})]
    contract = from_blocks(blocks)
    assert outline(contract.articles) == THREE
    assert [clause.article for clause in contract.clauses if clause.article is not None] == [0, 1, 2]


def test_engagements_in_columns_carry_the_header_of_their_column(from_blocks, head):
    blocks = [*head, ("Article 1 – Objet", {}), (P1, {}), ("Article 2 – Engagements", {})]
    blocks += [("Engagements de la CPTS", {"cell": (0, 0, 0)}), ("Engagements de l'Établissement", {"cell": (0, 0, 1)})]
    blocks += [("Désigner un référent", {"cell": (0, 1, 0)}), ("Prêter une salle", {"cell": (0, 1, 1)})]
    clauses = from_blocks(blocks).clauses
    assert [clause.column for clause in clauses[-2:]] == ["Engagements de la CPTS", "Engagements de l'Établissement"]
    assert {clause.article for clause in clauses[-4:]} == {1}


def test_paragraphs_of_one_cell_carry_its_first_line(from_blocks, head):
    blocks = [
        *head,
        ("Article 1 – Engagements", {}),
        ("La CPTS", {"cell": (0, 0, 0)}),
        ("- désigner un référent", {"cell": (0, 0, 0)}),
        ("Article 2 – Durée", {}),
        (P3, {}),
    ]
    clause = next(c for c in from_blocks(blocks).clauses if c.column)
    assert clause.column == "La CPTS"


def test_titres_and_chapitres_are_parts_above_articles(with_body, outline):
    body = f"""TITRE I – DISPOSITIONS GÉNÉRALES
Chapitre 1 : Principes
Article 1 : Objet
{P1}
Article 2 : Engagements
{P2}
Chapitre 2 : Moyens
Article 3 : Durée
{P3}
TITRE II
DISPOSITIONS FINALES
Article 4 : Litiges
{P3}
"""
    articles = with_body(body).articles
    assert outline(articles) == [
        (1, "I", "DISPOSITIONS GÉNÉRALES"), (2, "1", "Principes"), (3, "1", "Objet"), (3, "2", "Engagements"),
        (2, "2", "Moyens"), (3, "3", "Durée"), (1, "II", "DISPOSITIONS FINALES"), (2, "4", "Litiges"),
    ]  # fmt: skip
    assert [article.is_part for article in articles] == [True, True, False, False, True, False, True, False]
    assert [article.parent for article in articles] == [None, 0, 1, 1, 0, 4, None, 6]


@pytest.mark.parametrize(
    "part",
    [
        "I. – Dispositions générales",
        "I - DISPOSITIONS GÉNÉRALES",
        "Première partie : Dispositions générales",
        "Section A – Dispositions générales",
    ],
)
def test_a_roman_or_worded_part_stands_above_articles(with_body, part):
    body = f"{part}\nArticle 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}\n"
    articles = with_body(body).articles
    assert [(article.level, article.is_part) for article in articles] == [(1, True), (2, False), (2, False)]
    assert articles[0].title.lower() == "dispositions générales"


def test_numbers_that_run_through_roman_headings_are_the_articles(with_body, outline):
    body = f"I. PRINCIPES\n1. Objet\n{P1}\n2. Engagements\n{P2}\nII. MOYENS\n3. Locaux\n{P2}\n4. Durée\n{P3}"
    articles = with_body(body).articles
    assert outline(articles) == [
        (1, "I", "PRINCIPES"), (2, "1", "Objet"), (2, "2", "Engagements"), (1, "II", "MOYENS"), (2, "3", "Locaux"), (2, "4", "Durée"),
    ]  # fmt: skip
    assert [article.is_part for article in articles] == [True, False, False, True, False, False]


def test_numbers_that_start_again_under_roman_headings_are_sub_articles(with_body, outline):
    body = f"I. PRINCIPES\n1. Objet\n{P1}\n2. Engagements\n{P2}\nII. MOYENS\n1. Locaux\n{P2}\n2. Matériel\n{P3}\nIII. DURÉE\n{P3}"
    articles = with_body(body).articles
    assert outline(articles) == [
        (1, "I", "PRINCIPES"), (2, "1", "Objet"), (2, "2", "Engagements"), (1, "II", "MOYENS"), (2, "1", "Locaux"), (2, "2", "Matériel"), (1, "III", "DURÉE"),
    ]  # fmt: skip
    assert not any(article.is_part for article in articles)


def test_a_numbered_list_inside_one_capital_heading_is_no_article(with_body, outline):
    body = f"OBJET\n{P1}\nMOYENS\nLes Parties mobilisent :\n1. Réunions trimestrielles\n2. Formations croisées\n3. Annuaire commun\nDURÉE\n{P3}\nLITIGES\n{P3}"
    assert outline(with_body(body).articles) == [
        (1, None, "OBJET"),
        (1, None, "MOYENS"),
        (1, None, "DURÉE"),
        (1, None, "LITIGES"),
    ]


def test_a_list_that_starts_again_inside_a_numbered_article_is_no_article(with_body, outline):
    body = f"1. Objet\n{P1}\n2. Engagements\nLa CPTS :\n1. Réunions trimestrielles\n2. Formations croisées\n3. Annuaire\n3. Durée\n{P3}\n4. Litiges\n{P3}"
    assert outline(with_body(body).articles) == [
        (1, "1", "Objet"),
        (1, "2", "Engagements"),
        (1, "3", "Durée"),
        (1, "4", "Litiges"),
    ]


@pytest.mark.parametrize(
    ("subs", "numbers"),
    [
        (("2.1 Référent", "2.2 Réunions"), ["2.1", "2.2"]),
        (("2.1. Référent", "2.2. Réunions"), ["2.1", "2.2"]),
        (("2.1 – Référent", "2.2 – Réunions"), ["2.1", "2.2"]),
        (("2-1 Référent", "2-2 Réunions"), ["2-1", "2-2"]),
        (("Article 2.1 : Référent", "Article 2.2 : Réunions"), ["2.1", "2.2"]),
        (("Article 2-1 – Référent", "Article 2-2 – Réunions"), ["2-1", "2-2"]),
        (("A. Référent", "B. Réunions"), ["A", "B"]),
        (("A/ Référent", "B/ Réunions"), ["A", "B"]),
        (("1) Référent", "2) Réunions"), ["1", "2"]),
        (("I. Référent", "II. Réunions"), ["I", "II"]),
    ],
)
def test_sub_articles(with_body, subs, numbers):
    body = (
        f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\n{subs[0]}\n{P2}\n{subs[1]}\n{P3}\nArticle 3 : Durée\n{P3}"
    )
    articles = with_body(body).articles
    assert [(a.level, a.number, a.title, a.parent) for a in articles] == [
        (1, "1", "Objet", None), (1, "2", "Engagements", None), (2, numbers[0], "Référent", 1), (2, numbers[1], "Réunions", 1), (1, "3", "Durée", None),
    ]  # fmt: skip


def test_a_letter_under_a_dotted_number_is_one_level_deeper(from_blocks, head, outline):
    bold = {"bold": True}
    blocks = [
        *head,
        ("Article 1 – Engagements", bold),
        ("1.1 De la CPTS", bold),
        ("A. Référent", bold),
        (P2, {}),
        ("B. Réunions", bold),
        (P2, {}),
        ("1.2 De l'Établissement", bold),
        (P2, {}),
        ("Article 2 – Durée", bold),
        (P3, {}),
    ]
    assert [level for level, _, _ in outline(from_blocks(blocks).articles)] == [1, 2, 3, 3, 2, 1]


def test_short_list_items_are_no_sub_articles(with_body, outline):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\nLa CPTS met à disposition :\n1) Un référent\n2) Une salle\n3) Un annuaire\nElle en rend compte chaque année.\nArticle 3 : Durée\n{P3}"
    assert outline(with_body(body).articles) == THREE


def test_numbered_paragraphs_are_untitled_articles_and_keep_their_text(with_body, outline):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\n2.1. L'Établissement s'engage à prêter une salle.\n2.2. La CPTS s'engage à la rendre propre.\nArticle 3 : Durée\n{P3}"
    contract = with_body(body)
    assert outline(contract.articles)[2:4] == [(2, "2.1", ""), (2, "2.2", "")]
    texts = [clause.span.slice(contract.document.text) for clause in contract.clauses if clause.article in (2, 3)]
    assert texts == ["L'Établissement s'engage à prêter une salle.", "La CPTS s'engage à la rendre propre."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle nomme un chargé de relations avec la ville.",
        "La CPTS répond des dommages causés par ses salariés.",
        "Les pièces médicales transitent par messagerie sécurisée.",
        "L'Établissement n'exige aucune exclusivité de la CPTS.",
        "Chacun paie ses frais de déplacement.",
    ],
)
def test_a_numbered_sentence_is_no_title(with_body, sentence):
    contract = with_body(
        f"1. OBJET\n1.1 La présente convention a un objet.\n2. RISQUES\n2.1 {sentence}\n2.2 Elle est signée."
    )
    assert sentence in [clause.span.slice(contract.document.text) for clause in contract.clauses]


@pytest.mark.parametrize("title", ["La formation continue des professionnels.", "Le suivi et les instances communes."])
def test_a_noun_with_a_full_stop_is_no_sentence(title):
    assert not reads_as_sentence(title)


def test_articles_without_title_keep_their_text(with_body, outline):
    contract = with_body(f"Article 1\n{P1}\nArticle 2\n{P2}\nArticle 3\n{P3}")
    assert outline(contract.articles) == [(1, "1", ""), (1, "2", ""), (1, "3", "")]
    assert [c.span.slice(contract.document.text) for c in contract.clauses if c.article is not None] == [P1, P2, P3]


def test_a_text_on_the_line_of_the_number_is_no_title(with_body, outline):
    contract = with_body(f"Article 1 : {P1}\nArticle 2 : La CPTS désigne un référent.\nArticle 3 – {P3}")
    assert outline(contract.articles) == [(1, "1", ""), (1, "2", ""), (1, "3", "")]
    assert [c.span.slice(contract.document.text) for c in contract.clauses if c.article is not None] == [
        P1,
        "La CPTS désigne un référent.",
        P3,
    ]


@pytest.mark.parametrize("joint", [". ", ". – ", " : ", " – "])
def test_a_title_run_into_its_text_is_told_apart(with_body, outline, joint):
    contract = with_body(
        f"Article 1. Objet{joint}{P1}\nArticle 2. Engagements de la CPTS{joint}{P2}\nArticle 3. Durée{joint}{P3}"
    )
    assert outline(contract.articles) == [(1, "1", "Objet"), (1, "2", "Engagements de la CPTS"), (1, "3", "Durée")]
    assert [c.span.slice(contract.document.text) for c in contract.clauses if c.article is not None] == [P1, P2, P3]
    assert contract.articles[0].heading.slice(contract.document.text).startswith("Article 1. Objet")
    assert "présente" not in contract.articles[0].heading.slice(contract.document.text)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Article 2 : Modalités de coopération entre\nles parties", "Modalités de coopération entre les parties"),
        (
            "Article 2\nNature des services rendus\npar les organismes locaux",
            "Nature des services rendus par les organismes locaux",
        ),
        ("ARTICLE 2 – MOYENS HUMAINS\nET MATÉRIELS", "MOYENS HUMAINS ET MATÉRIELS"),
        ("ARTICLE 2 – ENGAGEMENTS DE LA\nCPTS", "ENGAGEMENTS DE LA CPTS"),
    ],
)
def test_a_title_over_two_lines_is_joined(with_body, outline, lines, title):
    body = f"Article 1 : Objet\n{P1}\n{lines}\n{P2}\nArticle 3 : Durée\n{P3}"
    assert outline(with_body(body).articles)[1] == (1, "2", title)


def test_a_question_is_a_title(with_body, outline):
    body = f"Article 1 : Pourquoi cette convention ?\n{P1}\nArticle 2 : À quoi s'engage la CPTS ?\n{P2}\nArticle 3 : Comment prend-elle fin ?\n{P3}"
    assert [title for _, _, title in outline(with_body(body).articles)] == [
        "Pourquoi cette convention ?", "À quoi s'engage la CPTS ?", "Comment prend-elle fin ?",
    ]  # fmt: skip


def test_text_broken_at_column_width_keeps_its_articles(read_convention, outline):
    import textwrap

    from_head = "\n\n".join(
        [
            "CONVENTION DE PARTENARIAT", "Entre la CPTS du Val Fleuri, dont le siège est 4 rue des Ormes, 39000 Valmont, représentée par sa présidente, ci-après « la CPTS »,",
            "et le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, 39000 Valmont, représenté par son directeur, ci-après « l'Établissement »,",
            "Il a été convenu ce qui suit :",
        ]
    )  # fmt: skip
    paragraphs = [
        from_head,
        "Article 1 : Objet",
        f"{P1} {P2}",
        "Article 2 : Engagements",
        f"{P2} {P1} Conformément à l'article 1, elle en rend compte.",
        "Article 3 : Durée",
        f"{P3} {P2}",
    ]
    text = "\n\n".join("\n".join(textwrap.wrap(piece, 62)) for block in paragraphs for piece in block.split("\n\n"))
    contract = read_convention(text)
    assert outline(contract.articles) == THREE
    assert len(contract.parties) == 2


def test_first_part_may_be_ordinal(with_body):
    body = (
        f"TITRE Ier - DISPOSITIONS LIMINAIRES\nArticle 1 - Objet\n{P1}\nTITRE II - ENGAGEMENTS\nArticle 2 - Durée\n{P3}"
    )
    articles = with_body(body).articles
    assert [(a.number, a.title, a.is_part) for a in articles] == [
        ("I", "DISPOSITIONS LIMINAIRES", True),
        ("1", "Objet", False),
        ("II", "ENGAGEMENTS", True),
        ("2", "Durée", False),
    ]


def test_a_marked_heading_after_a_broken_sentence_is_no_reference(from_blocks, head):
    blocks = [*head, ("ARTICLE 1 - OBJET", {"bold": True}), ("Les comptes rendus sont adressés dans un délai de quinze jours suivant la", {}),
              ("ARTICLE 2 - ÉVALUATION", {"bold": True}), ("Le comité dresse un bilan.", {}),
              ("ARTICLE 3 - DURÉE", {"bold": True}), ("La convention dure deux ans.", {})]  # fmt: skip
    assert [article.number for article in from_blocks(blocks).articles] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "lines",
    [
        ("8.1 Chaque partie respecte le règlement européen pour ses fichiers.", "8.2 Nul ne les cède."),
        (
            "8.1. Chaque partie respecte le règlement européen pour ses fichiers",
            "8.2. Les parties se signalent toute violation",
        ),
        (
            "8.1 – Signalement des violations de données dans les deux jours.",
            "8.2 – La CPTS transmet la liste de ses référents",
        ),
    ],
)
def test_a_numbered_paragraph_keeps_its_words(with_body, lines):
    contract = with_body(
        f"Article 7 - Objet\n{P1}\nArticle 8 - Données\n" + "\n".join(lines) + f"\nArticle 9 - Durée\n{P3}"
    )
    inside = [a for a in contract.articles if (a.number or "").startswith("8.")]
    assert [(a.number, a.title) for a in inside] == [("8.1", ""), ("8.2", "")]
    texts = [clause.span.slice(contract.document.text) for clause in contract.clauses]
    for line in lines:
        assert any(line.split(None, 1)[1].lstrip("– ") in text for text in texts), line


def test_the_short_name_of_a_party_introduces_its_duties_and_is_no_heading(read_convention):
    contract = read_convention(
        """CONVENTION
ENTRE
Le Réseau d'hospitalisation à domicile de Valmont, association, 1 rue du Puits, 39000 Valmont, représenté par son directeur. Dans le texte : « RHAD ».
ET
La CPTS du Val Fleuri, association, 4 rue des Ormes, 39000 Valmont, représentée par sa présidente. Dans le texte : « CPTS-VF ».

1. OBJET
La convention décrit le travail commun.

2. QUI FAIT QUOI

2.1 Côté RHAD

RHAD :
• répond à toute demande d'avis.

2.2 Côté CPTS-VF

CPTS-VF :
• présente le réseau à ses adhérents.

3. DURÉE
La convention dure un an.
"""
    )
    assert [article.number for article in contract.articles] == ["1", "2", "2.1", "2.2", "3"]


def test_letters_that_are_roman_numbers_go_on_a_series_of_letters(with_body: Callable[[str], Contract]) -> None:
    titles = ["Objet", "Durée", "Moyens", "Suivi", "Données", "Locaux", "Communication", "Assurances", "Pilotage", "Sortie",
              "Litiges", "Annexes", "Avenants", "Frais", "Secret", "Qualité", "Bilan", "Usages", "Langue", "Preuve", "Tenue",
              "Recours", "Notifications", "Signature"]  # fmt: skip
    body = "\n\n".join(
        f"{chr(65 + rank)}. {title}\n\nLa CPTS tient le registre {rank}." for rank, title in enumerate(titles)
    )
    contract = with_body(body)
    assert [(article.number, article.title) for article in contract.articles] == [
        (chr(65 + rank), title) for rank, title in enumerate(titles)
    ]


def test_monsieur_is_no_letter_of_a_series(with_body: Callable[[str], Contract]) -> None:
    body = "A. Objet\n\nLa CPTS agit.\n\nB. Durée\n\nUn an.\n\nC. Suivi\n\nM. Durand\n\nIl préside.\n\nD. Sortie\n\nLibre.\n"
    contract = with_body(body)
    assert [article.number for article in contract.articles] == ["A", "B", "C", "D"]


PLAIN_HEAD = """CONVENTION DE PARTENARIAT

Entre nous :

L'association Les Tilleuls (FINESS 170784813). Siège : 5 impasse du Lavoir, 17990 Valmont. Elle est représentée par Anne Roy, présidente. On l'appellera "l'Association".

La Communauté professionnelle territoriale de santé du Val, association. Siège : 31 quai Haut, 17990 Valmont. Elle est représentée par Yann Petit, son président. On l'appellera "la CPTS".
"""
PLAIN_BODY = """
À quoi sert ce texte

Il dit comment l'Association et la CPTS s'entraident.

Ce que fait l'Association

Elle paie le transport.

Ce que fait la CPTS

Elle donne la liste des volontaires.

L'argent

Personne ne paie rien à l'autre.

Fait à Valmont, le 14 octobre 2026.
"""
PLAIN_TITLES = ["À quoi sert ce texte", "Ce que fait l'Association", "Ce que fait la CPTS", "L'argent"]


@pytest.mark.parametrize(
    ("first", "before"),
    [
        ("Ce qui nous a amenés là", []),
        ("Pourquoi nous signons", []),
        ("Le transport des résidents", ["Le transport des résidents"]),
    ],
)
def test_plain_lines_below_the_parties_are_titles_when_nothing_else_is(first: str, before: list[str]) -> None:
    text = f"{PLAIN_HEAD}\n{first}\n\nBeaucoup n'ont pas vu de dentiste depuis trois ans.\n{PLAIN_BODY}"
    layout = read_layout(read_bytes(text.encode(), "convention.txt"))
    assert [article.title for article in layout.articles] == before + PLAIN_TITLES


def test_the_first_article_may_tell_who_somebody_is() -> None:
    body = "I. QUI NOUS SOMMES\n\nL'Association représente les malades.\n\nII. À QUOI SERT CE TEXTE\n\nIl dit comment nous travaillons.\n\nIII. DURÉE\n\nLa convention dure deux ans.\n"
    layout = read_layout(read_bytes(f"{PLAIN_HEAD}\n{body}".encode(), "convention.txt"))
    assert [article.number for article in layout.articles] == ["I", "II", "III"]


@pytest.mark.parametrize("style", ["bold", "underlined", "centred"])
def test_a_number_alone_above_a_marked_title_is_a_heading_even_after_a_sentence_cut_short(from_blocks, head, style):
    blocks = list(head)
    for number, title, text in (
        ("1", "Objet", "L'Établissement rembourse les frais de préparation et de"),
        ("2", "Durée", P3),
    ):
        blocks += [(f"Article {number}", {}), (title, {style: True}), (text, {})]
    contract = from_blocks(blocks)
    assert [(a.number, a.title) for a in contract.articles] == [("1", "Objet"), ("2", "Durée")]
