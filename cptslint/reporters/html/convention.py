"""The convention itself, its passages highlighted and the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cptslint.model.document import Block, BlockKind
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.finding_groups import FindingGroup
from cptslint.reporters.html.markup import element, kept, safe
from cptslint.reporters.wording import SEVERITIES

_EDGES = (BlockKind.HEADER, BlockKind.FOOTER)


def convention_section(report: Report, groups: Sequence[FindingGroup], anchors: Mapping[int, str]) -> str:
    """Return the text block by block; headers and footers are left out."""
    contract = report.contract
    placed = [(f, anchors[rank]) for rank, group in enumerate(groups) for f in group.findings if f.span is not None]
    headings = {article.heading.start for article in contract.articles}
    rows = [
        _row(
            block,
            contract.document.text,
            [(f, a) for f, a in placed if f.span and f.span.overlaps(block.span)],
            headings,
        )
        for block in contract.document.blocks
        if block.kind not in _EDGES and block.span.slice(contract.document.text).strip()
    ]
    content = element("h2", "La convention, passage par passage") + "".join(rows)
    return element("section", content, id="convention", class_="text")


def _row(block: Block, text: str, found: Sequence[tuple[Finding, str]], headings: set[int]) -> str:
    tag = "h3" if block.span.start in headings else "p"
    kind = "item" if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) else "line"
    written = element(tag, _marked(block.span, text, found), class_=kind)
    return element("div", written + _notes(found), class_="row")


def _marked(span: Span, text: str, found: Sequence[tuple[Finding, str]]) -> str:
    """Return the words of a block, each run of words under the gravest finding that covers it."""
    spans = [finding.span for finding, _ in found if finding.span is not None]
    cuts = sorted(
        {span.start, span.end, *(min(max(at, span.start), span.end) for s in spans for at in (s.start, s.end))}
    )
    pieces = []
    for start, end in pairwise(cuts):
        piece = kept(text[start:end])
        over = [(f, a) for f, a in found if f.span is not None and f.span.start < end and f.span.end > start]
        if over and piece.strip():
            finding, anchor = min(over, key=lambda pair: pair[0].severity.rank)
            piece = element(
                "a", piece, href=f"#{anchor}", class_=f"mark {finding.severity.value}", title=finding.rule.title
            )
        pieces.append(piece)
    return "".join(pieces)


def _notes(found: Sequence[tuple[Finding, str]]) -> str:
    if not found:
        return ""
    seen = dict.fromkeys((f.rule.code, f.severity, f.rule.title, anchor) for f, anchor in found)
    links = [
        element("a", f"{safe(SEVERITIES[severity])} : {safe(title)} ({code})", href=f"#{anchor}")
        for code, severity, title, anchor in seen
    ]
    return element("div", "".join(links), role="note", aria_label="Points relevés sur ce passage", class_="beside")
