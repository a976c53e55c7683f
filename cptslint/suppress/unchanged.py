"""Findings that were there in an older version of a convention: no news."""

from __future__ import annotations

from collections import Counter

from cptslint.model.report import Report
from cptslint.model.suppression import Ground, Suppressed, Suppression
from cptslint.suppress.accept import set_aside


def since(report: Report, older: Report, revision: str) -> Report:
    """Set aside the findings that an older version had, each of its findings for one.

    Args:
        report: What is found now.
        older: What was found then, whatever was accepted.
        revision: How the older version is called.
    """
    then = (*older.findings, *(aside.finding for aside in older.suppressed))
    left = Counter(finding.fingerprint for finding in then)
    decision = Suppression(Ground.UNCHANGED, place=revision)
    unchanged = {}
    for index, finding in enumerate(report.findings):
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            unchanged[index] = Suppressed(finding, decision)
    return set_aside(report, unchanged)
