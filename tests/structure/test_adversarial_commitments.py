"""The adversarial cases, measured: the rates may rise and never fall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.contract import Commitment
from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import CPTS, PARTNER, read_framed

CASES = Path(__file__).parents[1] / "adversarial" / "commitments.yaml"
OPEN = 280
"""Cases before this one were worked on; those after it measure how the reading generalises."""
OVERLAP = 0.4


@dataclass
class Rates:
    expected: int = 0
    bearer: int = 0
    kind: int = 0
    financial: int = 0
    silent: int = 0
    raised: int = 0

    def of(self, count: int) -> float:
        return count / self.expected


def best(found: list[Commitment], span: Span) -> Commitment | None:
    def overlap(commitment: Commitment) -> int:
        return min(span.end, commitment.span.end) - max(span.start, commitment.span.start)

    chosen = max(found, key=overlap, default=None)
    return chosen if chosen is not None and overlap(chosen) >= OVERLAP * len(span) else None


def add(rates: Rates, case: dict[str, Any], vocabulary: Vocabulary) -> None:
    context = case.get("context") or {}
    reading, found = read_framed(case["text"], vocabulary, context.get("cpts", CPTS), context.get("partner", PARTNER))
    text = reading.contract.document.text
    if not case["commitments"]:
        rates.silent += 1
        rates.raised += bool(found)
    for expected in case["commitments"]:
        rates.expected += 1
        place = re.search(r"\s+".join(map(re.escape, expected["quote"].split())), text)
        assert place is not None, expected["quote"]
        commitment = best(found, Span(*place.span()))
        if commitment is not None:
            rates.bearer += commitment.bearer == expected["bearer"]
            rates.kind += commitment.kind == expected["kind"]
            rates.financial += commitment.financial == expected.get("financial", False)


def measure(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> Rates:
    rates = Rates()
    for case in cases:
        add(rates, case, vocabulary)
    return rates


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return loaded


def test_open_cases(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> None:
    rates = measure(cases[:OPEN], vocabulary)
    assert rates.of(rates.bearer) >= 0.95
    assert rates.of(rates.kind) >= 0.96
    assert rates.of(rates.financial) >= 0.94
    assert rates.raised <= 3


def test_held_out_cases(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> None:
    rates = measure(cases[OPEN:], vocabulary)
    assert rates.of(rates.bearer) >= 0.65
    assert rates.of(rates.kind) >= 0.74
    assert rates.raised <= 8
