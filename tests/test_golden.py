"""Every format, whole, on three conventions: what changes is seen, and what machines read has the shape they expect.

When a change is wanted: `python -m tests.update_golden`, then read the diff.
"""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree

from cptslint.model.rule import Severity
from cptslint.reporters.formats import FORMATS
from cptslint.reporters.places import place_in_words
from tests.update_golden import CONVENTIONS, GOLDEN, ROOT, SUFFIXES, golden, report_on, written

SCHEMAS = ROOT / "tests" / "schemas"
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
def test_sarif_follows_its_schema(convention: str) -> None:
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
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
def test_gitlab_follows_its_schema(convention: str) -> None:
    schema = json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text(encoding="utf-8"))
    issues = json.loads(golden(convention, "gitlab").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(issues)] == []
    assert len(issues) == len(report_on(convention).findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@EVERY
def test_junit_follows_its_schema_and_counts_what_it_holds(convention: str) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))
    root = etree.fromstring(golden(convention, "junit").read_bytes())
    schema.assertValid(root)
    for suite in root:
        assert suite.get("tests") == str(len(suite))
        for count, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(count) == str(sum(case.find(outcome) is not None for case in suite))


@EVERY
def test_rdjson_gives_reviewers_places(convention: str) -> None:
    answer = json.loads(golden(convention, "rdjson").read_text(encoding="utf-8"))
    assert len(answer["diagnostics"]) == len(report_on(convention).findings)
    for one in answer["diagnostics"]:
        assert one["severity"] in {"ERROR", "WARNING", "INFO"}
        assert one["message"]
        whole = one["message"].startswith(("ensemble de la convention : ", "absent du texte : "))
        assert ("range" in one["location"]) is not whole
        assert whole or one["location"]["range"]["start"]["line"] > 1


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
            if name == "text" and finding.severity is Severity.INFO:
                continue  # two lines at most a point: the message stands there only when there is room
            for part in _folded(finding.message).split(" : "):
                assert part[:60] in told[name], (name, finding.rule.code)
        place = place_in_words(finding).casefold()
        for name in set(SUFFIXES) - {"json"}:  # which gives the place of what is missing in a key of its own
            assert place in told[name].casefold(), (name, finding.rule.code)


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
