"""From what a paragraph holds to blocks: one per line, with the label in front of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cptslint.model.document import BlockKind, Cell, Style
from cptslint.model.span import Span
from cptslint.readers.docx_lines import Line, pieces
from cptslint.readers.docx_runs import Inline
from cptslint.readers.docx_styles import ParagraphFacts
from cptslint.readers.drafts import Draft, Origin
from cptslint.readers.marks import list_mark, names_heading
from cptslint.readers.numbering import Label


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands; what is given here imposes itself on everything inside.

    Attributes:
        kind: Kind of the blocks; None for that of each paragraph.
        cell: Place in a table.
        index: Index of the paragraph in the file; None for that of each paragraph.
        origin: Where all the characters come from; None for where each one does.
    """

    kind: BlockKind | None = None
    cell: Cell | None = None
    index: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A paragraph before it is emitted: its content may begin with that of paragraphs whose end is deleted."""

    inline: Inline
    facts: ParagraphFacts
    place: Place
    index: int


def blocks_of(inline: Inline, facts: ParagraphFacts, place: Place, index: int, label: Label | None) -> Iterator[Draft]:
    """Yield the blocks of a paragraph.

    Args:
        inline: What it holds.
        facts: Its presentation.
        place: Where it stands.
        index: Its index in the file.
        label: The label Word prints in front; None when there is none.
    """
    lines = list(pieces(inline.chunks))
    if not lines and label is not None and names_heading(label.text):
        lines = [Line("", Style())]
    for rank, line in enumerate(lines):
        style = replace(line.style, heading_level=facts.heading_level, centred=facts.centred, title=facts.title)
        draft = block_of(line.text, style, label if rank == 0 else None, listed=label is not None)
        shift = len(draft.text) - len(line.text)
        blanks = tuple(Span(blank.start + shift, blank.end + shift) for blank in line.blanks)
        origins = (None,) * shift + line.origins if line.origins else ()
        if place.origin is not None:
            origins = (place.origin,) * len(draft.text)
        draft = replace(draft, blanks=blanks, origins=origins)
        yield replace(draft, kind=place.kind or draft.kind, cell=place.cell, paragraph=index)


def block_of(text: str, style: Style, label: Label | None, *, listed: bool) -> Draft:
    """Return a block with its label; a label that names an article, or a heading, makes no list item."""
    if label is None:
        mark = list_mark(text)
        if style.heading_level is not None or (style.bold and any(character.isalnum() for character in mark)):
            mark = ""
        kind = BlockKind.LIST_ITEM if listed or (mark and text != mark) else BlockKind.PARAGRAPH
        return Draft(text, kind, mark if kind is BlockKind.LIST_ITEM else "", style=style)
    heading = names_heading(label.text) or style.heading_level is not None or style.bold
    kind = BlockKind.PARAGRAPH if heading else BlockKind.LIST_ITEM
    return Draft(f"{label.text}{label.gap}{text}".strip(), kind, label.text, label.level, style)
