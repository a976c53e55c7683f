"""Every format, whole, on three conventions: what changes is seen, and what machines read has the shape they expect.

When a change is wanted: `python -m tests.update_golden`, then read the diff.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from cptslint.reporters.formats import FORMATS
from tests.update_golden import CONVENTIONS, GOLDEN, ROOT, SUFFIXES, golden, report_on, written

SARIF_SCHEMA = ROOT.parent / "shared" / "data" / "sarif-schema-2.1.0.json"
EVERY = pytest.mark.parametrize("convention", CONVENTIONS)


@EVERY
@pytest.mark.parametrize("format_", [*FORMATS, "annotate"])
def test_a_report_is_the_golden_one(convention: str, format_: str) -> None:
    expected = golden(convention, format_).read_text(encoding="utf-8")
    assert written(convention, format_) == expected, "if this is wanted: python -m tests.update_golden"


def test_golden_files_are_those_of_the_formats() -> None:
    assert set(SUFFIXES) == {*FORMATS, "annotate"}
    assert set(GOLDEN.iterdir()) == {golden(one, name) for one in CONVENTIONS for name in SUFFIXES}


@EVERY
def test_json_follows_its_schema(convention: str) -> None:
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
    answer = json.loads(golden(convention, "json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(answer)] == []
    assert len(answer["documents"][0]["findings"]) == len(report_on(convention).findings)


@EVERY
@pytest.mark.skipif(not SARIF_SCHEMA.is_file(), reason="the SARIF schema is not beside the repository")
def test_sarif_follows_its_schema(convention: str) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    answer = json.loads(golden(convention, "sarif").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(answer)] == []


@EVERY
def test_sarif_has_what_code_scanning_requires(convention: str) -> None:
    run = json.loads(golden(convention, "sarif").read_text(encoding="utf-8"))["runs"][0]
    for rule in run["tool"]["driver"]["rules"]:
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert {"startColumn", "endColumn"} <= set(region)
        assert result["partialFingerprints"]
    assert len(run["results"]) == len(report_on(convention).findings)


@EVERY
def test_gitlab_reads_its_fields(convention: str) -> None:
    issues = json.loads(golden(convention, "gitlab").read_text(encoding="utf-8"))
    assert len(issues) == len(report_on(convention).findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"]
        assert issue["check_name"]
        assert issue["location"]["path"].startswith("corpus/dev/")
        assert issue["location"]["lines"]["begin"] >= 1


@EVERY
def test_junit_counts_what_it_holds(convention: str) -> None:
    root = ET.fromstring(golden(convention, "junit").read_text(encoding="utf-8"))
    assert root.tag == "testsuites"
    for suite in root:
        cases = list(suite)
        assert {case.tag for case in cases} <= {"testcase"}
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(sum(case.find("failure") is not None for case in cases))
        assert suite.get("errors") == str(sum(case.find("error") is not None for case in cases))
        assert suite.get("skipped", "0") == str(sum(case.find("skipped") is not None for case in cases))
        assert all(case.get("name") and case.get("classname") for case in cases)


@EVERY
def test_rdjson_gives_reviewers_places(convention: str) -> None:
    answer = json.loads(golden(convention, "rdjson").read_text(encoding="utf-8"))
    assert len(answer["diagnostics"]) == len(report_on(convention).findings)
    for one in answer["diagnostics"]:
        assert one["severity"] in {"ERROR", "WARNING", "INFO"}
        assert one["message"]
        assert one["location"]["range"]["start"]["line"] >= 1


@EVERY
def test_one_finding_reads_the_same_in_every_format(convention: str) -> None:
    told = {name: _folded(golden(convention, name).read_text(encoding="utf-8")) for name in SUFFIXES}
    for finding in report_on(convention).findings:
        for name in (
            "text",
            "html",
            "markdown",
            "docx",
            "xlsx",
            "annotate",
            "json",
            "sarif",
            "junit",
            "gitlab",
            "github",
        ):
            said = finding.rule.name if name == "json" else finding.rule.title
            assert _folded(said) in told[name], (name, finding.rule.code)
            assert _folded(finding.message)[:60] in told[name], (name, finding.rule.code)


def _folded(text: str) -> str:
    """Return a text without what markup adds: escapes, entities, line ends, no-break spaces."""
    for mark, plain in (
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&quot;", '"'),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\\", ""),
    ):
        text = text.replace(mark, plain)
    return " ".join(text.replace("%25", "%").split())
