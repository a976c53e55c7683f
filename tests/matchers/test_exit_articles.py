"""Whole articles on duration and leaving: each must raise its codes and no other."""

from typing import Any

import pytest
import yaml

from cptslint.engine import run
from tests.checking import built_in, context_of
from tests.conftest import ROOT

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/adversarial/exits.yaml").read_text("utf-8"))
SET_APART = ("SOR010", "DUR004")
"""Rules that nearly every short article raises."""
ALLOWED = {"tuned": 5, "aside": 3}
"""Articles that may still be wrong; lower it as the rules improve, never raise it."""


def raised(text: str) -> set[str]:
    rules = [c for c in built_in().rules if c.rule.code[:3] in ("SOR", "DUR") and c.rule.code not in SET_APART]
    context = context_of(f"Article 2 - Durée et résiliation\n{text}")
    return {finding.rule.code for finding in run(rules, context).findings}


@pytest.mark.parametrize("group", list(CASES))
def test_articles_raise_what_they_must(group: str) -> None:
    wrong = [
        f"{sorted(raised(case['text']))} instead of {case['raises']}: {case['text']}"
        for case in CASES[group]
        if raised(case["text"]) != set(case["raises"])
    ]
    assert len(wrong) <= ALLOWED[group], "\n".join(wrong)
