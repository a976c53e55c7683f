"""Who signs for a party, however its presentation says so."""

from __future__ import annotations

import pytest

from cptslint.structure.party_details import find_representative

SAID = [
    ("dont la porte-parole statutaire est Mme Ana Lorc, usagère", "Mme Ana Lorc, usagère"),
    ("dont le représentant est M. Paul Vidal, infirmier", "M. Paul Vidal, infirmier"),
    ("dont le président en exercice est M. Paul Vidal", "M. Paul Vidal"),
    ("dont Mme Ana Lorc est la présidente", "Mme Ana Lorc"),
    ("que préside M. Paul Vidal", "M. Paul Vidal"),
    ("que dirige Mme Ana Lorc", "Mme Ana Lorc"),
    ("présidée par M. Paul Vidal", "M. Paul Vidal"),
    ("a pour représentante Mme Ana Lorc", "Mme Ana Lorc"),
    ("par la voix de son président, M. Paul Vidal", "son président, M. Paul Vidal"),
    ("engagée par la signature de M. Paul Vidal, trésorier", "M. Paul Vidal, trésorier"),
    ("son président, M. Paul Vidal, la représente", "son président, M. Paul Vidal"),
]


@pytest.mark.parametrize(("words", "signer"), SAID, ids=[words for words, _ in SAID])
def test_who_signs_is_known(words: str, signer: str) -> None:
    found = find_representative(
        f"CPTS du Val Clair, association, 3 rue Haute, 34000 Montval, {words}, ci-après « la CPTS »"
    )
    assert found is not None
    assert found[0] == signer


def test_a_body_that_represents_users_is_not_a_signer() -> None:
    assert find_representative("association agréée pour représenter les usagers, 3 rue Haute, 34000 Montval") is None
