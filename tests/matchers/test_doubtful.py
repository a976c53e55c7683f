"""What a doubtful scenario finds alone is to be checked: shown, and never asserted nor weighed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cptslint.balance.weigh import weigh
from cptslint.engine import run
from cptslint.model.contract import Bearer
from cptslint.model.rule import Severity
from tests.checking import built_in, context_of, make_rule, run_on

CLAUSE = "La CPTS verse une dîme de 300 euros. La CPTS paie une gabelle."
OPTIONS = """
scenarios:
  - any: ["dîme"]
    confidence: low
  - any: ["gabelle"]
"""


def _found(options: str, clause: str = CLAUSE) -> list[tuple[str, Severity]]:
    found = run_on(clause, make_rule(options)).findings
    return [(finding.message, finding.severity) for finding in sorted(found, key=lambda f: f.span or 0)]


def test_what_a_doubtful_scenario_finds_alone_is_to_be_checked() -> None:
    assert _found(OPTIONS) == [("Message.", Severity.INFO), ("Message.", Severity.WARNING)]


@pytest.mark.parametrize("grouping", ["", "merged: true", "per_sentence: true"])
def test_a_passage_that_a_sure_scenario_finds_too_is_asserted(grouping: str) -> None:
    both = OPTIONS.replace("gabelle", "dîme|gabelle") + grouping
    assert {severity for _, severity in _found(both, "La CPTS verse une dîme de 300 euros.")} == {Severity.WARNING}


def test_the_sure_passage_is_kept_when_one_is_enough() -> None:
    assert _found(OPTIONS + "once: true") == [("Message.", Severity.WARNING)]


def test_what_is_to_be_checked_weighs_nothing() -> None:
    more = "one_sided: true\nweight: 3\ndimension: argent"
    context = context_of(CLAUSE)
    points = []
    for options in (OPTIONS, OPTIONS.replace("    confidence: low\n", "")):
        pack = replace(built_in(), rules=(make_rule(options, more=more),))
        balance, _ = weigh(context.reading, pack, run(pack.rules, context))
        points.append(sum(p.weight for d in balance.dimensions for p in d.points if p.side is Bearer.CPTS))
    assert points[1] - points[0] == 3
