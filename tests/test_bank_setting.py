"""Passages of the banks are read between the parties that they name."""

from __future__ import annotations

import pytest

from benchmarks.setting import set_between_its_parties
from cptslint.structure.build import build


@pytest.mark.parametrize(
    ("passage", "names"),
    [
        ("Le Gestionnaire peut résilier ; la structure ne le peut pas.", ("le Gestionnaire", "la structure")),
        ("La Communauté est tenue envers l'Hôpital.", ("l'Hôpital", "la Communauté")),
        ("L'Établissement se retire ; la Clinique voisine en est informée.", ()),
    ],
)
def test_a_passage_is_set_between_the_parties_it_names(pack, passage, names):
    framed = set_between_its_parties(passage)
    text = framed.document.text
    assert text[framed.offset :] == passage
    parties = build(framed.document, pack.vocabulary).contract.parties
    aliases = {alias.lower() for party in parties for alias in (party.name, *party.aliases)}
    assert all(
        any(name in alias or name.split(" ")[-1].split("'")[-1].lower() in alias for alias in aliases) for name in names
    )
    assert ("la Clinique" in text[: framed.offset]) is False
