"""Findings as people read them: one point per rule, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cptslint.model.finding import Finding
from cptslint.model.rule import Rule, Severity


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule at one severity, which a reader treats as one point.

    Attributes:
        rule: The rule that fired.
        severity: How grave.
        findings: In the order of the text, what is missing first.
    """

    rule: Rule
    severity: Severity
    findings: tuple[Finding, ...]


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by severity, then place, what is missing first, then code."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, int, str, str]:
    place = (-1, -1) if finding.span is None else (finding.span.start, finding.span.end)
    return (finding.severity.rank, *place, finding.rule.code, finding.message)


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return one group per rule and severity: by severity, then weight in the balance, then place."""
    gathered: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in ordered(findings):
        gathered.setdefault((finding.severity, finding.rule.code), []).append(finding)
    groups = [FindingGroup(found[0].rule, severity, tuple(found)) for (severity, _), found in gathered.items()]
    return tuple(sorted(groups, key=lambda group: (group.severity.rank, -group.rule.weight)))


def count(groups: Iterable[FindingGroup], severity: Severity) -> int:
    """Return how many points have the severity."""
    return sum(group.severity is severity for group in groups)
