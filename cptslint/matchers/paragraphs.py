"""The paragraphs of a convention, each with the part it belongs to: what checks on the form read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.matchers.context import Context
from cptslint.model.contract import Zone
from cptslint.model.document import BlockKind
from cptslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item, table cell or note.

    Attributes:
        span: Its text, label included.
        zone: Part of the convention.
        kind: What it is in the file.
        heading: It is the heading of an article or annex, or a part of it.
        front: It stands before the title of the convention.
    """

    span: Span
    zone: Zone
    kind: BlockKind
    heading: bool
    front: bool


def paragraphs(context: Context) -> Sequence[Paragraph]:
    """Return the paragraphs of the document in order, headers and footers last."""
    return context.once("paragraphs", lambda: _paragraphs(context))


def _paragraphs(context: Context) -> tuple[Paragraph, ...]:
    contract, zones = context.contract, context.reading.zones
    headings = [article.heading for article in contract.articles]
    headings += [article.heading for annex in contract.annexes for article in annex.articles]
    starts = sorted(heading.start for heading in headings)
    ends = {heading.start: heading.end for heading in headings}
    annexes = {annex.span.start for annex in contract.annexes}

    def is_heading(span: Span) -> bool:
        index = bisect_right(starts, span.start) - 1
        return span.start in annexes or (index >= 0 and span.end <= ends[starts[index]])

    return tuple(
        Paragraph(block.span, zone, block.kind, is_heading(block.span), index < zones.title)
        for index, (block, zone) in enumerate(zip(contract.document.blocks, zones.of_block, strict=True))
    )
