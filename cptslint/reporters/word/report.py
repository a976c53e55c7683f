"""The report as a Word document: what to decide, the points, the balance, what is in order, what was not examined, the grounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cptslint.model.contract import Contract
from cptslint.model.report import Report, Verdict
from cptslint.model.rule import Severity
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.closing_lines import in_order_lines, not_examined_lines, set_aside_lines, sources_of
from cptslint.reporters.finding_groups import FindingGroup, count, grouped, told_once
from cptslint.reporters.party_commitments import TITLE as TITLE_OF_COMMITMENTS
from cptslint.reporters.party_commitments import commitments_by_party
from cptslint.reporters.party_names import defended_party, our_name, partner_heading, presented, short_name, their_name
from cptslint.reporters.places import place_in_words, proof
from cptslint.reporters.point_lines import why_and_what
from cptslint.reporters.set_aside import STILL_WEIGH, TITLE
from cptslint.reporters.word.writer import Writer
from cptslint.reporters.wording import (
    DISCLAIMER,
    NBSP,
    NO_DEFENDED_PARTY,
    SEVERITIES,
    SOURCE_KINDS,
    capitalised,
    count_line,
    counted,
    number,
    signed_index,
    source_name,
    verdict_advice,
    verdict_sentence,
)

_MAIN = 5
_QUOTE = 900
_GREEN, _AMBER, _RED = "E3F1E5", "FCF0D9", "F9E0DE"
_COLOURS: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.BALANCED: _GREEN, Verdict.FAVOURABLE: _GREEN, Verdict.TO_REBALANCE: _AMBER, Verdict.MANIFEST: _RED}
)


def report_docx(reports: Sequence[Report], options: ReportOptions) -> bytes:
    """Write one document for all the conventions, each on its own pages.

    Args:
        reports: In the order given.
        options: Nothing of it matters here.
    """
    title = reports[0].contract.title if len(reports) == 1 else "Conventions"
    writer = Writer(title or "Rapport de relecture", DISCLAIMER)
    for rank, report in enumerate(reports):
        if rank:
            writer.new_page()
        _report(report, writer)
    return writer.content()


def _report(report: Report, writer: Writer) -> None:
    contract = report.contract
    writer.title(contract.title or "Convention sans titre")
    _facts(contract, writer)
    if not contract.is_convention:
        writer.line(contract.why_not)
        return
    groups = grouped(report.findings)
    _decision(report, groups, writer)
    told = False
    for title, wanted in (
        ("Points à négocier", (Severity.ERROR, Severity.WARNING)),
        ("Points à vérifier", (Severity.INFO,)),
    ):
        chosen = [group for group in groups if group.severity in wanted]
        if chosen:
            writer.heading(f"{title} ({len(chosen)})", 1, new_page=not told)
            told = True
            for rank, group in enumerate(chosen, start=1):
                _point(rank, group, report, writer)
    if not contract.has_defended_party:
        _commitments(contract, writer)
    _list(f"Ce qui est en ordre ({len(report.in_order)})", in_order_lines(report), writer)
    _list(TITLE, set_aside_lines(report), writer, STILL_WEIGH)
    _list("Non examiné", not_examined_lines(report), writer)
    sources = sources_of(groups)
    if sources:
        writer.heading("Sources", 1)
        for source in sources:
            writer.link(source.title, source.url, f"({SOURCE_KINDS[source.kind]})")
    writer.line(DISCLAIMER, strong=True)


def _facts(contract: Contract, writer: Writer) -> None:
    facts = [("Fichier", source_name(contract.document.source)), *presented(contract)]
    writer.table(("", ""), facts, 2, (3.2, 13.4))


def _decision(report: Report, groups: Sequence[FindingGroup], writer: Writer) -> None:
    verdict = report.balance.verdict
    counts = [count(groups, severity) for severity in SEVERITIES]
    writer.heading("Faut-il signer ?", 1)
    if verdict is None:
        writer.box((NO_DEFENDED_PARTY, count_line(*counts)), _AMBER)
    else:
        colour = _AMBER if counts[0] and _COLOURS[verdict] == _GREEN else _COLOURS[verdict]
        said = verdict_sentence(verdict, counts[0], our_name(report.contract))
        writer.box((said, verdict_advice(verdict, *counts), count_line(*counts)), colour)
    main = [group for group in groups if group.severity is not Severity.INFO][:_MAIN]
    if main:
        writer.heading("Le point qui compte" if len(main) == 1 else f"Les {len(main)} points qui comptent", 2)
        writer.numbered([(group.rule.title, _place_and_question(group)) for group in main])
    if report.contract.has_defended_party:
        _balance(report, writer)


def _place_and_question(group: FindingGroup) -> str:
    more = (
        f" et {counted(len(group.findings) - 1, 'autre passage', 'autres passages')}" if len(group.findings) > 1 else ""
    )
    asked = f" Question à poser : {group.rule.question}" if group.rule.question else ""
    return f"({place_in_words(group.findings[0])}{more}).{asked}"


def _point(rank: int, group: FindingGroup, report: Report, writer: Writer) -> None:
    writer.heading(f"{rank}. {group.rule.title}", 2)
    writer.line(f"{SEVERITIES[group.severity]}, {group.rule.code}", style="Subtitle")
    shared, added = told_once(group)
    if len(group.findings) == 1:
        shared, added = "", (shared,)
    if shared:
        writer.line(shared)
    for finding, message in zip(group.findings, added, strict=True):
        writer.line(message, lead=f"{capitalised(place_in_words(finding))}{NBSP}:")
        passage = proof(finding, report.contract.document, _QUOTE)
        if passage:
            writer.line(passage, style="Quote")
    for said in why_and_what(group.rule):
        writer.line(said.text, lead=f"{said.lead}{NBSP}:")


def _balance(report: Report, writer: Writer) -> None:
    balance = report.balance
    if not balance.dimensions:
        return
    ours, theirs = short_name(defended_party(report.contract)), partner_heading(report.contract)
    writer.heading("L'équilibre", 2)
    rows = [
        (
            one.label,
            _amount(one.cpts),
            _amount(one.partner),
            signed_index(one.index) if one.cpts or one.partner else "–",
        )
        for one in balance.dimensions
    ]
    writer.table(("Sujet", ours, theirs, "Indice"), rows, 1, (6.6, 4, 4, 2))
    writer.line(
        f"Chaque nombre compte ce que la partie supporte. Indice global : {signed_index(balance.index)}, de −1 "
        f"(tout pèse sur {our_name(report.contract)}) à +1 (tout pèse sur {their_name(report.contract)})."
    )


def _commitments(contract: Contract, writer: Writer) -> None:
    writer.heading(TITLE_OF_COMMITMENTS, 1)
    for side in commitments_by_party(contract):
        writer.line(side.counts, lead=f"{side.name}{NBSP}:")
        for quote in side.quotes:
            writer.line(quote, style="List Bullet")


def _amount(value: float) -> str:
    return number(value) if value else "–"


def _list(title: str, lines: Sequence[str], writer: Writer, introduction: str = "") -> None:
    if not lines:
        return
    writer.heading(title, 1)
    if introduction:
        writer.line(introduction)
    for line in lines:
        writer.line(line, style="List Bullet")
