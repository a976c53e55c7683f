"""What was read from a file, before any meaning is given to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.span import Span


class BlockKind(StrEnum):
    """What a block is in the file."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    TEXT_BOX = "text-box"
    NOTE = "note"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Style:
    """Facts of presentation that help to recognise headings.

    Attributes:
        heading_level: Outline level of the Word style or Markdown heading, from 1; None when it is no heading.
        bold: The whole visible text is bold.
        underlined: The whole visible text is underlined.
        centred: The paragraph is centred.
        highlighted: Some of the text has a highlight colour.
        title: The Word style is Title, or the block is the Markdown title.
    """

    heading_level: int | None = None
    bold: bool = False
    underlined: bool = False
    centred: bool = False
    highlighted: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Place of a block in a table.

    Attributes:
        table: Number of the table in the document, from 0.
        row: Row, from 0.
        column: Grid column, from 0.
    """

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the document, in reading order.

    Attributes:
        span: Place of the whole block, label included, line end excluded.
        kind: What it is in the file.
        label: Literal label printed by automatic numbering ("Article 3 -", "a)", "-"), which the text of the block
            begins with; empty when the number, if any, is typed.
        level: Depth in its list, from 0.
        style: Facts of presentation.
        cell: Place in a table, None outside tables.
        paragraph: Index of the paragraph in the file (DOCX: in order of w:p; text: first line, from 0).
        blanks: Places left to fill in that show as nothing: highlighted or underlined spaces, empty form fields.
    """

    span: Span
    kind: BlockKind
    label: str = ""
    level: int = 0
    style: Style = Style()
    cell: Cell | None = None
    paragraph: int = 0
    blanks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader wants to say about the file.

    Attributes:
        code: Stable identifier in kebab-case.
        message: One French sentence.
        span: Place, None when the whole file is meant.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something written for the tool in a file, which is no text of the convention.

    Attributes:
        text: What stands after "cptslint:".
        place: Where it was read ("ligne 12", "commentaire Word de Mme Roy").
        span: The passage it was put on; None when it stands on none.
        author: Who wrote it, as the file says; empty when it does not.
        date: When, as YYYY-MM-DD; empty when the file does not say.
    """

    text: str
    place: str
    span: Span | None = None
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The accepted text of a file in reading order.

    Attributes:
        source: Path as the user gave it, or "-" for the standard input.
        format: Name of the format that was recognised ("docx", "text", "markdown").
        sha256: Hexadecimal digest of the bytes of the file.
        text: The body, blocks separated by line ends, then headers and footers.
        blocks: Blocks in the order of their spans; headers and footers last.
        notes: What the reader could not read or had to decide.
        marks: What was written for the tool in the file, in order.
    """

    source: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
