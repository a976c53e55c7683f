"""Blocks before they have a place, and their assembly into a `Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.errors import InputError
from cptslint.model.document import Block, BlockKind, Cell, Document, Mark, Note, Style
from cptslint.model.span import Span

PLAIN_STYLE = Style()
MAX_BLOCKS = 100_000
"""Paragraphs of a document; the longest real one met has two thousand, and each costs the rules about a millisecond."""

Origin = tuple[int, int]
"""Rank of an element in the main part of a file, comments of the XML left out, and of a character in its text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block whose place in the text is not known yet.

    Attributes:
        text: Clean text on one line, label included, without spaces around.
        kind: What it is in the file.
        label: Mark or automatic number the text begins with.
        level: Depth in its list, from 0.
        style: Facts of presentation.
        cell: Place in a table.
        paragraph: Index of the paragraph or line in the file.
        blanks: Places to fill in that show as nothing, in the text of the draft.
        origins: Where each character comes from, when it was asked for; None for what the file does not hold as text.
    """

    text: str
    kind: BlockKind
    label: str = ""
    level: int = 0
    style: Style = PLAIN_STYLE
    cell: Cell | None = None
    paragraph: int = 0
    blanks: tuple[Span, ...] = ()
    origins: tuple[Origin | None, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMark:
    """Something written for the tool, on drafts whose place is not known yet.

    Attributes:
        text: What stands after "cptslint:".
        place: Where it was read, for people.
        first: Index of the first draft it stands on; None when it stands on none.
        last: Index of the last one, included.
        start: Where it begins in the first draft.
        end: Where it ends in the last draft; None for its end.
        author: Who wrote it; empty when not said.
        date: When, as YYYY-MM-DD; empty when not said.
    """

    text: str
    place: str
    first: int | None = None
    last: int = 0
    start: int = 0
    end: int | None = None
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns.

    Attributes:
        format: Name of the format ("docx", "text", "markdown").
        drafts: Blocks in reading order, none of them empty; headers and footers last.
        notes: What was not read or had to be decided.
        marks: What was written for the tool in the file, in order.
    """

    format: str
    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...] = ()
    marks: tuple[DraftMark, ...] = ()


def assemble(reading: Reading, data: bytes, source: str) -> Document:
    """Put blocks one under the other and give each its span.

    Args:
        reading: Blocks and notes.
        data: The bytes that were read, for the digest.
        source: Path as the user gave it.

    Returns:
        The document; `block.span.slice(text)` is the text of the draft, exactly.
    """
    blocks = []
    start = 0
    for draft in reading.drafts:
        end = start + len(draft.text)
        blanks = tuple(Span(start + blank.start, start + blank.end) for blank in draft.blanks)
        blocks.append(
            Block(
                Span(start, end), draft.kind, draft.label, draft.level, draft.style, draft.cell, draft.paragraph, blanks
            )
        )
        start = end + 1
    text = "\n".join(draft.text for draft in reading.drafts)
    digest = hashlib.sha256(data).hexdigest()
    marks = tuple(_mark(mark, blocks) for mark in reading.marks)
    return Document(source, reading.format, digest, text, tuple(blocks), reading.notes, marks)


def _mark(mark: DraftMark, blocks: Sequence[Block]) -> Mark:
    span = None
    if mark.first is not None:
        last = blocks[mark.last].span
        span = Span(blocks[mark.first].span.start + mark.start, last.end if mark.end is None else last.start + mark.end)
    return Mark(mark.text, mark.place, span, mark.author, mark.date)


def too_many(place: str) -> InputError:
    """Return the error for a document of more than `MAX_BLOCKS` paragraphs."""
    return InputError(f"{place} contient plus de 100 000 paragraphes : donnez la convention seule, sans autre contenu.")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a count with its French noun ("1 image", "3 objets incorporés")."""
    return f"{number} {noun}" if number < 2 else f"{number} {plural or noun + 's'}"
