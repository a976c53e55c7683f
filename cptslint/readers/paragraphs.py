"""From a paragraph as a file of any format holds it, to the drafts that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cptslint.model.document import BlockKind, Cell
from cptslint.model.span import Span
from cptslint.readers.docx_blocks import block_of
from cptslint.readers.docx_lines import Chunk, pieces
from cptslint.readers.drafts import Draft
from cptslint.readers.marks import names_heading
from cptslint.readers.numbering import Label


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before it is cut into lines.

    Attributes:
        chunks: Its text, with its presentation; a "\\n" cuts it into blocks.
        heading_level: From 1; None when it is no heading.
        title: It has the style of the title of the document.
        centred: It is centred.
        label: Its automatic label, None when it has none.
        kind: What it is because of where it stands; None for the main text.
        cell: Place in a table.
        index: Index of the paragraph in the file.
    """

    chunks: Sequence[Chunk] = field(default_factory=list)
    heading_level: int | None = None
    title: bool = False
    centred: bool = False
    label: Label | None = None
    kind: BlockKind | None = None
    cell: Cell | None = None
    index: int = 0


def drafts_of(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield one draft per line that is not blank, the first with the label.

    A label that names an article stands for a line of its own; a label makes a list item unless the line is a heading.
    """
    lines = list(pieces(list(paragraph.chunks)))
    label = paragraph.label
    if not lines and label is not None and names_heading(label.text):
        lines = list(pieces([Chunk(label.text)]))
        label = None
    for rank, line in enumerate(lines):
        style = replace(
            line.style, heading_level=paragraph.heading_level, centred=paragraph.centred, title=paragraph.title
        )
        draft = block_of(line.text, style, label if rank == 0 else None, listed=label is not None)
        shift = len(draft.text) - len(line.text)
        blanks = tuple(Span(blank.start + shift, blank.end + shift) for blank in line.blanks)
        kind = paragraph.kind or draft.kind
        yield replace(draft, kind=kind, cell=paragraph.cell, paragraph=paragraph.index, blanks=blanks)


def numbered_note(drafts: Sequence[Draft], label: str) -> Iterator[Draft]:
    """Yield the drafts of a note, the first one with a label such as "[note 1]"."""
    for rank, draft in enumerate(drafts):
        if rank == 0:
            draft = replace(draft, text=f"{label} {draft.text}", label=label, blanks=())  # noqa: PLW2901
        yield draft
