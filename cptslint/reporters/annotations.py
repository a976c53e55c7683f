"""Annotations for forges and reviewers: GitHub, GitLab code quality, reviewdog, JUnit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from cptslint.model.document import Document
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.reporters.base import ReportOptions, refusals
from cptslint.reporters.finding_groups import ordered
from cptslint.reporters.places import Region, every_finding, in_one_line, place_in_words, where
from cptslint.reporters.wording import plain

_GITHUB: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)
_GITLAB: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
)
_REVIEWDOG: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
)


def report_github(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write workflow commands, one line per finding; what was not checked is an error of its file."""
    lines = []
    for report, finding in every_finding(reports):
        document = report.contract.document
        place = where(finding, report.contract)
        lines_of = {} if place is None else {"line": str(place.start_line), "endLine": str(place.end_line)}
        title = f"{finding.rule.code} {finding.rule.title}"
        facts = {"file": document.source, **lines_of, "title": title}
        said = f"{place_in_words(finding)} : {in_one_line(finding, document)}"
        lines.append(f"::{_GITHUB[finding.severity]} {_properties(facts)}::{_command_text(said)}")
    for path, message in refusals(reports, options):
        lines.append(f"::error {_properties({'file': path, 'title': 'cptslint'})}::{_command_text(plain(message))}")
    return "".join(f"{line}\n" for line in lines)


def _properties(facts: Mapping[str, str]) -> str:
    return ",".join(
        f"{key}={_command_text(plain(value)).replace(':', '%3A').replace(',', '%2C')}" for key, value in facts.items()
    )


def _command_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def report_gitlab(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write a GitLab code quality report: an array of issues, each with its fingerprint."""
    issues: list[dict[str, object]] = []
    seen: dict[str, int] = {}
    for report, finding in every_finding(reports):
        document = report.contract.document
        place = where(finding, report.contract)
        rows = {"begin": 1} if place is None else {"begin": place.start_line, "end": place.end_line}
        identity = f"{document.source}:{finding.fingerprint}"
        seen[identity] = seen.get(identity, 0) + 1
        issues.append(
            {
                "description": f"{place_in_words(finding)} : {in_one_line(finding, document)}",
                "check_name": finding.rule.code,
                "fingerprint": finding.fingerprint
                if seen[identity] == 1
                else f"{finding.fingerprint}-{seen[identity]}",
                "severity": _GITLAB[finding.severity],
                "location": {"path": plain(document.source), "lines": rows},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def report_rdjson(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write the diagnostics that reviewdog reads."""
    diagnostics: list[dict[str, object]] = []
    for report, finding in every_finding(reports):
        document = report.contract.document
        source = next((s.url for s in finding.rule.sources if s.url), "")
        code: dict[str, str] = {"value": finding.rule.code} | ({"url": source} if source else {})
        diagnostics.append(
            {
                "message": f"{place_in_words(finding)} : {in_one_line(finding, document)}",
                "location": {"path": plain(document.source), **_range(where(finding, report.contract))},
                "severity": _REVIEWDOG[finding.severity],
                "code": code,
            }
        )
    answer = {"source": {"name": "cptslint"}, "diagnostics": diagnostics}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _range(place: Region | None) -> dict[str, object]:
    """Return where a diagnostic begins and ends; nothing when it is about the whole file, which reviewdog allows."""
    if place is None:
        return {}
    start = {"line": place.start_line, "column": place.start_column}
    return {"range": {"start": start, "end": {"line": place.end_line, "column": place.end_column}}}


def report_junit(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one test suite per convention and one test case per rule that was run; a finding is a failure of its rule, what is only to be checked a remark."""
    suites = [_suite(report) for report in reports if report.contract.is_convention]
    for path, message in refusals(reports, options):
        said = quoteattr(plain(message))
        suites.append(
            f'  <testsuite name={quoteattr(plain(path))} tests="1" failures="0" errors="1" skipped="0">\n'
            f'    <testcase name="lecture" classname={quoteattr(plain(path))}><error message={said}/></testcase>\n'
            "  </testsuite>\n"
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cptslint">\n{"".join(suites)}</testsuites>\n'


def _suite(report: Report) -> str:
    document = report.contract.document
    name = quoteattr(plain(document.source))
    found = ordered(report.findings)
    failed = {finding.rule.code for finding in found if finding.severity is not Severity.INFO}
    rules = {rule.code: rule for rule in (*report.rules, *(finding.rule for finding in found))}
    cases = []
    for code, rule in sorted(rules.items()):
        said = _lines([f for f in found if f.rule.code == code and f.severity is not Severity.INFO], document)
        told = _lines([f for f in found if f.rule.code == code and f.severity is Severity.INFO], document)
        failure = f"<failure message={quoteattr(rule.title)}>{said}</failure>" if said else ""
        noted = f"<system-out>{told}</system-out>" if told else ""
        cases.append(
            f"    <testcase name={quoteattr(f'{code} {rule.title}')} classname={name}>{failure}{noted}</testcase>\n"
        )
    skipped = [s for s in report.not_assessed if s.rule not in rules]
    cases += [
        f"    <testcase name={quoteattr(s.rule)} classname={name}><skipped message={quoteattr(plain(s.reason))}/></testcase>\n"
        for s in skipped
    ]
    counts = f'tests="{len(cases)}" failures="{len(failed)}" errors="0" skipped="{len(skipped)}"'
    return f"  <testsuite name={name} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _lines(findings: Sequence[Finding], document: Document) -> str:
    """Return findings as the text of an element, one per line."""
    return escape("\n".join(f"{place_in_words(one)} : {in_one_line(one, document, 400)}" for one in findings))
