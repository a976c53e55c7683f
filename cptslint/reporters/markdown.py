"""The report as Markdown, for a pull request or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cptslint.model.contract import Contract
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Rule, Severity, Source
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.closing_lines import not_examined_lines
from cptslint.reporters.finding_groups import FindingGroup, count, grouped, told_once
from cptslint.reporters.markdown_limit import Page, Piece, fitted
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
    counted,
    number,
    plain,
    signed_index,
    tied,
    verdict_advice,
    verdict_sentence,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]#+!|<>~])")
_QUOTE = 320
_PASSAGES = 20
"""Passages of one point that are quoted; the others are counted."""
_MORE = "{} : voir le rapport complet, `cptslint CONVENTION -o rapport.html`"
_PLACES = 4
"""Places that a point told in short names."""
_LISTS = 0
_COSTS = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
"""What leaving a point out costs; lists about what raised nothing cost less."""


def report_markdown(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one section per convention, within what a comment holds; the words of a convention can start no markup."""
    return fitted([_page(report) for report in reports])


def safe(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", tied(plain(text)))


def _page(report: Report) -> Page:
    contract = report.contract
    source = plain(contract.document.source)
    title = (f"# {safe(source)}", "")
    if not contract.is_convention:
        return Page(source, (Piece((*title, safe(contract.why_not))),))
    groups = grouped(report.findings)
    pieces = [Piece((*title, *_verdict(report, groups)))]
    for heading, wanted in (
        ("Points à négocier", (Severity.ERROR, Severity.WARNING)),
        ("Points à vérifier", (Severity.INFO,)),
    ):
        chosen = [group for group in groups if group.severity in wanted]
        if chosen:
            pieces.append(Piece((f"## {heading} ({len(chosen)})", ""), is_heading=True))
            pieces += [_point(group, report) for group in chosen]
    if contract.has_defended_party:
        pieces.append(Piece(tuple(_balance(report))))
    else:
        pieces.append(Piece(tuple(_commitments(contract)), cost=_LISTS))
    pieces += [Piece(tuple(lines), cost=_LISTS) for lines in (_aside(report), _in_order(report), _unseen(report))]
    return Page(source, (*pieces, Piece((f"_{DISCLAIMER}_",))))


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


def _point(group: FindingGroup, report: Report) -> Piece:
    """Return a point: what was found and where, then folded why it matters and what to ask for."""
    rule = group.rule
    title = (f"### {safe(rule.title)} ({rule.code}, {SEVERITIES[group.severity].lower()})", "")
    passages = [f"- {_passage(*one, report)}" for one in zip(group.findings, _added(group), strict=True)]
    hidden = len(passages) - _PASSAGES
    if hidden > 0:
        passages[_PASSAGES:] = [f"- {_MORE.format(counted(hidden, 'autre passage'))}"]
    shared = told_once(group)[0] if len(group.findings) > 1 else ""
    found = (*([safe(shared), ""] if shared else []), *passages, "")
    places = list(dict.fromkeys(safe(capitalised(place_in_words(finding))) for finding in group.findings))
    more = f" ; {counted(len(places) - _PLACES, 'autre endroit', 'autres endroits')}" if len(places) > _PLACES else ""
    brief = (*title, f"{' ; '.join(places[:_PLACES])}{more}", "")
    return Piece((*title, *found, *_reasons(rule)), brief, _COSTS[group.severity], is_point=True)


def _added(group: FindingGroup) -> Sequence[str]:
    shared, added = told_once(group)
    return added if len(group.findings) > 1 else (shared,)


def _reasons(rule: Rule) -> Iterator[str]:
    said = [
        f"**{lead}.** {safe(text)}"
        for lead, text in (("Pourquoi", rule.why), ("Question à poser", rule.question), ("À demander", rule.advice))
        if text
    ]
    if rule.sources:
        said.append(f"**Fondement.** {' ; '.join(_ground(source) for source in rule.sources)}")
    if not said:
        return
    yield "<details><summary>Pourquoi, et que demander</summary>"
    yield ""
    for paragraph in said:
        yield paragraph
        yield ""
    yield "</details>"
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


def _aside(report: Report) -> Iterator[str]:
    if not report.suppressed:
        return
    yield f"## {TITLE} ({len(report.suppressed)})"
    yield ""
    yield safe(STILL_WEIGH)
    yield ""
    for aside in report.suppressed:
        yield f"- {safe(title_and_place(aside))} : {safe(decision_in_words(aside.decision))}"
    yield ""


def _in_order(report: Report) -> Iterator[str]:
    if not report.in_order:
        return
    yield f"## Ce qui est en ordre ({len(report.in_order)})"
    yield ""
    for found in report.in_order:
        yield f"- {safe(found.label)}" + (f" : {safe(found.location)}" if found.location else "")
    yield ""


def _unseen(report: Report) -> Iterator[str]:
    if not (report.not_assessed or report.notes):
        return
    yield "## Non examiné"
    yield ""
    for line in not_examined_lines(report):
        yield f"- {safe(line)}"
    yield ""
