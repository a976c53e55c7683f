"""What sentences bind to whom, read exactly: every commitment of a passage, with its words and how its bearer was found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

GROUPS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "commitments-sentences.yaml").read_text(encoding="utf-8")
)
ROWS = [(name, passage, expected) for name, rows in GROUPS.items() for passage, expected in rows.items()]


@pytest.mark.parametrize(("name", "passage", "expected"), ROWS, ids=[f"{row[0]}-{row[1][:50]}" for row in ROWS])
def test_passage_is_read_as(name: str, passage: str, expected: list[str], vocabulary: Vocabulary) -> None:
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    read = [f"{one.bearer} {one.kind} {one.trust}: {one.span.slice(text).rstrip(' .;')}" for one in found]
    assert read == expected, name
