"""What findings leave of one another: a defect that another one explains is not told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cptslint.model.finding import Finding
from cptslint.model.rule import Severity

ABSORBED = {
    "RGP001": ("RGP002", "RGP003", "RGP007"),
    "FIN001": ("FIN007",),
    "SOR001": ("SOR010", "SOR005", "SOR007"),
    "CON002": ("CON001",),
    "EQU001": ("EQU002",),
}
"""Rules that say the same thing less well when the first one is raised."""
ABSORBED_IN_CLAUSE = {"LIT002": ("LIT004",), "RES004": ("ENG007",), "FIN006": ("FIN005",)}
"""The same, in the clause of the first one only: one change mends both. What is only to be checked absorbs nothing."""
SURE = 3.0
"""Likeness from which a passage is asserted by two rules at once. Chosen on conventions nothing was learnt of: of 21 passages under it that
another rule was liker to, 17 broke the other one only."""


def absorb(findings: Sequence[Finding]) -> list[Finding]:
    """Drop the findings that another one makes useless ("no exit clause" makes "notice not given" useless)."""
    raised = {finding.rule.code for finding in findings}
    absorbed = {code for raiser, codes in ABSORBED.items() if raiser in raised for code in codes}
    beside = {
        (code, finding.location)
        for finding in findings
        for code in ABSORBED_IN_CLAUSE.get(finding.rule.code, ())
        if finding.severity is finding.rule.severity
    }
    return [f for f in findings if f.rule.code not in absorbed and (f.rule.code, f.location) not in beside]


def doubted_beside(findings: Sequence[Finding]) -> list[Finding]:
    """Leave to check what is asserted of words that another rule, liker to them, is asserted of too.

    One sentence rarely breaks two rules, and the words that make it like the one make it a little like its neighbours.
    """
    sure = [finding for finding in findings if finding.likeness is not None and finding.severity is not Severity.INFO]
    return [
        replace(finding, severity=Severity.INFO)
        if finding in sure and any(_is_liker(other, finding) for other in sure)
        else finding
        for finding in findings
    ]


def _is_liker(other: Finding, finding: Finding) -> bool:
    """Tell whether another finding tells better what is wrong with the words of a finding."""
    if other.likeness is None or finding.likeness is None or other.span is None or finding.span is None:
        return False
    return (
        finding.likeness < min(SURE, other.likeness)
        and other.rule is not finding.rule
        and other.span.overlaps(finding.span)
    )
