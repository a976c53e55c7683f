"""Agreements written as letters: who writes, who is written to, and what each is called."""

from __future__ import annotations

import pytest

from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.model.contract import Contract
from cptslint.packs.rules import CompiledRule
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from tests.checking import built_in
from tests.structure.test_party_labels import rule as identification

SENDER = "DÉPARTEMENT DU VAL\nHôtel du Département, 1 place du Mail, 39000 Valmont\nSIRET 227 800 414 00012"
RECIPIENT = "CPTS du Val Clair\nÀ l'attention de Mme Iris Noël, présidente\n3 rue Haute, 39100 Montval"
ABOUT = "Objet : lettre-accord relative à la prévention\n\nMadame la Présidente,\n"
CALLED = "Votre association (ci-après « la Communauté ») et mes services ont préparé l'accord qui liera le Département du Val."
ARTICLES = (
    "Article 1 - Objet\nLe Département et la Communauté organisent le repérage.\n"
    "Article 2 - Local\nVotre association dispose d'un local.\n"
    "Article 3 - Durée\nL'accord est conclu pour un an.\n"
    "Article 4 - Argent\nLe Département verse 900 euros.\n"
)


def letter(sender: str = SENDER, recipient: str = RECIPIENT, between: str = "Valmont, le 7 janvier 2027") -> str:
    return (
        f"{sender}\n\n{between}\n\n{recipient}\n\n{ABOUT}\n{CALLED}\n\n{ARTICLES}\nFait à Valmont, le 7 janvier 2027.\n"
    )


def read(text: str) -> Contract:
    return build(read_bytes(text.encode(), "lettre.txt"), built_in().vocabulary).contract


def raised(text: str, rule: CompiledRule) -> list[str | None]:
    context = Context(build(read_bytes(text.encode(), "lettre.txt"), built_in().vocabulary), built_in().qualifiers)
    source = context.contract.document.text
    return [finding.span.slice(source) if finding.span else None for finding in run([rule], context).findings]


@pytest.mark.parametrize("between", ["Valmont, le 7 janvier 2027", "à", "À"])
def test_who_writes_and_who_is_written_to_are_the_parties(between: str) -> None:
    contract = read(letter(between=between))
    assert [(p.name, p.is_cpts) for p in contract.parties] == [
        ("Département du Val", False),
        ("CPTS du Val Clair", True),
    ]
    assert contract.parties[1].representative == "Mme Iris Noël, présidente"
    assert contract.is_convention


def test_a_name_given_to_your_association_is_that_of_whom_is_written_to() -> None:
    assert "la Communauté" in read(letter()).parties[1].aliases
    assert "la Communauté" not in read(letter()).parties[0].aliases


def test_who_writes_is_represented_by_who_signs() -> None:
    assert raised(letter(), identification()) == []


def test_a_letter_may_speak_to_its_reader() -> None:
    (instructions,) = [compiled for compiled in built_in().rules if compiled.rule.code == "FOR002"]
    said = "Vous trouverez ci-après les termes de notre accord ; votre signature suffira."
    text = letter().replace(CALLED, f"{CALLED}\n\n{said}")
    assert raised(text, instructions) == []
    assert said in raised(text.replace("Madame la Présidente,", "Bonjour."), instructions)


def test_a_convention_is_no_letter() -> None:
    text = letter().replace("Madame la Présidente,\n", "")
    assert [p.name for p in read(text).parties] != ["Département du Val", "CPTS du Val Clair"]


SPOKEN = (
    "Article 1 - Objet\nCette lettre organise le repérage.\n"
    "Article 2 - Vie de l'accord\n{}\n"
    "Article 3 - Suite\nNous vous tenons informés et vous nous répondez.\n"
    "Article 4 - Durée\nL'accord est conclu pour un an.\n"
)


def spoken(sentence: str) -> list[tuple[str, str]]:
    """Return who is bound by a sentence of a letter, and the words that say to what."""
    text = letter().replace(ARTICLES, SPOKEN.format(sentence))
    contract = read(text)
    assert contract.document.text.count(sentence) == 1
    start = contract.document.text.index(sentence)
    return [
        (c.bearer.value, c.span.slice(contract.document.text))
        for c in contract.commitments
        if start <= c.span.start < start + len(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "bearer"),
    [
        ("Nous gardons trois places pour les admissions directes.", "partner"),
        ("Nous vous versons 900 euros chaque année.", "partner"),
        ("Vous nous remettez un bilan chaque année.", "cpts"),
        ("Vous diffuserez notre annuaire à vos adhérents.", "cpts"),
        ("Votre coordinatrice rappelle nos équipes dans la journée.", "cpts"),
        ("Notre direction met le planning à jour.", "partner"),
        ("La lettre de sortie est remise au patient par nos services.", "partner"),
        ("Vos adhérents proposent la rencontre à leurs patients.", "other"),
        ("Nous nous prévenons de toute absence.", "both"),
        ("Nous dressons ensemble un bilan annuel.", "both"),
    ],
)
def test_who_speaks_in_a_letter_and_who_is_spoken_to_are_the_parties(sentence: str, bearer: str) -> None:
    assert [who for who, _ in spoken(sentence)] == [bearer]


def test_nous_is_both_parties_where_nobody_is_addressed() -> None:
    text = letter().replace(
        "Le Département verse 900 euros.", "Nous versons chacun 900 euros et nous rendons compte au préfet."
    )
    assert {c.bearer.value for c in read(text).commitments if "compte" in c.span.slice(text)} == {"both"}
