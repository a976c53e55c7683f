"""What is no article, and the parts of a convention."""

from __future__ import annotations

import pytest

from cptslint.model.contract import Zone
from cptslint.model.document import Document
from tests.growth import growth
from tests.structure.samples import FOOT, HEAD

P1 = "La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients."
P2 = "La CPTS désigne un référent et le fait connaître à l'Établissement dans le mois de la signature."
P3 = "Elle est conclue pour une durée de deux ans et peut être dénoncée avec un préavis de trois mois."


def numbers(contract) -> list[str | None]:
    return [article.number for article in contract.articles]


def zone_of(contract, words: str) -> Zone:
    place = contract.document.text.index(words)
    return next(clause.zone for clause in contract.clauses if clause.span.start <= place < clause.span.end)


@pytest.mark.parametrize(
    "false",
    [
        "Art. L. 6211-1. - Un examen de biologie médicale est un acte médical.",
        "Article L. 1110-4 du code de la santé publique : toute personne a droit au respect de sa vie privée.",
        "Article R. 4127-4 – Le secret professionnel s'impose à tout médecin.",
        "Article L1434-12 du code de la santé publique",
        "L'article 13 de la loi s'applique aux traitements en cause.",
        "Article 83 du code de déontologie, dans sa rédaction en vigueur.",
        "Article 5 de la présente convention, les Parties en conviennent.",
        "Article 7 ci-dessus : les délais y sont précisés.",
        "Articles 3 et 4 : voir les annexes.",
        "Article 5 et suivants du règlement intérieur",
        "Article 12, alinéa 2, du même texte.",
        "Art. 1240. – Tout fait quelconque de l'homme oblige celui par la faute duquel il est arrivé à le réparer.",
        "« Article 4 – Le patient choisit librement son médecin. »",
        "article 3 prévoit que les frais sont partagés.",
        "2 000 euros sont versés à la CPTS.",
        "12.05.2026 : date de la première réunion.",
    ],
)
def test_a_false_heading_is_no_article(with_body, false):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\n{P2}\n{false}\n{P1}\nArticle 3 : Durée\n{P3}"
    assert numbers(with_body(body)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "cut", ["dans les conditions de l'", "comme il est dit à l'", "selon l'", "par application de l'", "voir"]
)
def test_a_reference_cut_by_the_end_of_a_line_is_no_article(with_body, cut):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\nLa CPTS agit {cut}\nArticle 7. Elle en rend compte.\nArticle 3 : Durée\n{P3}"
    assert numbers(with_body(body)) == ["1", "2", "3"]


@pytest.mark.parametrize("heading", ["ARTICLE 3 - DUREE", "Article 3 : Durée"])
def test_a_titled_article_after_a_sentence_that_stops_short_is_one(with_body, heading):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Bilan\nLe bilan est adressé dans les quinze jours suivant la\n{heading}\n{P3}"
    assert numbers(with_body(body)) == ["1", "2", "3"]


def test_an_article_quoted_from_a_code_with_a_large_number_is_no_article(with_body):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Rappel\nArticle 371 – De l'autorité parentale\n{P2}\nArticle 3 : Durée\n{P3}"
    assert numbers(with_body(body)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "contents",
    [
        "Article 1 : Objet ........ 2\nArticle 2 : Engagements ........ 3\nArticle 3 : Durée ........ 5",
        "Article 1 : Objet … 2\nArticle 2 : Engagements … 3\nArticle 3 : Durée … 5",
        "Article 1 : Objet\t2\nArticle 2 : Engagements\t3\nArticle 3 : Durée\t5",
        "Article 1 : Objet\nArticle 2 : Engagements\nArticle 3 : Durée",
        "Article 1 : Objet 2\nArticle 2 : Engagements 3\nArticle 3 : Durée 5",
    ],
)
@pytest.mark.parametrize("place", ["front", "after the head"])
def test_a_table_of_contents_gives_no_article(read_convention, contents, place):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Engagements\n{P2}\nArticle 3 : Durée\n{P3}"
    front = f"SOMMAIRE\n{contents}\n"
    text = front + HEAD + body + FOOT if place == "front" else HEAD + front + body + FOOT
    contract = read_convention(text)
    assert numbers(contract) == ["1", "2", "3"]
    assert zone_of(contract, P1) is Zone.BODY
    assert len(contract.parties) == 2


def test_recitals_preamble_body_and_signature_are_told_apart(read_convention):
    head, formula = HEAD.rsplit("Il a été convenu", 1)
    recitals = "Vu le code de la santé publique ;\nVu la délibération du 3 mars ;\nPRÉAMBULE\nLa CPTS rassemble les soignants de sept communes.\nIl a été convenu"
    contract = read_convention(head + recitals + formula + f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}" + FOOT)
    assert zone_of(contract, "Vu le code") is Zone.RECITALS
    assert zone_of(contract, "La CPTS rassemble") is Zone.PREAMBLE
    assert zone_of(contract, P1) is Zone.BODY
    assert zone_of(contract, "Fait à Valmont") is Zone.SIGNATURE
    assert numbers(contract) == ["1", "2"]
    assert len(contract.parties) == 2


def test_a_convention_without_formula_nor_recitals_has_its_articles(read_convention):
    head = HEAD.rsplit("Il a été convenu", 1)[0]
    contract = read_convention(head + f"1. Objet\n{P1}\n2. Engagements\n{P2}\n3. Durée\n{P3}" + FOOT)
    assert numbers(contract) == ["1", "2", "3"]
    assert len(contract.parties) == 2


@pytest.mark.parametrize(
    "signature",
    [
        "Fait à Valmont, le 3 mars 2026",
        "Fait en deux exemplaires originaux",
        "À ………, le ………\nPour la CPTS\nPour l'Établissement",
        "SIGNATURES\nPour la CPTS\nPour l'Établissement",
        "Pour la CPTS, la présidente\nPour l'Établissement, le directeur",
    ],
)
def test_the_signature_is_no_clause_of_the_last_article(read_convention, signature):
    contract = read_convention(HEAD + f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}\n{signature}\nAna Lorc")
    assert zone_of(contract, signature.split("\n")[0]) is Zone.SIGNATURE
    assert contract.document.text[contract.articles[-1].span.start : contract.articles[-1].span.end].endswith(P3)


def test_articles_of_an_annex_stay_in_the_annex(read_convention, outline):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}"
    annex = (
        f"ANNEXE 1 – Règlement de la salle\nArticle 1 : Accès\n{P2}\nArticle 2 : Clés\n{P2}\nAnnexe 2\nTarifs\n{P2}\n"
    )
    contract = read_convention(HEAD + body + FOOT + annex)
    assert numbers(contract) == ["1", "2"]
    assert [(a.number, a.title) for a in contract.annexes] == [("1", "Règlement de la salle"), ("2", "Tarifs")]
    assert outline(contract.annexes[0].articles) == [(1, "1", "Accès"), (1, "2", "Clés")]
    inside = [c for c in contract.clauses if c.annex == 0 and c.article is not None]
    assert [(c.zone, c.article, c.alinea) for c in inside] == [(Zone.ANNEX, 0, 1), (Zone.ANNEX, 1, 1)]


def test_annexes_before_the_signature_are_annexes(read_convention):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}\nANNEXE 1 – Salle\n{P2}\n{P1}"
    contract = read_convention(HEAD + body + FOOT)
    assert [(a.number, a.title) for a in contract.annexes] == [("1", "Salle")]
    assert zone_of(contract, "Fait à Valmont") is Zone.SIGNATURE
    assert zone_of(contract, P2) is Zone.ANNEX


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_list_of_annexes_inside_an_article_is_no_annex(read_convention, mark):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Annexes\nSont annexés :\n{mark}Annexe 1 : Salle\n{mark}Annexe 2 : Tarifs\nArticle 3 : Durée\n{P3}"
    contract = read_convention(HEAD + body + FOOT)
    assert contract.annexes == ()
    assert numbers(contract) == ["1", "2", "3"]


def test_a_list_of_annexes_in_the_last_article_is_no_annex(read_convention):
    body = f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}\nArticle 3 : Annexes\nAnnexe 1 : Salle\nAnnexe 2 : Tarifs"
    contract = read_convention(HEAD + body + FOOT + f"Annexe 1 : Salle\n{P2}\nAnnexe 2 : Tarifs\n{P1}")
    assert [(a.number, a.title) for a in contract.annexes] == [("1", "Salle"), ("2", "Tarifs")]
    assert contract.annexes[0].span.start > contract.document.text.index("Fait à Valmont")
    assert numbers(contract) == ["1", "2", "3"]


def test_an_annex_that_is_the_convention_is_read_as_the_convention(read_convention):
    contract = read_convention(
        "Annexe 2 à la délibération n° 2026-14\n" + HEAD + f"Article 1 : Objet\n{P1}\nArticle 2 : Durée\n{P3}" + FOOT
    )
    assert contract.annexes == ()
    assert numbers(contract) == ["1", "2"]


def test_the_articles_of_the_order_that_carries_the_convention_are_not_its_own(read_convention):
    order = (
        "ARRÊTÉ\nArticle 1\nLa convention annexée est approuvée.\nArticle 2\nLe directeur est chargé de l'exécution.\n"
    )
    contract = read_convention(order + HEAD + f"Article 1er : Objet\n{P1}\nArticle 2 : Durée\n{P3}" + FOOT)
    assert [(a.number, a.title) for a in contract.articles] == [("1", "Objet"), ("2", "Durée")]


@pytest.mark.parametrize(
    "after",
    [
        "Conclue par", "Le présent accord est conclu entre :", "La présente est passée entre", "Signataires", "On se présente",
        "Vu le code de la santé publique ;", "SOMMAIRE", "Article 1er. Objet ........................ 2", "Nous sommes deux :",
    ],
)  # fmt: skip
def test_the_title_ends_where_the_presentation_or_the_recitals_begin(read_convention, after):
    head = HEAD.split("\n", 1)[1]
    contract = read_convention(
        f"CONVENTION DE COOPÉRATION\nrelative aux sorties\n{after}\n{head}Article 1 : Objet\n{P1}{FOOT}"
    )
    assert contract.title == "CONVENTION DE COOPÉRATION relative aux sorties"


def test_a_title_may_name_the_parties(read_convention):
    head = HEAD.split("\n", 1)[1]
    title = "CONVENTION DE COOPÉRATION\nentre le Centre hospitalier de Brévenay et la CPTS du Val d'Arc"
    contract = read_convention(f"{title}\n{head}Article 1 : Objet\n{P1}{FOOT}")
    assert contract.title == title.replace("\n", " ")


def test_a_guide_before_the_convention_is_front_matter(read_convention):
    guide = "\n".join(
        ["# Bien rédiger sa convention", "", "## Avant de signer", "", "Les partenaires discutent ensemble de leurs objectifs et de leurs moyens.", "",
         "## Nos conseils", "", "Prévoyez toujours une clause de sortie et demandez l'avis du bureau.", "", "## CONVENTION DE PARTENARIAT", ""]
    )  # fmt: skip
    head = HEAD.split("\n", 1)[1].replace("\n", "\n\n")
    body = f"## ARTICLE 1 – OBJET\n\n{P1}\n\n### Article 1.1 : Champ\n\n{P2}\n\n## ARTICLE 2 – DURÉE\n\n{P3}\n\n"
    contract = read_convention(guide + "\n" + head + body + FOOT)
    assert numbers(contract) == ["1", "1.1", "2"]
    assert contract.title == "CONVENTION DE PARTENARIAT"
    assert zone_of(contract, "Prévoyez toujours") is Zone.HEAD


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Compte rendu de réunion\nPrésents : la CPTS et le centre hospitalier.\nLes participants ont parlé du parcours.",
            "Ce document n'est pas une convention",
        ),
        (HEAD + "Les Parties se retrouveront au printemps pour en parler.", "aucun article"),
    ],
)
def test_what_is_no_convention_says_why_and_what_to_do(read_convention, text, words):
    contract = read_convention(text)
    assert not contract.is_convention
    assert words in contract.why_not
    assert contract.why_not.endswith(".")
    assert "donnez" in contract.why_not or "vérifiez" in contract.why_not


def test_slides_about_conventions_are_no_convention(read_convention):
    slides = "\n".join(
        f"{title}\n{P1}" for title in ("Définition", "Les cinq principes", "Les prérequis", "Intérêts", "Conclusion")
    )
    contract = read_convention(
        f"Les conventions de partenariat\nCPTS du Val\n{slides}\nExemple de convention, à lire avec les parties."
    )
    assert not contract.is_convention
    assert contract.articles == ()


def test_nine_hundred_articles_cost_about_ten_times_ninety(read_convention):
    from cptslint.readers import read_bytes
    from cptslint.structure.layout import read_layout

    def of(count: int) -> Document:
        body = "\n".join(f"Article {i} : Objet {i}\n{P1}\n{P2}" for i in range(1, count + 1))
        annexes = "\n".join(f"Annexe {i} : Fiche\n{P2}" for i in range(1, count // 10 + 1))
        return read_bytes((HEAD + body + FOOT + annexes).encode(), "convention.txt")

    few, many = of(90), of(900)
    layout = read_layout(many)
    assert (len(layout.articles), len(layout.annexes)) == (900, 90)
    assert growth(lambda: read_layout(many), lambda: read_layout(few), enough=22) <= 22
