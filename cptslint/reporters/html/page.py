"""The whole page, self-contained: no other file, no network, no script needed to read it."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.contract import Contract
from cptslint.model.report import Report
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.closing_lines import in_order_lines, not_examined_lines, sources_of
from cptslint.reporters.finding_groups import FindingGroup, grouped
from cptslint.reporters.html.board import board_section
from cptslint.reporters.html.convention import convention_section
from cptslint.reporters.html.markup import element, items, safe
from cptslint.reporters.html.points import points_section, source_link
from cptslint.reporters.html.shell import whole_page
from cptslint.reporters.party_names import presented
from cptslint.reporters.set_aside import STILL_WEIGH, TITLE, decision_in_words, title_and_place
from cptslint.reporters.wording import quotation, source_name

_LINKS = (
    ("decision", "Faut-il signer ?"),
    ("points", "Points relevés"),
    ("convention", "La convention"),
    ("closing", "En ordre et non examiné"),
    ("sources", "Sources"),
)


def report_html(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one page for all the conventions.

    Args:
        reports: In the order given.
        options: Nothing of it matters here.
    """
    title = reports[0].contract.title if len(reports) == 1 else "Conventions"
    if len(reports) == 1:
        head, content = _report(reports[0], 0)
        body = head + element("main", content, id="content")
    else:
        body = element("main", "".join("".join(_report(one, at)) for at, one in enumerate(reports, 1)), id="content")
    return whole_page(f"cptslint : {title or 'rapport'}", body, ("report.css",), "report.js")


def _report(report: Report, rank: int) -> tuple[str, str]:
    """Return the head and the content of a report; ids of a second one in the page carry its rank."""
    contract = report.contract
    if not contract.is_convention:
        return _header(contract), element("section", element("p", safe(contract.why_not)))
    groups = grouped(report.findings)
    anchors = {index: f"p{rank}-{index + 1}" if rank else f"p{index + 1}" for index in range(len(groups))}
    sections = (
        board_section(report, groups, anchors)
        + points_section(report, groups, anchors)
        + convention_section(report, groups, anchors)
        + _closing(report)
        + _sources(groups)
    )
    links = [(name, said) for name, said in _LINKS if f'id="{name}"' in sections]
    if rank > 1:
        for name, _ in (*_LINKS, ("filters", ""), ("shown", ""), ("set-aside", "")):
            sections = sections.replace(f'id="{name}"', f'id="{name}-{rank}"')
    listed = [element("a", said, href=f"#{name}-{rank}" if rank > 1 else f"#{name}") for name, said in links]
    about = f" : {source_name(contract.document.source)}" if rank else ""
    nav = element("nav", items(listed, "ul", "nav"), aria_label=f"Parties du rapport{about}")
    return _header(contract, nav), sections


def _sources(groups: Sequence[FindingGroup]) -> str:
    """Return what the points rest on, each text once, with the points that cite it."""
    said = []
    for source in sources_of(groups):
        codes = dict.fromkeys(group.rule.code for group in groups if source in group.rule.sources)
        said.append(f"{source_link(source)} : {', '.join(codes)}")
    return element("section", element("h2", "Sources") + items(said), id="sources") if said else ""


def _header(contract: Contract, nav: str = "") -> str:
    facts = [("Fichier", source_name(contract.document.source)), *presented(contract)]
    rows = "".join(element("dt", name) + element("dd", safe(value)) for name, value in facts)
    title = element("h1", safe(contract.title) or "Convention sans titre")
    return element("header", title + element("dl", rows, class_="facts") + nav, class_="page")


def _closing(report: Report) -> str:
    found = [safe(line) for line in in_order_lines(report)]
    unseen = [safe(line) for line in not_examined_lines(report)]
    parts = [
        *_set_aside(report),
        element("h2", "Ce qui est en ordre"),
        items(found) or element("p", "Aucune clause attendue n'a été reconnue."),
    ]
    if unseen:
        parts += [element("h2", "Non examiné"), items(unseen)]
    return element("section", "".join(parts), id="closing")


def _set_aside(report: Report) -> list[str]:
    """Return the accepted risks and the findings known before, each with the decision about it."""
    if not report.suppressed:
        return []
    text = report.contract.document.text
    told = []
    for aside in report.suppressed:
        said = f"{element('strong', safe(title_and_place(aside)))} : {safe(decision_in_words(aside.decision))}"
        span = aside.finding.span
        told.append(said if span is None else f"{said} {safe(quotation(span.slice(text), 240))}")
    title = f"{TITLE} ({len(report.suppressed)})"
    return [element("h2", title, id="set-aside"), element("p", safe(STILL_WEIGH)), items(told)]
