"""Whose people a mention names, as rules ask for it with @gens-cpts and @gens-partenaire."""

from __future__ import annotations

import pytest

from cptslint.examples import frame
from cptslint.packs.rules import load_pack
from cptslint.structure.build import Reading, build
from cptslint.structure.mirror import mirror
from tests.conftest import RULES

PACK = load_pack(RULES)


def named(reading: Reading, reference: str) -> list[str]:
    """Return what a reference finds in a convention, as written."""
    text, tokens = reading.contract.document.text, reading.tokens
    return [text[tokens.starts[start] : tokens.ends[end - 1]] for start, end in reading.concepts.get(reference, ())]


@pytest.mark.parametrize(
    ("sentence", "ours", "theirs"),
    [
        ("La coordinatrice de la CPTS rencontre l'Établissement.", ["La coordinatrice de la CPTS"], []),
        ("La CPTS rencontre l'infirmière de l'Établissement.", [], ["l'infirmière de l'Établissement"]),
        ("La CPTS rencontre l'Établissement.", [], []),
    ],
    ids=["role", "third person of a party", "the parties themselves"],
)
def test_people_of_a_party_are_told_from_the_party(sentence: str, ours: list[str], theirs: list[str]) -> None:
    reading = build(frame(sentence).document, PACK.vocabulary)
    assert named(reading, "@gens-cpts") == ours
    assert named(reading, "@gens-partenaire") == theirs
    assert named(mirror(reading, PACK.vocabulary), "@gens-cpts") == theirs
