"""The report as Markdown, for a pull request or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cptslint.model.contract import Contract
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Severity, Source
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.closing_lines import not_examined_lines
from cptslint.reporters.finding_groups import FindingGroup, count, grouped, told_once
from cptslint.reporters.party_commitments import TITLE as TITLE_OF_COMMITMENTS
from cptslint.reporters.party_commitments import commitments_by_party
from cptslint.reporters.party_names import defended_party, our_name, partner_heading, short_name
from cptslint.reporters.places import place_in_words, proof
from cptslint.reporters.set_aside import STILL_WEIGH, TITLE, decision_in_words, title_and_place
from cptslint.reporters.wording import (
    DISCLAIMER,
    NO_DEFENDED_PARTY,
    SEVERITIES,
    SOURCE_KINDS,
    capitalised,
    count_line,
    number,
    plain,
    signed_index,
    tied,
    verdict_advice,
    verdict_sentence,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]#+!|<>~])")
_QUOTE = 320


def report_markdown(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one section per convention; the words of a convention can start no markup."""
    return "\n".join("\n".join(_report(report)) + "\n" for report in reports)


def safe(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", tied(plain(text)))


def _report(report: Report) -> Iterator[str]:
    contract = report.contract
    yield f"# {safe(contract.document.source)}"
    yield ""
    if not contract.is_convention:
        yield safe(contract.why_not)
        return
    groups = grouped(report.findings)
    yield from _verdict(report, groups)
    for title, wanted in (
        ("Points à négocier", (Severity.ERROR, Severity.WARNING)),
        ("Points à vérifier", (Severity.INFO,)),
    ):
        chosen = [group for group in groups if group.severity in wanted]
        if chosen:
            yield f"## {title} ({len(chosen)})"
            yield ""
            for group in chosen:
                yield from _group(group, report)
    yield from _balance(report) if contract.has_defended_party else _commitments(contract)
    yield from _closing(report)


def _verdict(report: Report, groups: Sequence[FindingGroup]) -> Iterator[str]:
    verdict = report.balance.verdict
    counts = [count(groups, severity) for severity in SEVERITIES]
    if verdict is None:
        yield safe(NO_DEFENDED_PARTY)
    else:
        party = our_name(report.contract)
        yield f"**{safe(verdict_sentence(verdict, counts[0], party))}**  "
        yield safe(verdict_advice(verdict, *counts))
    yield ""
    yield safe(count_line(*counts))
    yield ""


def _group(group: FindingGroup, report: Report) -> Iterator[str]:
    rule = group.rule
    yield f"### {safe(rule.title)} ({rule.code}, {SEVERITIES[group.severity].lower()})"
    yield ""
    shared, added = told_once(group)
    if len(group.findings) == 1:
        shared, added = "", (shared,)
    if shared:
        yield safe(shared)
        yield ""
    for finding, message in zip(group.findings, added, strict=True):
        yield f"- {_passage(finding, message, report)}"
    yield ""
    if rule.why:
        yield f"**Pourquoi.** {safe(rule.why)}"
        yield ""
    if rule.question:
        yield f"**Question à poser.** {safe(rule.question)}"
        yield ""
    if rule.advice:
        yield f"**À demander.** {safe(rule.advice)}"
        yield ""
    if rule.sources:
        said = [_ground(source) for source in rule.sources]
        yield f"**Fondement.** {' ; '.join(said)}"
        yield ""


def _ground(source: Source) -> str:
    title = f"[{safe(source.title)}]({source.url})" if source.url else safe(source.title)
    return f"{title} ({SOURCE_KINDS[source.kind]})"


def _passage(finding: Finding, message: str, report: Report) -> str:
    words = " ".join(filter(None, (message, proof(finding, report.contract.document, _QUOTE))))
    place = f"**{safe(capitalised(place_in_words(finding)))}**"
    return f"{place} : {safe(words)}" if words else place


def _balance(report: Report) -> Iterator[str]:
    balance = report.balance
    ours, theirs = short_name(defended_party(report.contract)), partner_heading(report.contract)
    yield f"## Équilibre ({signed_index(balance.index)})"
    yield ""
    yield f"| Sujet | {safe(ours)} | {safe(theirs)} | Indice |"
    yield "|---|---:|---:|---:|"
    for dimension in balance.dimensions:
        empty = not (dimension.cpts or dimension.partner)
        index = "–" if empty else signed_index(dimension.index)
        values = (*(number(one) if one else "–" for one in (dimension.cpts, dimension.partner)), index)
        yield f"| {safe(dimension.label)} | {' | '.join(values)} |"
    yield ""


def _commitments(contract: Contract) -> Iterator[str]:
    yield f"## {TITLE_OF_COMMITMENTS}"
    yield ""
    for side in commitments_by_party(contract):
        yield f"**{safe(side.name)}** : {safe(side.counts)}"
        yield ""
        yield from (f"- {safe(quote)}" for quote in side.quotes)
        if side.quotes:
            yield ""


def _closing(report: Report) -> Iterator[str]:
    if report.suppressed:
        yield f"## {TITLE} ({len(report.suppressed)})"
        yield ""
        yield safe(STILL_WEIGH)
        yield ""
        for aside in report.suppressed:
            yield f"- {safe(title_and_place(aside))} : {safe(decision_in_words(aside.decision))}"
        yield ""
    if report.in_order:
        yield f"## Ce qui est en ordre ({len(report.in_order)})"
        yield ""
        for found in report.in_order:
            yield f"- {safe(found.label)}" + (f" : {safe(found.location)}" if found.location else "")
        yield ""
    if report.not_assessed or report.notes:
        yield "## Non examiné"
        yield ""
        for line in not_examined_lines(report):
            yield f"- {safe(line)}"
        yield ""
    yield f"_{DISCLAIMER}_"
