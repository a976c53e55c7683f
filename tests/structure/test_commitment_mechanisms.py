"""What decides who bears a clause and what it does to them: the cases worked on are exact, the others may not fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "commitments-mechanisms.yaml").read_text(encoding="utf-8")
)
WORKED = [(name, *case) for name, cases in CASES["worked"].items() for case in cases]


def read_holding(passage: str, words: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return bearer and kind of each commitment of a passage that holds some words."""
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    return [(one.bearer.value, one.kind.value) for one in found if words in one.span.slice(text)]


@pytest.mark.parametrize(
    ("name", "passage", "words", "bearer", "kind"), WORKED, ids=[f"{row[0]}-{row[1][:40]}" for row in WORKED]
)
def test_mechanism(name: str, passage: str, words: str, bearer: str, kind: str, vocabulary: Vocabulary) -> None:
    assert read_holding(passage, words, vocabulary) == [(bearer, kind)], name


def test_wordings_only_measured(vocabulary: Vocabulary) -> None:
    held = CASES["held"]
    right = sum(read_holding(passage, words, vocabulary) == [(bearer, kind)] for passage, words, bearer, kind in held)
    assert len(held) == 40
    assert right >= 36


NOTHING = [
    "Article 2 - Évaluation\nSatisfaction des patients et de leurs aidants.",
    "Article 2 - Indicateurs de suivi\nParticipation des adhérents aux réunions.",
    "Article 2 - Propriété\nLes comptes rendus que l'Établissement rapporte.",
]
"""Notes and relative clauses that ask for nothing: what is counted, what is told."""


@pytest.mark.parametrize("passage", NOTHING)
def test_what_asks_for_nothing_is_no_commitment(passage: str, vocabulary: Vocabulary) -> None:
    _, found = read_framed(passage, vocabulary)
    assert [one.clause for one in found if one.span.start > 500] == []
