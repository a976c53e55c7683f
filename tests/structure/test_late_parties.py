"""Parties presented after the articles, in an article or on a first page; conditions that follow the signature."""

from __future__ import annotations

import pytest

from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.model.contract import Contract
from cptslint.readers import read_bytes
from cptslint.structure.build import Reading, build
from tests.checking import built_in

CLINIC = "La Clinique des Tilleuls, société par actions simplifiée, 18 cours de la Liberté, 39000 Valmont, SIREN 827 640 152, représentée par sa directrice, Mme Anne Roy"
CPTS = "La communauté professionnelle territoriale de santé du Val, association de la loi de 1901, 3 place du Foirail, 39100 Montval, SIRET 841 276 397 00012, représentée par son président, M. Paul Petit"
NAMES = ["Clinique des Tilleuls", "communauté professionnelle territoriale de santé du Val"]
ARTICLES = "\n\n".join(
    f"{rank}. {title}\n\n{text}"
    for rank, (title, text) in enumerate(
        [
            ("Objet", "La Clinique et la CPTS organisent une campagne de dépistage."),
            ("Ce que fait la Clinique", "La Clinique fournit le matériel."),
            ("Ce que fait la CPTS", "La CPTS tient l'agenda."),
            ("Argent", "Les frais sont répartis entre la Clinique et la CPTS."),
            ("Durée", "La convention est conclue pour un an."),
        ],
        start=1,
    )
)


def reading(text: str) -> Reading:
    return build(read_bytes(text.encode(), "convention.txt"), built_in().vocabulary)


def contract_of(text: str) -> Contract:
    return reading(text).contract


@pytest.mark.parametrize("above", ["LES PARTIES ET LEURS SIGNATURES", "QUI SIGNE", "Entre :"])
def test_parties_may_be_presented_after_the_articles(above: str) -> None:
    text = f"CONVENTION DE DÉPISTAGE\n\n{ARTICLES}\n\n{above}\n\n{CLINIC} : c'est « la Clinique ».\n\n{CPTS} : c'est « la CPTS ».\n\nFait à Valmont, le 3 mars 2027.\n"
    contract = contract_of(text)
    assert [party.name for party in contract.parties] == NAMES
    assert [party.aliases for party in contract.parties] == [("la Clinique",), ("la CPTS",)]
    assert [article.number for article in contract.articles][:5] == ["1", "2", "3", "4", "5"]


def test_a_table_on_the_last_page_presents_them(from_blocks) -> None:
    rows = [
        ("", "CLN", "CPTS"),
        ("Nom complet", "Clinique des Tilleuls, société par actions simplifiée", "Communauté professionnelle territoriale de santé du Val"),
        ("Adresse", "18 cours de la Liberté, 39000 Valmont", "3 place du Foirail, 39100 Montval"),
        ("Numéros", "SIREN 827 640 152", "SIRET 841 276 397 00012"),
        ("Représentant", "Mme Anne Roy, directrice", "M. Paul Petit, président"),
    ]  # fmt: skip
    lines = [("CONVENTION DE DÉPISTAGE", {"bold": True, "centred": True})]
    lines += [(line, {}) for line in ARTICLES.split("\n\n")]
    lines += [(text, {"cell": (0, row, at)}) for row, cells in enumerate(rows) for at, text in enumerate(cells) if text]
    contract = from_blocks(lines)
    assert [party.name for party in contract.parties] == [
        "Clinique des Tilleuls",
        "Communauté professionnelle territoriale de santé du Val",
    ]
    assert [article.title for article in contract.articles][:2] == ["Objet", "Ce que fait la Clinique"]


def test_a_plan_before_the_parties_is_no_article(read_convention) -> None:
    plan = "\n".join(f"{rank}. Titre {rank}" for rank in range(1, 7))
    text = f"CONVENTION DE DÉPISTAGE\n\nSommaire\n{plan}\n\nEntre :\n\n{CLINIC}, ci-après « la Clinique »,\n\nEt :\n\n{CPTS}, ci-après « la CPTS »,\n\nil a été convenu ce qui suit :\n\n{ARTICLES}\n"
    contract = contract_of(text)
    assert [party.name for party in contract.parties] == NAMES
    assert [article.number for article in contract.articles] == ["1", "2", "3", "4", "5"]


GENERAL = "CONDITIONS GENERALES\n\n" + ARTICLES
SIGNED = "Fait à Valmont, le 3 mars 2027.\n\nPour la Clinique : Mme Anne Roy\n\nPour la CPTS : M. Paul Petit"


def test_conditions_that_follow_the_signature_are_articles() -> None:
    head = f"CONVENTION DE DÉPISTAGE\n\nEntre :\n\n{CLINIC}, ci-après « la Clinique »,\n\nEt :\n\n{CPTS}, ci-après « la CPTS »,\n\nil est convenu ce qui suit :"
    text = f"{head}\n\nCONDITIONS PARTICULIERES\n\nLe dépistage a lieu en mars.\n\n{SIGNED}\n\n{GENERAL}\n"
    read = reading(text)
    assert "Durée" in [article.title for article in read.contract.articles]
    (signature,) = [compiled for compiled in built_in().rules if compiled.rule.code == "FOR006"]
    assert run([signature], Context(read, built_in().qualifiers)).findings == ()
