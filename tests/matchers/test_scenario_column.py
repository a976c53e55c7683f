"""A cell of a table is read under the title of its column."""

from __future__ import annotations

import pytest

from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.packs.rules import CompiledRule
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from tests.checking import built_in, make_rule

TABLE = """\
# Convention de partenariat

Entre la CPTS des Lacs, association, 1 rue Haute, représentée par sa présidente, ci-après « la CPTS », et le Centre Hospitalier de Valmont, \
2 rue Basse, représenté par son directeur, ci-après « l'Établissement », il a été convenu ce qui suit :

## Article 1 - Argent

| Action | Coût | {title} |
|---|---|---|
{rows}

## Article 2 - Durée

La convention est conclue pour un an.
"""


def found(rules: tuple[CompiledRule, ...], title: str, *rows: str) -> list[tuple[str, str]]:
    text = TABLE.format(title=title, rows="\n".join(f"| {row} |" for row in rows))
    document = read_bytes(text.encode(), "essai.md")
    context = Context(build(document, built_in().vocabulary), built_in().qualifiers)
    return [(f.rule.code, f.span.slice(document.text)) for f in run(rules, context).findings if f.span is not None]


@pytest.mark.parametrize(
    ("title", "row", "wanted"),
    [
        ("Payeur", "Soirée | 500 euros | la CPTS", ["la CPTS"]),
        ("Lieu", "Soirée | 500 euros | la CPTS", []),
        ("Payeur", "Soirée de la CPTS | 500 euros | l'Établissement", []),
    ],
)
def test_a_scenario_may_ask_for_the_title_of_the_column(title: str, row: str, wanted: list[str]) -> None:
    rule = make_rule("scenarios:\n- any: ['@cpts']\n  column: [payeur]")
    assert [passage for _, passage in found((rule,), title, row)] == wanted


def test_running_text_stands_in_no_column() -> None:
    rule = make_rule("scenarios:\n- any: [convention]\n  column: [payeur]")
    assert found((rule,), "Payeur", "Soirée | 500 euros | la CPTS") == []


def of_the_pack(*codes: str) -> tuple[CompiledRule, ...]:
    return tuple(compiled for compiled in built_in().rules if compiled.rule.code in codes)


@pytest.mark.parametrize("title", ["Payeur", "Qui paie", "Qui la supporte", "Financé par"])
def test_a_payer_named_in_a_cell_owes_an_expense_nobody_approved(title: str) -> None:
    raised = found(of_the_pack("FIN004"), title, "Supervision | 55 euros la séance | la CPTS, à réception du titre")
    assert raised == [("FIN004", "la CPTS, à réception du titre")]


def test_a_payer_without_amount_owes_nobody_knows_how_much() -> None:
    raised = found(
        of_the_pack("FIN005"), "Payeur", "Abonnement de l'outil | à voir | l'Établissement et la CPTS, par moitié"
    )
    assert raised == [("FIN005", "l'Établissement et la CPTS, par moitié")]


@pytest.mark.parametrize(
    "row",
    [
        "Supervision | 55 euros | l'Établissement",
        "Affranchissement | néant | la CPTS et l'Établissement, chacun pour les siens",
        "Déplacements des membres de la CPTS | selon ses règles | la CPTS",
        "Abonnement | 300 euros au plus | la CPTS",
    ],
)
def test_what_is_bounded_or_ones_own_has_an_amount(row: str) -> None:
    assert found(of_the_pack("FIN005"), "Payeur", row) == []
