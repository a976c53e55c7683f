"""What findings leave of one another."""

from __future__ import annotations

import pytest

from cptslint.absorption import doubted_beside
from cptslint.model.finding import Finding
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from tests.checking import make_rule

RULES = {
    code: make_rule("scenarios: [{any: [réunion]}]", code=code, severity="error").rule for code in ("ESS001", "ESS002")
}


def finding(code: str, likeness: float | None, start: int = 0, severity: Severity = Severity.ERROR) -> Finding:
    span = Span(start, start + 10)
    return Finding(RULES[code], severity, span, "2", "article 2, al. 1", "Une réunion.", likeness=likeness)


@pytest.mark.parametrize(
    ("first", "second", "severities"),
    [
        (finding("ESS001", 4.0), finding("ESS002", 1.5, 5), ["error", "info"]),
        (finding("ESS001", 1.5), finding("ESS002", 1.6, 5), ["info", "error"]),
        (finding("ESS001", 4.0), finding("ESS002", 3.0, 5), ["error", "error"]),
        (finding("ESS001", 4.0), finding("ESS002", 1.5, 10), ["error", "error"]),
        (finding("ESS001", 4.0), finding("ESS001", 1.5, 5), ["error", "error"]),
        (finding("ESS001", 4.0), finding("ESS002", None, 5), ["error", "error"]),
        (finding("ESS001", None), finding("ESS002", 1.5, 5), ["error", "error"]),
        (finding("ESS001", 4.0, 0, Severity.INFO), finding("ESS002", 1.5, 5), ["info", "error"]),
    ],
    ids=[
        "less like",
        "the liker one stays",
        "sure of both",
        "apart",
        "one rule",
        "not weighed",
        "the other not weighed",
        "to check",
    ],
)
def test_a_second_alarm_on_the_same_words_is_only_to_be_checked(
    first: Finding, second: Finding, severities: list[str]
) -> None:
    kept = doubted_beside([first, second])
    assert [one.severity.value for one in kept] == severities
    assert [(one.rule.code, one.span) for one in kept] == [(one.rule.code, one.span) for one in (first, second)]
