"""Clauses in the context of their article, of which half is only measured: the rates may rise and never fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import CPTS, PARTNER, read_framed
from tests.structure.test_adversarial_commitments import Rates, best

CASES = Path(__file__).parents[1] / "adversarial" / "commitments-in-context.yaml"


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return loaded


def measure(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> Rates:
    rates = Rates()
    for case in cases:
        names = case.get("parties", {})
        passage = f"Article 2 - {case['title']}\n{case['text']}"
        reading, found = read_framed(passage, vocabulary, names.get("cpts", CPTS), names.get("partner", PARTNER))
        text = reading.contract.document.text
        body = text.index(case["title"]) + len(case["title"])
        for expected in case["commitments"]:
            start = text.index(expected["quote"], body)
            commitment = best(found, Span(start, start + len(expected["quote"])))
            rates.expected += 1
            if commitment is not None:
                rates.bearer += commitment.bearer == expected["bearer"]
                rates.kind += commitment.kind == expected["kind"]
    return rates


def test_cases_worked_on(cases: dict[str, list[dict[str, Any]]], vocabulary: Vocabulary) -> None:
    rates = measure(cases["open"], vocabulary)
    assert rates.expected == 170
    assert rates.of(rates.bearer) >= 0.83
    assert rates.of(rates.kind) >= 0.90


def test_cases_only_measured(cases: dict[str, list[dict[str, Any]]], vocabulary: Vocabulary) -> None:
    rates = measure(cases["held"], vocabulary)
    assert rates.expected == 175
    assert rates.of(rates.bearer) >= 0.74
    assert rates.of(rates.kind) >= 0.84
