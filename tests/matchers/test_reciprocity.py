from __future__ import annotations

import pytest

from cptslint.matchers.reciprocity import holds_for_both
from tests.checking import context_of, found_by

RULE = "{any: [responsable, 'répondre/v'], reciprocal: skip, denied: allow}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'Établissement n'est pas responsable des pannes.", True),
        ("Aucune des Parties n'est responsable des pannes.", False),
        ("Les Parties s'assurent ; toutefois, l'Établissement n'est pas responsable des pannes.", True),
        ("Les Parties s'assurent, l'Établissement n'étant toutefois pas responsable des pannes.", True),
        ("Les Parties s'assurent, l'Établissement, en revanche, n'est pas responsable des pannes.", True),
        ("Les Parties s'assurent et l'Établissement n'est pas responsable des pannes.", False),
        ("L'Établissement s'assure ; toutefois, aucune des Parties n'est responsable des pannes.", False),
        ("L'Établissement n'est pas responsable des pannes ; les Parties en parlent toutefois.", True),
        ("Les Parties s'assurent, étant entendu que l'Établissement n'est pas responsable des pannes.", True),
        ("Les Parties s'assurent, l'Établissement n'étant pourtant pas responsable des pannes.", True),
        ("L'Établissement n'est pas responsable des pannes, sans réciprocité.", True),
        ("L'Établissement, dispensé de la réciproque, n'est pas responsable des pannes.", True),
        ("L'Établissement n'est pas responsable des pannes, à titre réciproque.", False),
        ("Les Parties s'assurent ; répond toutefois des pannes l'Établissement.", True),
        ("Les Parties s'assurent, répond toutefois des pannes l'Établissement.", True),
        ("Répond des pannes chaque Partie, l'Établissement, toutefois, s'assure.", False),
    ],
)
def test_a_turn_parts_what_holds_for_both_from_what_one_side_keeps(text: str, wanted: bool) -> None:
    assert (found_by(RULE, text) != []) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Les Parties s'assurent.", True),
        ("L'Établissement et la CPTS s'assurent mutuellement.", True),
        ("L'Établissement s'assure.", False),
        ("L'Établissement s'assure, sans réciprocité.", False),
        ("Les Parties s'assurent ; toutefois, l'Établissement n'est pas responsable.", True),
    ],
)
def test_a_whole_sentence_holds_for_both_when_a_part_of_it_does(text: str, wanted: bool) -> None:
    context = context_of(text)
    unit = context.unit_at(context.tokens.at(context.contract.document.text.rindex(text)))
    assert unit is not None
    assert holds_for_both(context, unit, None) is wanted
