"""What the rules say to a CPTS, said to the party that is really defended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cptslint.model.contract import Bearer, Contract
from cptslint.model.finding import Finding

_CPTS = re.compile(r"\b([Ll])a CPTS\b")


def addressed(findings: Iterable[Finding], contract: Contract) -> list[Finding]:
    """Return the findings in words for the party to defend.

    Args:
        findings: Findings, worded for a CPTS as the packs are.
        contract: The convention.

    Returns:
        The same findings; where no CPTS is defended, "la CPTS" of their message, reasons and advice is "votre
        structure": it has the same gender and number, so that the sentence still holds.
    """
    defended = [party for party in contract.parties if party.role is Bearer.CPTS]
    if contract.has_defended_party and any(party.is_cpts for party in defended):
        return list(findings)
    return [_addressed(finding) for finding in findings]


def _addressed(finding: Finding) -> Finding:
    rule = finding.rule
    worded = replace(
        rule, title=_said(rule.title), why=_said(rule.why), advice=_said(rule.advice), question=_said(rule.question)
    )
    return replace(finding, rule=worded, message=_said(finding.message))


def _said(words: str) -> str:
    return _CPTS.sub(lambda found: ("Votre" if found[1] == "L" else "votre") + " structure", words)
