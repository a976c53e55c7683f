"""Sentences of which grammar alone says whom they bind, and those that look like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.structure.vocabulary import Vocabulary
from tests.structure.test_commitment_mechanisms import read_holding

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "whom-a-sentence-binds.yaml").read_text(encoding="utf-8")
)
ROWS = [(name, *case) for name, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("name", "passage", "words", "bearer", "kind"), ROWS, ids=[f"{row[0]}-{row[1][:40]}-{row[2]}" for row in ROWS]
)
def test_sentence(name: str, passage: str, words: str, bearer: str, kind: str, vocabulary: Vocabulary) -> None:
    assert read_holding(passage, words, vocabulary) == [(bearer, kind)], name
