"""The convention itself, its passages highlighted and the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from cptslint.model.contract import Contract
from cptslint.model.document import Block, BlockKind
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.finding_groups import FindingGroup
from cptslint.reporters.html.markup import element, kept, safe
from cptslint.reporters.places import home
from cptslint.reporters.wording import SEVERITIES

_EDGES = (BlockKind.HEADER, BlockKind.FOOTER)


def convention_section(report: Report, groups: Sequence[FindingGroup], anchors: Mapping[int, str]) -> str:
    """Return the text block by block, a row of a table at a time; headers and footers are left out."""
    contract = report.contract
    placed = [(f, anchors[rank]) for rank, group in enumerate(groups) for f in group.findings]
    text = contract.document.text
    shown = [b for b in contract.document.blocks if b.kind not in _EDGES]
    blocks = [b for b in shown if b.cell is not None or b.span.slice(text).strip()]
    columns = _columns(blocks)
    rows = "".join(_row(list(row), contract, placed, columns) for _, row in groupby(blocks, key=_line_of))
    content = element("h2", "La convention, passage par passage") + rows
    return element("section", content, id="convention", class_="text")


def _columns(blocks: Sequence[Block]) -> Mapping[int, Sequence[int]]:
    """Return the columns of each table in which some cell begins, in order."""
    begun: dict[int, set[int]] = {}
    for block in blocks:
        if block.cell is not None:
            begun.setdefault(block.cell.table, set()).add(block.cell.column)
    return {table: sorted(columns) for table, columns in begun.items()}


def _line_of(block: Block) -> tuple[int, ...]:
    """Return what the blocks of one line share: those of one row of a table, else a block alone."""
    return (block.cell.table, block.cell.row) if block.cell is not None else (block.span.start, -1, -1)


def _row(
    blocks: Sequence[Block],
    contract: Contract,
    placed: Sequence[tuple[Finding, str]],
    columns: Mapping[int, Sequence[int]],
) -> str:
    """Return a line of the convention with the findings beside it, and those on what is missing under its heading."""
    text = contract.document.text
    if not any(block.span.slice(text).strip() for block in blocks):
        return ""
    found = [(f, a) for f, a in placed if f.span and any(f.span.overlaps(block.span) for block in blocks)]
    headed = next((one for one in contract.articles if one.heading.start == blocks[0].span.start), None)
    missing = [(f, a) for f, a in placed if headed and f.span is None and home(f, contract) is headed]
    cell = blocks[0].cell
    if cell is not None and (len(blocks) > 1 or cell.column > columns[cell.table][0]):
        said = [(b.cell.column if b.cell else 0, element("p", _marked(b.span, text, found))) for b in blocks]
        written = element("div", _cells(said, columns[cell.table]), class_="cells")
    else:
        tag = "h3" if headed else "p"
        kind = "item" if blocks[0].kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) else "line"
        written = element(tag, _marked(blocks[0].span, text, found), class_=kind)
    return element("div", written + _notes([*missing, *found]), class_="row")


def _cells(said: Sequence[tuple[int, str]], columns: Sequence[int]) -> str:
    """Return cells under the titles of their columns: one is as wide as the columns up to the next cell of its row."""
    contents = [
        (columns.index(at), "".join(one for _, one in cell)) for at, cell in groupby(said, key=lambda one: one[0])
    ]
    ends = [*(at for at, _ in contents[1:]), len(columns)]
    written = element("div", "") * contents[0][0]
    for (at, content), end in zip(contents, ends, strict=True):
        wide = end - at
        written += element("div", content, class_=f"wide-{wide}") if wide > 1 else element("div", content)
    return written


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
    seen = dict.fromkeys((f.rule.code, f.severity, f.rule.title, f.span is None, anchor) for f, anchor in found)
    links = [
        element(
            "a",
            f"{safe(SEVERITIES[severity])} : {safe(title)} ({code}){', à prévoir ici' if absent else ''}",
            href=f"#{anchor}",
        )
        for code, severity, title, absent, anchor in seen
    ]
    return element("div", "".join(links), role="note", aria_label="Points relevés sur ce passage", class_="beside")
