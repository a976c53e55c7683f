"""Findings as people read them: one point per rule, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cptslint.model.finding import Finding
from cptslint.model.rule import Rule, Severity
from cptslint.reporters.wording import plain

_COLON = " : "


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


def told_once(group: FindingGroup) -> tuple[str, tuple[str, ...]]:
    """Return what the messages of a point have in common, then what each finding adds to it.

    Args:
        group: The point.

    Returns:
        The whole message where all are the same, and nothing to add; else the words before a colon that all begin with,
        colon included ("Il reste un champ à compléter :"), and the words after it; else nothing, and whole messages.
    """
    messages = tuple(plain(finding.message) for finding in group.findings)
    if len(set(messages)) == 1:
        return messages[0], ("",) * len(messages)
    begins = {message.partition(_COLON)[0] for message in messages if _COLON in message}
    if len(begins) != 1 or not all(_COLON in message for message in messages):
        return "", messages
    return f"{begins.pop()}{_COLON.rstrip()}", tuple(message.partition(_COLON)[2] for message in messages)
