"""The terminal report is never wider than the terminal, never obeyed by it, and always the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from rich.cells import cell_len

from cptslint.model.contract import Bearer, Party, Profile
from cptslint.model.document import Note
from cptslint.model.report import Report
from cptslint.model.rule import Severity, Source, SourceKind
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.text import report_text
from tests.reporters.factory import (
    BLANK,
    make_contract,
    make_document,
    make_finding,
    make_report,
    make_rule,
    report_without_defended_party,
    standard_findings,
)

WIDTHS = (20, 33, 49, 50, 60, 80, 120, 200)
HOSTILE = (
    "[red]\x1b[31mROUGE\x1b[0m[/red] \x9b5m\x07 [link=http://x]a[/] \u202eenvers\n\n "
    + "mot" * 120
    + " \ue000\udc80 日本語" * 9
)


def written(report: Report, width: int = 80, *, colour: bool = False) -> str:
    return report_text([report], ReportOptions(width=width, colour=colour))


def hostile_report() -> Report:
    rule = make_rule(title=HOSTILE, why=HOSTILE, advice=HOSTILE, message=HOSTILE)
    text = HOSTILE + "\n" + HOSTILE
    finding = make_finding(rule, message=HOSTILE, location=HOSTILE, article=HOSTILE, span=Span(0, len(HOSTILE)))
    others = [replace(finding, message=f"{n} {HOSTILE}", rule=replace(BLANK, why=HOSTILE)) for n in range(12)]
    checked = replace(finding, severity=Severity.INFO)
    party = Party(Bearer.PARTNER, HOSTILE, (HOSTILE,), Span(0, 1), profile=Profile.OTHER, profile_reason=HOSTILE)
    ours = Party(Bearer.CPTS, HOSTILE, (HOSTILE, HOSTILE), Span(0, 1))
    contract = make_contract(
        document=make_document(text, source=f"/tmp/{HOSTILE}"), title=HOSTILE, parties=(party, ours), commitments=()
    )
    report = make_report(contract=contract, findings=(finding, *others, checked), notes=(Note("x", HOSTILE),))
    dimensions = tuple(replace(dimension, label=HOSTILE) for dimension in report.balance.dimensions)
    return replace(
        report,
        balance=replace(report.balance, dimensions=dimensions),
        in_order=tuple(replace(found, label=HOSTILE, location=HOSTILE) for found in report.in_order),
        not_assessed=tuple(replace(skipped, reason=HOSTILE, rule=HOSTILE) for skipped in report.not_assessed),
    )


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("build", [make_report, report_without_defended_party, hostile_report])
def test_no_line_is_wider_than_the_terminal(build, width, colour):
    text = written(build(), width, colour=colour)
    assert max(cell_len(line) for line in without_styles(text).split("\n")) <= width


@pytest.mark.parametrize("build", [make_report, report_without_defended_party])
def test_a_wide_terminal_keeps_lines_readable(build):
    assert written(build(), 200) == written(build(), 100)


@pytest.mark.parametrize("build", [make_report, hostile_report])
def test_without_colour_there_is_no_control_character(build):
    unsafe = {c for c in written(build()) if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")}
    assert unsafe == set()


def test_with_colour_the_only_escapes_are_our_styles():
    text = without_styles(written(hostile_report(), colour=True))
    assert {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")} == set()


def test_markup_in_a_convention_is_text():
    report = make_report(contract=make_contract(title="Convention [bold]x[/bold] [/] :smile:"))
    assert written(report).startswith("Convention [bold]x[/bold] [/] :smile:\n")


def test_a_quote_is_folded_and_cut_in_the_middle():
    words = "un deux\n\ntrois  " * 60
    document = make_document(words)
    finding = make_finding(span=Span(0, len(words)))
    text = written(make_report(contract=make_contract(document=document), findings=(finding,)))
    quote = " ".join(text[text.index("   « un deux") : text.index("   Pourquoi")].split())
    assert quote.startswith("« un deux trois un deux trois ")
    assert " […] " in quote
    assert quote.endswith(" un deux trois »")
    assert len(quote) <= 324


def test_lines_never_begin_with_high_punctuation_nor_end_with_an_opening_guillemet():
    for width in range(50, 100):
        lines = written(make_report(), width).split("\n")
        assert [line for line in lines if line.lstrip().startswith((":", ";", "»", "!", "?"))] == []
        assert [line for line in lines if line.endswith("«")] == []


def test_lines_end_without_spaces():
    assert [line for line in written(make_report()).split("\n") if line != line.rstrip()] == []


@pytest.mark.parametrize("variable", ["TERM=dumb", "COLORTERM=truecolor", "NO_COLOR=1", "FORCE_COLOR=1", "COLUMNS=40"])
@pytest.mark.parametrize("colour", [False, True])
def test_the_environment_changes_nothing(monkeypatch, variable, colour):
    expected = written(make_report(), colour=colour)
    monkeypatch.setenv(*variable.split("="))
    assert written(make_report(), colour=colour) == expected


def test_the_order_of_findings_given_does_not_matter():
    findings = tuple(reversed(standard_findings()))
    assert written(make_report(findings=findings)) == written(make_report())


def without_styles(text: str) -> str:
    """Remove the escape sequences rich writes for styles and for links to sources, and only those."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:https?://[^\s\x1b]+)?\x1b\\", "", text)


def test_sources_are_links_in_a_terminal_and_two_runs_give_the_same_bytes():
    address = "https://www.example.org/texte"
    source = Source("Code civil, article 1171", SourceKind.LAW, address)
    finding = make_finding(rule=replace(make_finding().rule, sources=(source,)))
    report = make_report(findings=(finding,))
    first, second = written(report, colour=True), written(report, colour=True)
    assert f"\x1b]8;;{address}\x1b\\Code civil, article 1171\x1b]8;;\x1b\\" in re.sub(r"\x1b\[[0-9;]*m", "", first)
    assert first == second
    assert "\x1b" not in written(report)
