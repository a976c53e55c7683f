"""The whole path of an annotation: the file and its report, to the file with remarks in its margin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cptslint.annotate.comments import add_comment
from cptslint.annotate.insertions import Inserter
from cptslint.annotate.marks import mark
from cptslint.annotate.package import Editable
from cptslint.annotate.ranges import Body, Range
from cptslint.annotate.remarks import Proposal, proposals_of, remarks_of, title_span
from cptslint.errors import InputError
from cptslint.model.document import Block, BlockKind
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.readers.drafts import Origin
from cptslint.readers.origins import docx_origins

_EDGES = (BlockKind.HEADER, BlockKind.FOOTER)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with remarks.

    Attributes:
        data: The whole file.
        comments: How many findings are commented; the verdict, on the title, is one more comment.
        proposals: How many wordings are inserted.
    """

    data: bytes
    comments: int
    proposals: int


def annotate(file: Editable, data: bytes, report: Report, *, with_proposals: bool = False) -> Annotated:
    """Write remarks in the margin of a convention, and wordings in its text.

    Args:
        file: The convention open for annotation; it cannot serve again.
        data: The whole file, which the report is about.
        report: What was found.
        with_proposals: The wordings that the rules suggest are inserted as tracked changes.

    Returns:
        The annotated file; everything but the marks of comments, the runs they cut and the tracked insertions is as it was.
    """
    places = _Places(file, data, report)
    remarks = remarks_of(report)
    ranges: list[tuple[int, Range]] = []
    wordings = [(one, places.home(one)) for one in proposals_of(report)] if with_proposals else []
    for remark in remarks:
        number = file.next_id()
        ranges.append((number, places.of(remark.span)))
        add_comment(file.comments.root, number, remark.lines, file.namespace)
    mark(ranges, file.namespace)
    inserter = Inserter(file.namespace, file.next_id)
    for proposal, (place, is_heading) in wordings:
        inserter.insert(place.last, proposal.text, below_table=proposal.is_missing, is_heading=is_heading)
    return Annotated(file.finished(), len(remarks) - 1, len(wordings))


class _Places:
    """Where the passages of a report stand in the file."""

    def __init__(self, file: Editable, data: bytes, report: Report) -> None:
        self._body = Body(file.main.root, file.namespace)
        self._document = report.contract.document
        self._origins = docx_origins(data, self._document.source)
        self._title = title_span(report.contract)

    def of(self, span: Span) -> Range:
        """Return what a comment on a passage encloses; on what the body does not hold (a header), the title."""
        found = self._found(span) or self._found(self._title) or self._body.whole(0)
        if found is None:
            raise InputError(
                "La convention ne contient aucun paragraphe où mettre un commentaire : enregistrez-en une copie dans Word."
            )
        return found

    def home(self, proposal: Proposal) -> tuple[Range, bool]:
        """Return where a wording goes, after its last paragraph, and whether that paragraph is a heading."""
        inside = [block for block in self._blocks(proposal.span) if block.kind not in (*_EDGES, BlockKind.NOTE)]
        last = inside[-1] if inside else None
        place = self.of(last.span if last is not None and proposal.is_missing else proposal.span)
        return place, last is not None and last.style.heading_level is not None

    def _found(self, span: Span) -> Range | None:
        enclosed = self._body.enclosing(self._characters(span))
        if enclosed is not None:
            return enclosed
        blocks = [block for block in self._blocks(span) if block.kind not in _EDGES]
        return self._body.whole(blocks[0].paragraph) if blocks else None

    def _characters(self, span: Span) -> Iterable[Origin | None]:
        return self._origins[span.start : max(span.end, span.start + 1)]

    def _blocks(self, span: Span) -> list[Block]:
        return [block for block in self._document.blocks if block.span.overlaps(span) or block.span.contains(span)]
