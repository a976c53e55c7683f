"""A comparison for machines: the JSON that docs/schema/comparison.schema.json describes."""

from __future__ import annotations

import json

from cptslint.model.comparison import (
    CommitmentChange,
    Comparison,
    FindingChange,
    Redirected,
    Row,
    Section,
    SectionChange,
)
from cptslint.model.contract import Commitment
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.json_ import Json, escaped
from cptslint.reporters.wording import fold_space

SCHEMA_VERSION = "1"


def comparison_json(comparison: Comparison, options: ReportOptions) -> str:
    """Write a comparison as one JSON object.

    Args:
        comparison: What moved.
        options: Nothing of it matters here.
    """
    answer: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cptslint", "version": comparison.new.version},
        "old": _draft(comparison.old),
        "new": _draft(comparison.new),
        "worse": [reason.value for reason in comparison.worse],
        "cautions": comparison.cautions,
        "sections": [_section_change(change) for change in comparison.sections],
        "commitments": [_commitment_change(change, comparison) for change in comparison.commitments],
        "findings": [_finding_change(change, comparison) for change in comparison.findings],
    }
    return escaped(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _draft(report: Report) -> Json:
    balance, document = report.balance, report.contract.document
    return {
        "path": document.source,
        "sha256": document.sha256,
        "index": round(balance.index, 2) + 0.0,
        "verdict": balance.verdict.value if balance.verdict is not None else None,
        "dimensions": [{"name": one.name, "index": round(one.index, 2) + 0.0} for one in balance.dimensions],
    }


def _section_change(change: SectionChange) -> Json:
    return {
        "change": change.fate.value,
        "old": [_section(section) for section in change.old],
        "new": [_section(section) for section in change.new],
        "score": change.score,
        "sure": change.sure,
        "moved": change.moved,
        "renumbered": change.renumbered,
        "retitled": change.retitled,
        "minor": change.minor,
        "rows": [_row(row) for row in change.rows if row.changed],
        "redirected_references": [_redirected(one) for one in change.redirected],
    }


def _section(section: Section) -> Json:
    return {"kind": section.part.value, "number": section.number, "title": section.title, "label": section.label}


def _row(row: Row) -> Json:
    sides: dict[str, Json] = {
        name: [{"text": piece.text, "changed": piece.changed} for piece in pieces]
        for name, pieces in (("old", row.old), ("new", row.new))
    }
    return {**sides, "elsewhere": row.elsewhere or None}


def _redirected(one: Redirected) -> Json:
    return {
        "words": one.words,
        "before": one.before or None,
        "after": one.after or None,
        "start": one.span.start,
        "end": one.span.end,
    }


def _commitment_change(change: CommitmentChange, comparison: Comparison) -> Json:
    return {
        "change": change.fate.value,
        "old": _commitment(change.old, change.old_label, comparison.old),
        "new": _commitment(change.new, change.new_label, comparison.new),
        "details": change.details,
        "sure": change.sure,
    }


def _commitment(commitment: Commitment | None, label: str, report: Report) -> Json:
    if commitment is None:
        return None
    span = commitment.span
    return {
        "bearer": commitment.bearer.value,
        "kind": commitment.kind.value,
        "strength": commitment.strength.value,
        "location": label,
        "quote": fold_space(span.slice(report.contract.document.text)),
        "start": span.start,
        "end": span.end,
    }


def _finding_change(change: FindingChange, comparison: Comparison) -> Json:
    return {
        "change": change.fate.value,
        "old": _finding(change.old, comparison.old),
        "new": _finding(change.new, comparison.new),
        "reason": change.reason or None,
        "successor": _successor(change.successor, comparison.new),
    }


def _successor(span: Span | None, report: Report) -> Json:
    if span is None:
        return None
    return {"quote": fold_space(span.slice(report.contract.document.text)), "start": span.start, "end": span.end}


def _finding(finding: Finding | None, report: Report) -> Json:
    if finding is None:
        return None
    span = finding.span
    return {
        "rule": finding.rule.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "location": finding.location,
        "quote": fold_space(span.slice(report.contract.document.text)) if span is not None else None,
        "start": span.start if span is not None else None,
        "end": span.end if span is not None else None,
        "fingerprint": finding.fingerprint,
    }
