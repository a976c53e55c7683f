"""A party named right after "seul" is found with the word and without it."""

from __future__ import annotations

import pytest

from tests.checking import found_by


@pytest.mark.parametrize(
    ("term", "text", "wanted"),
    [
        ("seul @partenaire", "Seul l'Établissement choisit le tribunal.", True),
        ("seul @partenaire", "L'Établissement choisit le tribunal.", False),
        ("seule ~1 @cpts", "La facture revient à la seule CPTS.", True),
        ("@partenaire ~1 choisir/f", "Seul l'Établissement choisit le tribunal.", True),
    ],
)
def test_a_term_may_ask_for_seul_before_a_party(term: str, text: str, wanted: bool) -> None:
    assert (found_by(f"{{any: ['{term}']}}", text) != []) is wanted
