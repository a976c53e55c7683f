"""The formats other programs read: exact places, nothing of a convention is markup or a command."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.finding_groups import grouped, told_once
from cptslint.reporters.formats import FORMATS, reporter
from cptslint.reporters.places import Region, region
from cptslint.reporters.wording import DISCLAIMER
from tests.conftest import ROOT
from tests.reporters.factory import (
    ADVICE,
    LAW,
    TEXT,
    make_contract,
    make_document,
    make_finding,
    make_report,
    make_rule,
    span_of,
    standard_findings,
)

SARIF_SCHEMA = ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json"
QUOTE = "La CPTS rembourse à l'Établissement les dépenses de paramétrage"
OPTIONS = ReportOptions(failures=(("abîmé.docx", "Ce fichier est abîmé."),), version="9.9")


def one_report() -> Report:
    return make_report(findings=(make_finding(quote=QUOTE),))


def written(name: str, *reports: Report) -> str:
    text = reporter(name)(reports or (one_report(),), OPTIONS)
    assert isinstance(text, str)
    return text


def test_region_counts_lines_and_columns_from_one():
    document = make_report().contract.document
    at = span_of("Article 8 - Cessation")
    line = TEXT[: at.start].count("\n") + 1
    assert region(document, at) == Region(line, 1, line, len("Article 8 - Cessation") + 1)
    assert region(document, Span(0, TEXT.index("\n") + 4)).end_line == 2


def test_concise_says_path_place_rule_and_passage_on_one_line():
    first, counts = written("concise").splitlines()
    path = make_report().contract.document.source
    assert first.startswith(
        f"{path}: article 8, al. 1: SOR006 [Bloquant] Indemnité de sortie à la charge de la CPTS : "
    )
    assert first.endswith("« La CPTS rembourse à l'Établissement les dépenses de paramétrage »")
    assert counts == f"{path}: 1 bloquant, 0 à négocier, 0 à vérifier"


def test_concise_counts_points_as_the_other_formats_do_and_says_how_many_passages_they_have():
    report = make_report(
        findings=(make_finding(quote=QUOTE), make_finding(quote="de paramétrage"), *standard_findings())
    )
    counts = written("concise", report).splitlines()[-1]
    told = written("markdown", report)
    points, _, passages = counts.partition(": ")[2].partition(" ; ")
    assert points == "3 bloquants, 1 à négocier, 1 à vérifier"
    assert points in told
    assert passages == "8 constats"


@pytest.mark.parametrize("findings", [(), standard_findings()])
def test_sarif_is_valid(findings):
    answer = json.loads(written("sarif", make_report(findings=findings)))
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(answer)] == []


def test_sarif_gives_place_rule_and_fingerprint():
    run = json.loads(written("sarif"))["runs"][0]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    where = region(make_report().contract.document, span_of(QUOTE))
    physical = result["locations"][0]["physicalLocation"]
    assert (rule["id"], result["ruleId"], result["level"]) == ("SOR006", "SOR006", "error")
    assert physical["region"]["startLine"] == where.start_line
    assert physical["region"]["endColumn"] == where.end_column
    assert physical["region"]["snippet"]["text"] == QUOTE
    assert result["partialFingerprints"] == {
        "cptslintClause/v1": "SOR006-0123456789abcdef",
        "primaryLocationLineHash": "SOR006-0123456789abcdef:1",
    }
    assert (rule["properties"]["precision"], bool(rule["help"]["text"]), bool(rule["fullDescription"]["text"])) == (
        "high",
        True,
        True,
    )
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "Ce fichier est abîmé."


def not_a_convention() -> Report:
    return make_report(
        contract=replace(make_contract(), is_convention=False, why_not="Ce document n'est pas une convention."),
        findings=(),
    )


def test_a_document_that_is_no_convention_is_an_error_where_machines_look_for_one():
    report, options, said = not_a_convention(), ReportOptions(), "Ce document n'est pas une convention."
    told = {name: str(reporter(name)((report,), options)) for name in ("sarif", "github", "junit")}
    (call,) = json.loads(told["sarif"])["runs"][0]["invocations"]
    assert call["executionSuccessful"] is False
    assert [one["message"]["text"] for one in call["toolExecutionNotifications"]] == [said]
    assert told["github"] == f"::error file=convention.docx,title=cptslint::{said}\n"
    (suite,) = ET.fromstring(told["junit"])
    assert (suite.get("name"), suite.get("tests"), suite.get("errors")) == ("convention.docx", "1", "1")
    error = suite.find("testcase/error")
    assert error is not None
    assert error.get("message") == said


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("conventions/été 1.docx", "conventions/%C3%A9t%C3%A9%201.docx"),
        ("/tmp/été.docx", "file:///tmp/%C3%A9t%C3%A9.docx"),
        ("a:b.docx", "a%3Ab.docx"),
        ("-", "stdin"),
    ],
)
def test_sarif_addresses_are_relative_references_or_whole_addresses(source: str, uri: str):
    report = make_report(contract=make_contract(document=make_document(source=source)), findings=())
    run = json.loads(written("sarif", report))["runs"][0]
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_sarif_gives_the_severity_by_which_github_sorts_what_is_no_breach():
    severities = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
    for severity, told in severities.items():
        report = make_report(findings=(make_finding(make_rule(severity=severity), QUOTE),))
        rules = json.loads(written("sarif", report))["runs"][0]["tool"]["driver"]["rules"]
        assert {rule["id"]: rule["properties"]["problem.severity"] for rule in rules}["SOR006"] == told


def test_github_commands_cannot_be_forged_by_a_convention():
    text = "Article 1 - Objet\n::error file=x::faux, %0A et % : fin"
    document = make_document(text=text, source="a,b:c\n::error::.docx")
    finding = make_finding(quote=None, span=Span(18, len(text)), message="Le texte dit\n::warning::non")
    lines = written("github", make_report(contract=make_contract(document=document), findings=(finding,))).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=a%2Cb%3Ac %3A%3Aerror%3A%3A.docx,line=2,endLine=2,title=SOR006 ")
    assert "%250A et %25" in lines[0]
    assert lines[1] == "::error file=abîmé.docx,title=cptslint::Ce fichier est abîmé."


def test_gitlab_fingerprints_are_unique():
    finding = make_finding(quote=QUOTE)
    issues = json.loads(written("gitlab", make_report(findings=(finding, finding))))
    assert [issue["fingerprint"] for issue in issues] == ["SOR006-0123456789abcdef", "SOR006-0123456789abcdef-2"]
    assert {(issue["severity"], issue["check_name"]) for issue in issues} == {("critical", "SOR006")}
    assert issues[0]["location"]["lines"]["begin"] == region(make_report().contract.document, span_of(QUOTE)).start_line


def test_rdjson_gives_range_and_severity():
    (diagnostic,) = json.loads(written("rdjson"))["diagnostics"]
    where = region(make_report().contract.document, span_of(QUOTE))
    assert diagnostic["location"]["range"]["end"] == {"line": where.end_line, "column": where.end_column}
    assert (diagnostic["severity"], diagnostic["code"]["value"]) == ("ERROR", "SOR006")


MISSING = make_rule("SOR009", nature="missing", title="Suites de la sortie non prévues")
BELONGS = make_finding(MISSING, span=None, article="8", location="article 8", message="Rien ne dit la suite.")
NOWHERE = make_finding(MISSING, span=None, article=None, location="", message="Rien ne dit la suite.")
HEADING = TEXT[: TEXT.index("Article 8")].count("\n") + 1


def first_location(report: Report) -> dict[str, Any]:
    (result,) = json.loads(written("sarif", report))["runs"][0]["results"]
    location: dict[str, Any] = result["locations"][0]
    return location


def test_a_missing_clause_points_to_the_heading_where_it_belongs():
    report = make_report(findings=(BELONGS,))
    end = len("Article 8 - Cessation") + 1
    assert f",line={HEADING},endLine={HEADING},title=SOR009 " in written("github", report)
    assert json.loads(written("gitlab", report))[0]["location"]["lines"] == {"begin": HEADING, "end": HEADING}
    (diagnostic,) = json.loads(written("rdjson", report))["diagnostics"]
    assert diagnostic["location"]["range"] == {
        "start": {"line": HEADING, "column": 1},
        "end": {"line": HEADING, "column": end},
    }
    place = first_location(report)
    assert place["physicalLocation"]["region"] == {
        "startLine": HEADING, "startColumn": 1, "endLine": HEADING, "endColumn": end,
    }  # fmt: skip
    assert place["message"]["text"] == "absent, à prévoir : article 8"


def test_what_has_no_place_is_not_said_to_stand_on_the_first_line():
    balance = make_finding(
        make_rule("EQU001", nature="balance"), span=None, article=None, location="", message="Tout pèse sur la CPTS."
    )
    for finding, told in ((NOWHERE, "absent du texte"), (balance, "ensemble de la convention")):
        report = make_report(findings=(finding,))
        assert f"::error file=convention.docx,title={finding.rule.code} " in written("github", report)
        (diagnostic,) = json.loads(written("rdjson", report))["diagnostics"]
        assert diagnostic["location"] == {"path": "convention.docx"}
        place = first_location(report)
        # GitHub shows no alert without a region: its message says that this one means nothing.
        assert place["physicalLocation"]["region"]["startLine"] == 1
        assert place["message"]["text"] == f"{told} ; la première ligne est donnée faute d'emplacement"
        assert json.loads(written("gitlab", report))[0]["location"]["lines"] == {"begin": 1}


def test_junit_has_a_failure_per_rule_that_fired_and_no_failure_for_infos():
    info = make_rule("LIT004", severity=Severity.INFO)
    report = make_report(
        findings=(make_finding(quote=QUOTE), make_finding(rule=info, quote="Le litige")), rules=(info, make_rule())
    )
    root = ET.fromstring(written("junit", report))
    cases = {case.get("name", "")[:6]: case for suite in root for case in suite}
    failure = cases["SOR006"].find("failure")
    assert failure is not None
    assert QUOTE in (failure.text or "")
    assert cases["LIT004"].find("failure") is None
    assert "Le litige" in (cases["LIT004"].findtext("system-out") or "")
    assert [suite.get("errors") for suite in root] == ["0", "1"]


def test_a_rule_of_several_conventions_is_told_without_the_names_of_one():
    named = make_rule(advice="Demander : « Le Client informe l'Éditeur. »")
    generic = make_rule(advice="Demander : « La CPTS informe le partenaire. »")
    alone = make_report(findings=(make_finding(named, QUOTE),), rules=(generic,))
    for reports, said in (((alone,), "Le Client informe"), ((alone, alone), "La CPTS informe le partenaire")):
        (rule,) = json.loads(written("sarif", *reports))["runs"][0]["tool"]["driver"]["rules"]
        assert said in rule["help"]["text"]


def test_two_findings_of_the_same_words_are_two_alerts():
    same = (make_finding(quote=QUOTE), make_finding(quote=QUOTE, span=span_of("de paramétrage")))
    results = json.loads(written("sarif", make_report(findings=same)))["runs"][0]["results"]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert hashes == ["SOR006-0123456789abcdef:1", "SOR006-0123456789abcdef:2"]


def test_a_passage_that_the_message_shows_is_not_told_again():
    quote = "le tribunal judiciaire de Brivange"
    finding = make_finding(quote=quote, message=f"Le tribunal nommé est « {quote} ».")
    for name in ("concise", "markdown", "github", "gitlab", "rdjson", "html"):
        told = written(name, make_report(findings=(finding,)))
        assert told.split("nommé est", 1)[1].split("Pourquoi")[0].count("Brivange") == 1, name


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_several_findings_say_alike_is_said_once(name):
    blank = make_rule("FOR001", title="Champ à compléter", message="")
    found = tuple(
        make_finding(blank, quote, message=f"Il reste un champ : {quote}.")
        for quote in ("[nom à compléter]", "XX/XX/2026")
    )
    told = " ".join(written(name, make_report(findings=found)).replace("\\", "").replace("\u00a0", " ").split())
    point = (
        told.rsplit("Champ à compléter", 1)[1] if name != "html" else told.split('id="points"')[1].split("Pourquoi")[0]
    )
    assert point.count("Il reste un champ :") == 1
    assert (point.count("[nom à compléter]"), point.count("XX/XX/2026")) == (1, 1)


def test_messages_that_share_no_beginning_stay_whole():
    first, second = make_finding(message="Un délai manque : deux mois."), make_finding(message="Rien n'est dit.")
    (group,) = grouped((first, second))
    assert told_once(group) == ("", ("Rien n'est dit.", "Un délai manque : deux mois."))


def test_markdown_tells_a_point_as_the_other_formats_do():
    rule = make_rule(question="À quoi sert cette somme ?", sources=(LAW, ADVICE))
    told = written("markdown", make_report(findings=(make_finding(rule, QUOTE),))).replace("\u00a0", " ")
    assert "- **Article 8, al. 1** : La CPTS doit rembourser des dépenses si elle part. « La CPTS rembourse" in told
    assert "**Question à poser.** À quoi sert cette somme ?" in told
    assert f"[{LAW.title}]({LAW.url}) (droit) ; {ADVICE.title} (recommandation)" in told


def test_markdown_of_a_convention_is_text():
    text = "Article 1 - Objet\nLa CPTS [paie](http://exemple.invalid) `tout` <b>seule</b> | # *ici*."
    finding = make_finding(quote=None, span=Span(18, len(text)))
    report = make_report(contract=make_contract(document=make_document(text=text)), findings=(finding,))
    assert "La CPTS \\[paie\\](http://exemple.invalid) \\`tout\\` \\<b\\>seule\\</b\\> \\| \\# \\*ici\\*." in written(
        "markdown", report
    )


def many_points(number: int, passages: int) -> tuple[Finding, ...]:
    rules = [
        make_rule(f"SOR{rank:03}", severity=severity, title=f"Point {rank}", why="Parce que. " * 60)
        for rank, severity in enumerate(
            [Severity.ERROR] * (number // 2) + [Severity.WARNING] * (number // 4) + [Severity.INFO] * (number // 4)
        )
    ]
    return tuple(
        make_finding(rule, QUOTE, location=f"article {at}", message="Trop lourd. " * 8)
        for rule in rules
        for at in range(passages)
    )


@pytest.mark.parametrize(
    ("conventions", "points", "passages"),
    [(1, 100, 1), (1, 400, 2), (3, 60, 2), (40, 40, 3), (900, 4, 1)],
)
def test_markdown_fits_in_a_comment_and_says_what_is_left_out(conventions: int, points: int, passages: int):
    report = make_report(findings=many_points(points, passages))
    told = written("markdown", *[report] * conventions)
    assert len(told) <= 65_000
    assert told.startswith("# convention.docx\n\n**Déséquilibre manifeste")
    shown = told.count("# convention.docx\n")
    assert told.count("> Faute de place dans un commentaire, ") == shown
    assert told.count("`cptslint CONVENTION -o rapport.html`") == shown
    assert told.count(DISCLAIMER) == shown
    assert (f"_{conventions - shown} autres conventions : " in told) is (shown < conventions)
    assert len(told) > 30_000
    assert not re.search(r"^## Points[^\n]*\n\n##? ", told, re.MULTILINE)


def test_markdown_leaves_out_what_weighs_least_and_counts_it():
    told = written("markdown", make_report(findings=many_points(80, 1)))
    note = re.search(r"> Faute de place dans un commentaire, (\d+) points sont sans leur détail", told)
    assert note is not None
    assert all(f"### Point {rank} " in told for rank in range(80))
    folded = told.count("<summary>Pourquoi, et que demander</summary>")
    assert folded == 80 - int(note[1])
    assert told.rindex("<summary>") < told.index("### Point 79 ")
    assert "### Point 79 (SOR079, à vérifier)\n\nArticle 0\n" in told


def test_markdown_quotes_twenty_passages_of_a_point_and_counts_the_others():
    told = written("markdown", make_report(findings=many_points(4, 900)))
    assert told.count("La CPTS rembourse") == 4 * 20
    assert told.count("- 880 autres passages : voir le rapport complet, `cptslint CONVENTION -o rapport.html`\n") == 4
    assert "Faute de place" not in told


def test_markdown_that_fits_is_whole():
    told = written("markdown", make_report(findings=standard_findings()))
    assert "Faute de place" not in told


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("text", "docx", "xlsx")])
def test_two_runs_give_the_same_text(name):
    report = make_report(findings=standard_findings())
    assert written(name, report) == written(name, report)
