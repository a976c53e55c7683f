"""Sentences on the parties set aside before their rules were tuned: the rates may rise and never fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.examples import hits
from tests.checking import built_in

GROUPS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "par.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("group", GROUPS, ids=[group["rule"] for group in GROUPS])
def test_each_sentence_is_read_as_its_author_meant(group: dict[str, Any]) -> None:
    compiled = next(compiled for compiled in built_in().rules if compiled.rule.code == group["rule"])
    wrong = [case["text"] for case in group["cases"] if bool(hits(built_in(), compiled, case["text"])) != case["bad"]]
    assert wrong == []
