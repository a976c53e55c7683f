"""SARIF 2.1.0, as code scanning services read it.

The regions are lines and columns of the text that was read: for a DOCX, one line is one paragraph.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import quote

from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Confidence, Rule, Severity, SourceKind
from cptslint.model.suppression import Ground, Suppression
from cptslint.reporters.base import ReportOptions, refusals
from cptslint.reporters.places import FIRST, every_finding, in_one_line, place_in_words, where
from cptslint.reporters.set_aside import decision_in_words
from cptslint.reporters.wording import DISCLAIMER, fold_space, plain

NO_PLACE = "la première ligne est donnée faute d'emplacement"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)
_PRECISION: Mapping[Confidence, str] = MappingProxyType(
    {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
)
_PROBLEMS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
)
"""The words by which GitHub sorts alerts that are no breach of security."""
Json = Mapping[str, object]


def report_sarif(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one run with every convention.

    Args:
        reports: In the order given.
        options: `failures` become notifications of the run, as documents that are no convention; `version` serves when
            there is no report.
    """
    refused = refusals(reports, options)
    found = [
        *((report, finding, None) for report, finding in every_finding(reports)),
        *((report, aside.finding, aside.decision) for report in reports for aside in report.suppressed),
    ]
    told = {finding.rule.code: finding.rule for _, finding, _ in found}
    rules = {rule.code: rule for report in reports for rule in report.rules}
    # Worded for one convention, a rule would name the parties of that one in the help of all the others.
    rules = rules | told if len(reports) == 1 else told | rules
    codes = sorted(rules)
    notifications = [
        {"level": "error", "message": {"text": plain(message)}, "locations": [{"physicalLocation": _artifact(path)}]}
        for path, message in refused
    ]
    run = {
        "tool": {
            "driver": {
                "name": "cptslint",
                "version": reports[0].version if reports else options.version,
                "fullDescription": {"text": DISCLAIMER},
                "rules": [_rule(rules[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not refused, "toolExecutionNotifications": notifications}],
        "artifacts": [
            {
                "location": {"uri": _uri(report.contract.document.source)},
                "hashes": {"sha-256": report.contract.document.sha256},
            }
            for report in reports
        ],
        "results": _results(found, codes),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> Json:
    address = next((source.url for source in rule.sources if source.url), "")
    grounds = "\n".join(
        f"- {s.title} ({'droit' if s.kind is SourceKind.LAW else 'recommandation'})" for s in rule.sources
    )
    text = "\n\n".join(part for part in (rule.why, rule.advice, grounds) if part) or rule.title
    described: dict[str, object] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": _PRECISION[rule.confidence],
            "problem.severity": _PROBLEMS[rule.severity],
            "tags": [rule.family, rule.nature],
        },
    }
    return described | ({"helpUri": address} if address else {})


def _results(found: Sequence[tuple[Report, Finding, Suppression | None]], codes: Sequence[str]) -> list[Json]:
    times: Counter[tuple[str, str, str]] = Counter()
    results = []
    for report, finding, decision in found:
        identity = (report.contract.document.source, finding.rule.code, finding.fingerprint)
        times[identity] += 1
        results.append(_result(report, finding, codes.index(finding.rule.code), decision, times[identity]))
    return results


def _result(report: Report, finding: Finding, index: int, decision: Suppression | None, rank: int) -> Json:
    document = report.contract.document
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": in_one_line(finding, document)},
        "locations": [_location(report, finding)],
        "partialFingerprints": _fingerprints(finding, rank),
        "suppressions": [] if decision is None else [_suppression(decision)],
    }


def _location(report: Report, finding: Finding) -> Json:
    """Return where a result is; GitHub shows none without a region, so what has no place says that its region is no place."""
    document = report.contract.document
    place = where(finding, report.contract)
    given = place or FIRST
    lines: dict[str, object] = {
        "startLine": given.start_line,
        "startColumn": given.start_column,
        "endLine": given.end_line,
        "endColumn": given.end_column,
    }
    said = place_in_words(finding)
    logical = {"logicalLocations": [{"fullyQualifiedName": said}]}
    if finding.span is not None:
        lines["snippet"] = {"text": fold_space(finding.span.slice(document.text))}
        return {"physicalLocation": {**_artifact(document.source), "region": lines}, **logical}
    note = said if place is not None else f"{said} ; {NO_PLACE}"
    physical = {**_artifact(document.source), "region": lines}
    return {"physicalLocation": physical, **logical, "message": {"text": note}}


def _fingerprints(finding: Finding, rank: int) -> Json:
    """Return what tells a result from one version to the next.

    GitHub knows a result by `primaryLocationLineHash` alone, and cannot compute it itself from a DOCX.
    """
    identity = finding.fingerprint or finding.rule.code
    return {"cptslintClause/v1": identity, "primaryLocationLineHash": f"{identity}:{rank}"}


def _suppression(decision: Suppression) -> Json:
    kind = "inSource" if decision.ground is Ground.IN_FILE else "external"
    return {"kind": kind, "status": "accepted", "justification": decision_in_words(decision)}


def _artifact(source: str) -> dict[str, dict[str, object]]:
    return {"artifactLocation": {"uri": _uri(source)}}


def _uri(source: str) -> str:
    """Return the path as a relative reference, a whole address when it begins at the root; the standard input is "stdin"."""
    if source == "-":
        return "stdin"
    path = PurePath(plain(source))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
