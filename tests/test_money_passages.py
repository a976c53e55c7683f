"""Passages about money, liability and insurance: innocent lookalikes are left alone, traps that look innocent are raised."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from benchmarks.setting import set_between_its_parties
from cptslint.analysis import analyse
from cptslint.packs.rules import Pack
from tests.checking import built_in

PASSAGES = yaml.safe_load((Path(__file__).parent / "adversarial" / "money.yaml").read_text(encoding="utf-8"))
CODES = frozenset(
    [
        "FIN002",
        "FIN003",
        "FIN004",
        "FIN005",
        "FIN006",
        "FIN008",
        "ENG009",
        "RES002",
        "RES003",
        "RES004",
        "RES006",
        "ASS002",
        "LIT003",
    ]
)


@cache
def money_rules() -> Pack:
    return replace(built_in(), rules=tuple(rule for rule in built_in().rules if rule.rule.code in CODES))


def raised(text: str) -> list[str]:
    return [finding.rule.code for finding in analyse(set_between_its_parties(text).document, money_rules()).findings]


@pytest.mark.parametrize("text", PASSAGES["innocent"])
def test_an_innocent_passage_raises_nothing(text: str) -> None:
    assert raised(text) == []


@pytest.mark.parametrize(("rule", "text"), [(case["rule"], case["text"]) for case in PASSAGES["harmful"]])
def test_a_trap_that_looks_innocent_is_raised(rule: str, text: str) -> None:
    assert rule in raised(text)
