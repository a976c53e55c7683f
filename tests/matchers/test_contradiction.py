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
PARTNER_PAYS = "L'Établissement verse 500 euros à l'Association"
CPTS_PAYS = "La CPTS verse 500 euros"


def raised(*sentences: str) -> list[str | None]:
    return found("\n".join(f"{sentence}." for sentence in sentences), OPTIONS, kind="contradiction")


def test_a_general_statement_is_contradicted_by_what_either_side_pays() -> None:
    assert raised("La convention n'emporte aucune facturation", PARTNER_PAYS) == [PARTNER_PAYS]


def test_a_narrow_statement_is_not_contradicted_by_what_the_other_side_pays() -> None:
    assert raised("La convention n'emporte aucune facturation à la CPTS", PARTNER_PAYS) == []


def test_a_narrow_statement_is_contradicted_by_what_this_side_pays() -> None:
    assert raised("La convention n'emporte aucune facturation à la CPTS", PARTNER_PAYS, CPTS_PAYS) == [CPTS_PAYS]
