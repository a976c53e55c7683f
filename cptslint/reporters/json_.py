"""The report for machines: the JSON that docs/schema/report.schema.json describes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from cptslint.model.contract import Annex, Article, Commitment, Contract, Party
from cptslint.model.finding import Evidence, Finding
from cptslint.model.report import Balance, Report
from cptslint.model.span import Span
from cptslint.model.suppression import Suppression
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.finding_groups import ordered
from cptslint.reporters.wording import NO_DEFENDED_PARTY, fold_space

SCHEMA_VERSION = "1"

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""A value JSON can hold."""

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def report_json(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write the reports as one JSON object.

    Args:
        reports: One document each, in the order given.
        options: `failures` become `errors`; `version` serves when there is no report; the rest does not matter here.

    Returns:
        Text that UTF-8 can always encode: lone surrogates of a file name and characters that a terminal could obey
        are written as escapes.
    """
    version = reports[0].version if reports else options.version
    answer: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cptslint", "version": version},
        "documents": [_document(report) for report in reports],
        "errors": [{"path": path, "message": message} for path, message in options.failures],
    }
    return escaped(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """Return a JSON text with escapes for what a terminal could obey and for lone surrogates."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _document(report: Report) -> Json:
    contract = report.contract
    document = contract.document
    return {
        "path": document.source,
        "sha256": document.sha256,
        "profile": contract.profile.value,
        "parties": [_party(party) for party in contract.parties],
        "articles": [_article(article) for article in contract.articles],
        "annexes": [_annex(annex) for annex in contract.annexes],
        "findings": _findings(report),
        "commitments": [_commitment(commitment, contract) for commitment in contract.commitments],
        "balance": _balance(report.balance, contract),
        "not_assessed": [{"rule": skipped.rule, "reason": skipped.reason} for skipped in report.not_assessed],
        "notes": _notes(report),
    }


def _party(party: Party) -> Json:
    """Describe a party; of two identifiers of one kind the first is kept."""
    return {
        "role": party.role.value,
        "name": party.name,
        "aliases": party.aliases,
        "identifiers": dict(reversed(party.identifiers)),
    }


def _article(article: Article) -> Json:
    return {"number": article.number, "title": article.title, "level": article.level, **_place(article.span)}


def _annex(annex: Annex) -> Json:
    articles = [_article(article) for article in annex.articles]
    return {"number": annex.number, "title": annex.title, "articles": articles, **_place(annex.span)}


def _findings(report: Report) -> Json:
    """Return all the findings in one order, those set aside among the others."""
    decisions = {id(aside.finding): aside.decision for aside in report.suppressed}
    found = (*report.findings, *(aside.finding for aside in report.suppressed))
    text = report.contract.document.text
    return [_finding(finding, text, decisions.get(id(finding))) for finding in ordered(found)]


def _decision(decision: Suppression | None) -> Json:
    if decision is None:
        return None
    return {
        "ground": decision.ground.value,
        "reason": decision.reason,
        "by": decision.by,
        "on": decision.on or None,
        "until": decision.until or None,
        "place": decision.place,
    }


def _finding(finding: Finding, text: str, decision: Suppression | None) -> Json:
    rule = finding.rule
    return {
        "rule": rule.code,
        "name": rule.name,
        "severity": finding.severity.value,
        "confidence": rule.confidence.value,
        "message": finding.message,
        "article_number": finding.article,
        "location": finding.location,
        **_passage(finding.span, text),
        "evidence": [_evidence(evidence, text) for evidence in finding.evidence],
        "sources": [{"title": s.title, "kind": s.kind.value, "url": s.url} for s in rule.sources],
        "advice": rule.advice,
        "fingerprint": finding.fingerprint,
        "suppressed": _decision(decision),
    }


def _evidence(evidence: Evidence, text: str) -> Json:
    return {"role": evidence.role, **_passage(evidence.span, text)}


def _commitment(commitment: Commitment, contract: Contract) -> Json:
    return {
        "bearer": commitment.bearer.value,
        "kind": commitment.kind.value,
        "strength": commitment.strength.value,
        "financial": commitment.financial,
        "topics": commitment.topics,
        "article_number": _article_number(commitment, contract),
        **_passage(commitment.span, contract.document.text),
    }


def _article_number(commitment: Commitment, contract: Contract) -> str | None:
    """Return the number of the article the commitment stands in; None outside numbered articles."""
    clause = contract.clauses[commitment.clause]
    if clause.article is None:
        return None
    articles = contract.articles if clause.annex is None else contract.annexes[clause.annex].articles
    return articles[clause.article].number


def _balance(balance: Balance, contract: Contract) -> Json:
    judged = contract.has_defended_party and contract.is_convention
    return {
        "index": _rounded(balance.index),
        "verdict": balance.verdict.value if judged and balance.verdict is not None else None,
        "dimensions": [
            {
                "name": dimension.name,
                "cpts": _rounded(dimension.cpts),
                "partner": _rounded(dimension.partner),
                "index": _rounded(dimension.index),
            }
            for dimension in balance.dimensions
        ],
    }


def _notes(report: Report) -> Json:
    """Return the notes, with one more when no verdict could be given, unless the report already says so."""
    contract = report.contract
    told = [(note.code, note.message) for note in report.notes]
    codes = {code for code, _ in told}
    if not contract.is_convention and "not-a-convention" not in codes:
        told.append(("not-a-convention", contract.why_not))
    elif contract.is_convention and not contract.has_defended_party and "no-defended-party" not in codes:
        told.append(("no-defended-party", NO_DEFENDED_PARTY))
    return [{"code": code, "message": message} for code, message in told]


def _place(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}


def _passage(span: Span | None, text: str) -> dict[str, Json]:
    """Return the passage as written, white space folded, and its place; nothing but nulls for what is missing."""
    if span is None:
        return {"quote": None, "start": None, "end": None}
    return {"quote": fold_space(span.slice(text)), **_place(span)}


def _rounded(value: float) -> float:
    """Return the value with two decimals, never as -0.0."""
    return round(value, 2) + 0.0
