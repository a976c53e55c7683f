"""The board sheet: the answer, the points that matter with the question to ask, and the picture of the balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cptslint.model.contract import Contract
from cptslint.model.report import Dimension, Point, Report, Verdict
from cptslint.model.rule import Severity
from cptslint.reporters.finding_groups import FindingGroup, count
from cptslint.reporters.html.markup import element, items, safe
from cptslint.reporters.party_commitments import TITLE, commitments_by_party
from cptslint.reporters.party_names import defended_party, our_name, partner_heading, partners, short_name, their_name
from cptslint.reporters.places import place_in_words
from cptslint.reporters.wording import (
    DISCLAIMER,
    NO_DEFENDED_PARTY,
    SEVERITIES,
    count_line,
    counted,
    number,
    quotation,
    signed_index,
    verdict_advice,
    verdict_sentence,
)

_MAIN = 5
_TONES: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.BALANCED: "fair", Verdict.FAVOURABLE: "fair", Verdict.TO_REBALANCE: "warning", Verdict.MANIFEST: "error"}
)
_HALF = 100
"""Length of the longest bar, in units of the drawing."""


def board_section(report: Report, groups: Sequence[FindingGroup], anchors: Mapping[int, str]) -> str:
    """Return the first page.

    Args:
        report: The report.
        groups: Its findings as points, the heaviest first.
        anchors: Name of each point in the page, by rank in `groups`.
    """
    counts = [count(groups, severity) for severity in SEVERITIES]
    parts = [element("h2", "Faut-il signer ?"), _verdict(report, counts), element("p", safe(count_line(*counts)))]
    main = [(rank, group) for rank, group in enumerate(groups) if group.severity is not Severity.INFO][:_MAIN]
    if main:
        title = "Le point qui compte" if len(main) == 1 else f"Les {len(main)} points qui comptent"
        parts += [
            element("h3", title),
            items([_main_point(group, anchors[rank]) for rank, group in main], "ol", "main"),
        ]
    parts.append(_balance(report) if report.contract.has_defended_party else _commitments(report.contract))
    parts.append(element("p", DISCLAIMER, class_="in-print"))
    return element("section", "".join(parts), id="decision")


def _verdict(report: Report, counts: Sequence[int]) -> str:
    verdict = report.balance.verdict
    if verdict is None:
        return element("div", element("p", safe(NO_DEFENDED_PARTY), class_="answer"), class_="verdict warning")
    tone = "warning" if counts[0] and _TONES[verdict] == "fair" else _TONES[verdict]
    said = verdict_sentence(verdict, counts[0], our_name(report.contract))
    answer = element("p", safe(said), class_="answer") + element("p", safe(verdict_advice(verdict, *counts)))
    return element("div", answer, class_=f"verdict {tone}")


def _main_point(group: FindingGroup, anchor: str) -> str:
    badge = element("span", SEVERITIES[group.severity], class_=f"badge {group.severity.value}")
    first = group.findings[0]
    more = (
        f" et {counted(len(group.findings) - 1, 'autre passage', 'autres passages')}" if len(group.findings) > 1 else ""
    )
    link = element("a", safe(group.rule.title), href=f"#{anchor}")
    ask = (
        element("span", f"Question à poser : {safe(group.rule.question)}", class_="ask") if group.rule.question else ""
    )
    return f"{link} {badge} {safe(f'({place_in_words(first)}{more})')}{ask}"


def _balance(report: Report) -> str:
    balance = report.balance
    if not balance.dimensions:
        return ""
    ours, theirs = short_name(defended_party(report.contract)), partner_heading(report.contract)
    top = max((max(d.cpts, d.partner) for d in balance.dimensions), default=0.0)
    heads = element("span", "") + element("span", element("span", safe(ours)) + element("span", safe(theirs)))
    rows = [_dimension(dimension, top, (ours, theirs), report) for dimension in balance.dimensions]
    others = partners(report.contract)
    us = our_name(report.contract)
    them = their_name(report.contract)
    legend = (
        f"À gauche, ce que supporte {safe(us)} ; à droite, ce que supporte{'nt' if len(others) != 1 else ''} {safe(them)}. "
        f"Indice global : {signed_index(balance.index)}, de −1 (tout pèse sur {safe(us)}) à +1 (tout pèse sur {safe(them)})."
    ) + element("span", " Ouvrez une ligne pour lire les phrases qui la font.", class_="on-screen")
    heads = element("div", heads + element("span", "Indice", class_="value"), class_="heads")
    content = element("h3", "L'équilibre") + heads + "".join(rows) + element("p", legend, class_="legend")
    return element("div", content, class_="balance")


def _commitments(contract: Contract) -> str:
    """Return what each party bears, without a side to weigh it against."""
    sides = [
        element(
            "details", element("summary", safe(f"{side.name} : {side.counts}")) + items(list(map(safe, side.quotes)))
        )
        for side in commitments_by_party(contract)
    ]
    return element("div", element("h3", TITLE) + "".join(sides), class_="commitments")


def _dimension(dimension: Dimension, top: float, heads: tuple[str, str], report: Report) -> str:
    told = f"{dimension.label} : {heads[0]} {number(dimension.cpts)}, {heads[1]} {number(dimension.partner)}"
    empty = not (dimension.cpts or dimension.partner)
    value = "–" if empty else signed_index(dimension.index)
    summary = element(
        "summary",
        element("span", safe(dimension.label)) + _bars(dimension, top, told) + element("span", value, class_="value"),
    )
    points = sorted(dimension.points, key=lambda point: -point.weight)
    sentences = items([_point(point, heads, report) for point in points]) or element("p", "Rien ne pèse sur ce sujet.")
    return element("details", summary + sentences)


def _bars(dimension: Dimension, top: float, told: str) -> str:
    left, right = (_HALF * value / top if top else 0 for value in (dimension.cpts, dimension.partner))
    drawn = (
        f'<rect class="ours" x="{_HALF - left:.1f}" y="2" width="{left:.1f}" height="8"/>'
        f'<rect class="theirs" x="{_HALF:.1f}" y="2" width="{right:.1f}" height="8"/>'
        f'<line class="axis" x1="{_HALF}" y1="0" x2="{_HALF}" y2="12"/>'
    )
    return f'<svg viewBox="0 0 {2 * _HALF} 12" preserveAspectRatio="none" role="img" aria-label="{safe(told)}">{drawn}</svg>'


def _point(point: Point, heads: tuple[str, str], report: Report) -> str:
    side = heads[0] if point.side.value == "cpts" else heads[1]
    said = f"{safe(side)}, {number(point.weight)} : {safe(point.reason)}"
    return (
        said
        if point.span is None
        else f"{said} {safe(quotation(point.span.slice(report.contract.document.text), 240))}"
    )
