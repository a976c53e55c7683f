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
