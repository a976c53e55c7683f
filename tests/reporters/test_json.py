"""The JSON report: exact values, the published schema, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cptslint.cli.check import FORMATS as NAMES
from cptslint.model.document import Note
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import FORMATS, reporter
from cptslint.reporters.json_ import report_json
from tests.reporters.factory import (
    LINES,
    make_balance,
    make_contract,
    make_document,
    make_finding,
    make_report,
    standard_findings,
)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))


def document(report: Report) -> dict[str, object]:
    return json.loads(report_json([report], ReportOptions()))["documents"][0]


def not_a_convention() -> Report:
    return make_report(contract=make_contract(parties=(), is_convention=False, why_not="Aucune partie n'est nommée."))


def without_defended_party() -> Report:
    return make_report(contract=make_contract(has_defended_party=False))


def empty() -> Report:
    return make_report(
        contract=make_contract(parties=(), articles=(), annexes=(), clauses=(), commitments=()),
        findings=(), balance=make_balance(None, 0.0), in_order=(), not_assessed=(), notes=(), rules=(),
    )  # fmt: skip


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("build", [make_report, not_a_convention, without_defended_party, empty])
def test_reports_follow_the_published_schema(build):
    answer = json.loads(report_json([build(), make_report()], ReportOptions(failures=(("x.doc", "Illisible."),))))
    Draft202012Validator(SCHEMA).validate(answer)


@pytest.mark.parametrize(
    "path", [(), ("tool",), ("documents", 0), ("documents", 0, "findings", 0), ("documents", 0, "balance")]
)
def test_the_schema_refuses_an_unknown_key(path):
    answer = json.loads(report_json([make_report()], ReportOptions()))
    place = answer
    for step in path:
        place = place[step]
    place["inconnu"] = 1
    assert not Draft202012Validator(SCHEMA).is_valid(answer)


def test_the_head_names_the_tool():
    answer = json.loads(report_json([make_report()], ReportOptions()))
    assert list(answer) == ["schema_version", "tool", "documents", "errors"]
    assert answer["schema_version"] == "1"
    assert answer["tool"] == {"name": "cptslint", "version": "0.1.0"}
    assert answer["errors"] == []


def test_a_document_has_its_keys_in_order():
    assert list(document(make_report())) == [
        "path", "sha256", "profile", "parties", "articles", "annexes", "findings", "commitments", "balance",
        "not_assessed", "notes",
    ]  # fmt: skip


def test_files_that_failed_are_listed_even_alone():
    options = ReportOptions(failures=(("a.pdf", "a.pdf est un PDF."),), version="0.2.0")
    answer = json.loads(report_json([], options))
    assert answer["errors"] == [{"path": "a.pdf", "message": "a.pdf est un PDF."}]
    assert answer["tool"]["version"] == "0.2.0"
    assert answer["documents"] == []


def test_a_finding_is_complete():
    found = [finding for finding in document(make_report())["findings"] if finding["rule"] == "SOR006"]
    quote = "La CPTS rembourse à l'Établissement les dépenses de paramétrage et de formation"
    start = "\n".join(LINES).index(quote)
    assert found == [
        {
            "rule": "SOR006",
            "name": "indemnite-de-sortie",
            "severity": "error",
            "confidence": "high",
            "message": "La CPTS doit rembourser des dépenses si elle part.",
            "article_number": "8",
            "location": "article 8, al. 1",
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "evidence": [{"role": "trigger", "quote": "rembourse", "start": start + 8, "end": start + 17}],
            "sources": [
                {
                    "title": "Code civil, art. 1231-5",
                    "kind": "law",
                    "url": "https://www.legifrance.gouv.fr/codes/id/LEGIARTI000032041442",
                },
                {"title": "URPS d'Occitanie, Infos conseils n° 10", "kind": "advice", "url": ""},
            ],
            "advice": "Supprimer l'indemnité : « chaque partie conserve ses frais ».",
            "fingerprint": "SOR006-0123456789abcdef",
            "suppressed": None,
        }
    ]


def test_what_is_missing_has_no_place():
    found = next(finding for finding in document(make_report())["findings"] if finding["rule"] == "SUI001")
    assert [found[key] for key in ("quote", "start", "end", "article_number")] == [None, None, None, None]
    assert found["location"] == "après l'article 3"


def test_the_severity_of_the_finding_wins_over_that_of_the_rule():
    finding = make_finding(quote="rembourse", severity=Severity.INFO)
    assert document(make_report(findings=(finding,)))["findings"][0]["severity"] == "info"


def test_findings_come_by_severity_then_place_whatever_the_order_given():
    shuffled = document(make_report(findings=tuple(reversed(standard_findings()))))["findings"]
    assert [finding["rule"] for finding in shuffled] == ["ENG003", "FOR001", "FOR001", "SOR006", "SUI001", "LIT004"]
    assert shuffled == document(make_report())["findings"]


def test_quotes_are_folded_and_whole():
    passage = "Cette cellule demeure\u00a0joignable  sept\njours " * 40
    report = make_report(
        contract=make_contract(document=make_document(passage), commitments=()),
        findings=(make_finding(span=Span(0, len(passage))),),
    )
    assert document(report)["findings"][0]["quote"] == " ".join(["Cette cellule demeure joignable sept jours"] * 40)


def test_parties_articles_and_annexes():
    told = document(make_report())
    assert told["profile"] == "etablissement-public"
    assert told["parties"] == [
        {
            "role": "partner",
            "name": "Centre hospitalier Armand-Delorme",
            "aliases": ["le Centre hospitalier", "l'Établissement"],
            "identifiers": {"finess": "190008474", "siret": "26190455100015"},
        },
        {
            "role": "cpts",
            "name": "Communauté professionnelle territoriale de santé du Val de Thouanne",
            "aliases": ["la CPTS"],
            "identifiers": {},
        },
    ]
    assert [(a["number"], a["title"], a["level"]) for a in told["articles"]] == [
        ("1", "Objet", 1), ("3", "Engagements de la CPTS", 1), ("8", "Cessation", 1),
    ]  # fmt: skip
    assert [(a["number"], a["title"], [b["title"] for b in a["articles"]]) for a in told["annexes"]] == [
        ("1", "Calendrier", ["Créneaux"])
    ]


def test_commitments_name_the_article_of_their_clause():
    told = document(make_report())["commitments"]
    assert [
        (c["bearer"], c["kind"], c["strength"], c["financial"], c["topics"], c["article_number"]) for c in told
    ] == [
        ("cpts", "obligation", "result", False, ["soins"], "3"),
        ("cpts", "obligation", "firm", True, ["argent"], "8"),
        ("both", "obligation", "firm", False, [], "1"),
    ]
    assert told[0]["quote"] == LINES[6]


def test_a_clause_outside_articles_has_no_number():
    contract = make_contract()
    clauses = (contract.clauses[0], replace(contract.clauses[1], article=None), *contract.clauses[2:])
    told = document(make_report(contract=replace(contract, clauses=clauses)))
    assert told["commitments"][0]["article_number"] is None


def test_balance_is_rounded_and_never_minus_zero():
    text = report_json([make_report()], ReportOptions())
    assert json.loads(text)["documents"][0]["balance"] == {
        "index": -0.46,
        "verdict": "desequilibre-manifeste",
        "dimensions": [
            {"name": "argent", "cpts": 8.0, "partner": 1.5, "index": -0.68},
            {"name": "moyens", "cpts": 2.5, "partner": 2.5, "index": 0.0},
            {"name": "sortie", "cpts": 4.0, "partner": 0.0, "index": -1.0},
            {"name": "donnees", "cpts": 0.0, "partner": 0.0, "index": 0.0},
        ],
    }
    assert "-0.0," not in text


@pytest.mark.parametrize(
    ("build", "code"), [(not_a_convention, "not-a-convention"), (without_defended_party, "no-defended-party")]
)
def test_no_verdict_is_given_and_a_note_says_why(build, code):
    told = document(build())
    assert told["balance"]["verdict"] is None
    assert [note["code"] for note in told["notes"]] == ["comments", code]


def test_a_note_already_there_is_not_repeated():
    report = replace(without_defended_party(), notes=(Note("no-defended-party", "Déjà dit."),))
    assert document(report)["notes"] == [{"code": "no-defended-party", "message": "Déjà dit."}]


def test_what_was_not_assessed_is_listed():
    assert document(make_report())["not_assessed"] == [
        {"rule": "FIN009", "reason": "aucun partenaire industriel"},
        {"rule": "COM001", "reason": "aucun partenaire industriel"},
    ]


def test_texts_are_readable_as_they_are():
    text = report_json([make_report()], ReportOptions())
    assert '      "path": "convention.docx",\n' in text
    assert "La CPTS garantit un résultat." in text
    assert text.endswith("}\n")


def test_odd_characters_of_a_path_survive_as_escapes():
    source = "a\udce9\x1b[31m\x9b\u202e\u2028.docx"
    text = report_json([make_report(contract=make_contract(document=make_document(source=source)))], ReportOptions())
    text.encode("utf-8")
    assert json.loads(text)["documents"][0]["path"] == source
    assert not {"\x1b", "\x9b", "\u202e", "\u2028"} & set(text)


def test_same_reports_same_text():
    assert report_json([make_report()], ReportOptions()) == report_json(
        [make_report()], ReportOptions(width=40, colour=True)
    )


def test_formats_are_known_by_name():
    assert list(FORMATS) == list(NAMES)
    assert reporter("json") is report_json
