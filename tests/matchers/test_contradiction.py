"""Statements that another passage contradicts, and narrow ones that less contradicts."""

from __future__ import annotations

from tests.checking import found

OPTIONS = """\
statement:
  - {any: ["aucun ~1 facturation"], denied: allow}
against:
  - {any: [verser/v]}
narrow:
  - says: ["à la CPTS"]
    against:
      - {bearer: [cpts], any: [verser/v]}
"""
STATEMENT = "La convention n'emporte aucune facturation"
NARROW = "La convention n'emporte aucune facturation à la CPTS"
PARTNER_PAYS = "L'Établissement verse 500 euros à l'Association"
CPTS_PAYS = "La CPTS verse 500 euros"


def raised(*sentences: str) -> list[str | None]:
    return found("\n".join(f"{sentence}." for sentence in sentences), OPTIONS, kind="contradiction")


def test_a_general_statement_is_contradicted_by_what_either_side_pays() -> None:
    assert raised(STATEMENT, PARTNER_PAYS) == [STATEMENT]


def test_a_statement_is_raised_once_however_many_passages_contradict_it() -> None:
    assert raised(STATEMENT, PARTNER_PAYS, CPTS_PAYS) == [STATEMENT]


def test_a_statement_that_stands_last_is_still_the_passage_raised() -> None:
    assert raised(CPTS_PAYS, STATEMENT) == [STATEMENT]


def test_a_narrow_statement_is_not_contradicted_by_what_the_other_side_pays() -> None:
    assert raised(NARROW, PARTNER_PAYS) == []


def test_a_narrow_statement_is_contradicted_by_what_this_side_pays() -> None:
    assert raised(NARROW, PARTNER_PAYS, CPTS_PAYS) == [NARROW]
