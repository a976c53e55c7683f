"""DOCX: the accepted text in reading order, with what plain readers lose.

Decisions:

- Tracked changes are read as accepted.
- A footnote is a block of its own right after the paragraph that refers to it, labelled "[note 1]" ("[note de fin 1]"
  for an endnote); nothing stands at the place of the reference, so that the sentence reads in one piece.
- A text box follows the paragraph that holds it.
- A tab is a space, but for a table of contents, where it tells the title from the page number.
- A line break cuts a paragraph into blocks with the same index.
- A dash or "a)" that is typed is a list mark, as in a text file.
- `Block.paragraph` counts the w:p of the main part in the order of the XML, whatever is skipped; a note has the index
  of the paragraph that refers to it; headers and footers count the w:p of their own part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cptslint.model.document import BlockKind, Cell, Style
from cptslint.model.span import Span
from cptslint.readers.docx_lines import Line, pieces
from cptslint.readers.docx_notes import notes_of
from cptslint.readers.docx_parts import Package, R, W
from cptslint.readers.docx_runs import Inline, InlineReader, Seen, chosen, is_alternate
from cptslint.readers.docx_styles import ParagraphFacts, Styles, direct_facts, integer, is_on
from cptslint.readers.drafts import Draft, Origin, Reading
from cptslint.readers.marks import list_mark, names_heading
from cptslint.readers.numbering import Label, Numbering

_P, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_IGNORED = tuple(
    f"{W}{name}" for name in ("sectPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "tblPr", "tcPr")
)
_FOOTNOTE = "footnoteReference"
_ENDNOTE = "endnoteReference"


def read_docx(data: bytes, place: str, *, traced: bool = False) -> Reading:
    """Read a DOCX, template or macro document, transitional or strict.

    Args:
        data: The whole file.
        place: The input, as messages designate it.
        traced: Each draft also says where its characters come from.

    Returns:
        The body, then the headers, then the footers, each distinct text of these once.

    Raises:
        InputError: The file is damaged, dangerous or no Word document.
    """
    package = Package(data, place)
    reader = _Reader(package, traced=traced)
    drafts = (*reader.body(), *reader.edges(BlockKind.HEADER), *reader.edges(BlockKind.FOOTER))
    return Reading("docx", drafts, notes_of(reader.seen, package, reader.comments()))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands; kind, index and origin impose themselves on everything inside."""

    kind: BlockKind | None = None
    cell: Cell | None = None
    index: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class _Pending:
    """Content of paragraphs whose end is deleted, waiting for the next one."""

    inline: Inline
    facts: ParagraphFacts
    place: _Place
    index: int


class _Reader:
    """Walks the parts of one document and gathers drafts."""

    def __init__(self, package: Package, *, traced: bool) -> None:
        self.seen: Counter[Seen] = Counter()
        self._package = package
        self._main = package.main()
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        ranks = {element: rank for rank, element in enumerate(self._main.iter("*"))} if traced else None
        self._inline = InlineReader(self._styles, self.seen, ranks)
        self._drafts: list[Draft] = []
        self._pending: _Pending | None = None
        self._tables = 0
        self._index = _indices(self._main)
        self._notes = {_FOOTNOTE: _by_id(package.part("footnotes")), _ENDNOTE: _by_id(package.part("endnotes"))}
        self._numbered_notes: Counter[str] = Counter()

    def body(self) -> list[Draft]:
        """Return the blocks of the main part."""
        for body in self._main.iterchildren(f"{W}body"):
            self._walk(body, _Place())
        self._flush()
        return self._drafts

    def edges(self, kind: BlockKind) -> list[Draft]:
        """Return the blocks of the headers or of the footers, equal texts once."""
        self._drafts = []
        done = set()
        for reference in self._main.iter(f"{W}{kind.value}Reference"):
            identifier = reference.get(f"{R}id", "")
            root = self._package.related(identifier) if identifier not in done else None
            done.add(identifier)
            if root is not None:
                self._index = _indices(root)
                self._walk(root, _Place(kind))
                self._flush()
        return list({draft.text: draft for draft in reversed(self._drafts)}.values())[::-1]

    def comments(self) -> int:
        """Return the number of comments."""
        root = self._package.part("comments")
        return 0 if root is None else len(root.findall(f"{W}comment"))

    def _walk(self, parent: etree._Element, place: _Place) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, place)
            elif tag == _TBL:
                self._flush()
                self._table(child, place)
            elif tag == f"{W}altChunk":
                self.seen[Seen.CHUNK] += 1
            elif is_alternate(child):
                branch = chosen(child)
                if branch is not None:
                    self._walk(branch, place)
            elif tag not in _IGNORED and len(child):
                self._walk(child, place)

    def _table(self, table: etree._Element, place: _Place) -> None:
        number = self._tables
        self._tables += 1
        rows = [row for row in _below(table, _TR) if not self._is_deleted(row)]
        for index, row in enumerate(rows):
            column = integer(row.find(f"{W}trPr/{W}gridBefore"), 0, 1000)
            for cell in _below(row, _TC):
                properties = cell.find(f"{W}tcPr")
                if not _is_continued(properties):
                    kind = place.kind or BlockKind.TABLE_CELL
                    self._walk(cell, _Place(kind, Cell(number, index, column), place.index, place.origin))
                    self._flush()
                span = None if properties is None else properties.find(f"{W}gridSpan")
                column += max(1, integer(span, 1, 1000))

    def _is_deleted(self, row: etree._Element) -> bool:
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        self.seen[Seen.INSERTION] += properties.find(f"{W}ins") is not None
        deleted = properties.find(f"{W}del") is not None
        self.seen[Seen.DELETION] += deleted
        return deleted

    def _paragraph(self, paragraph: etree._Element, place: _Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        facts = self._facts(properties)
        mark = None if properties is None else properties.find(f"{W}rPr")
        inline = self._inline.read(paragraph, facts)
        index = self._index.get(paragraph, 0) if place.index is None else place.index
        if mark is not None and is_on(mark.find(f"{W}vanish")) and _is_blank(inline):
            return
        if self._pending is not None:
            self._pending.inline.extend(inline)
            inline, index = self._pending.inline, self._pending.index
        current = _Pending(inline, facts, place, index)
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self.seen[Seen.DELETION] += 1
            self._pending = current
            return
        self._pending = None
        self._emit(current)

    def _facts(self, properties: etree._Element | None) -> ParagraphFacts:
        reference = None if properties is None else properties.find(f"{W}pStyle")
        identifier = None if reference is None else reference.get(f"{W}val")
        return direct_facts(self._styles.paragraph(identifier), properties)

    def _flush(self) -> None:
        """Emit a paragraph whose deleted end has no paragraph to join."""
        pending, self._pending = self._pending, None
        if pending is not None and not _is_blank(pending.inline):
            self._emit(pending)

    def _emit(self, paragraph: _Pending) -> None:
        facts, place = paragraph.facts, paragraph.place
        label = self._numbering.label(facts)
        lines = list(pieces(paragraph.inline.chunks))
        if not lines and label is not None and names_heading(label.text):
            lines = [Line("", Style())]
        for rank, line in enumerate(lines):
            full = replace(line.style, heading_level=facts.heading_level, centred=facts.centred, title=facts.title)
            draft = _draft(line.text, full, label if rank == 0 else None, listed=label is not None)
            kind, shift = place.kind or draft.kind, len(draft.text) - len(line.text)
            blanks = tuple(Span(blank.start + shift, blank.end + shift) for blank in line.blanks)
            origins = (None,) * shift + line.origins if line.origins else ()
            if place.origin is not None:
                origins = (place.origin,) * len(draft.text)
            draft = replace(draft, blanks=blanks, origins=origins)
            self._drafts.append(replace(draft, kind=kind, cell=place.cell, paragraph=paragraph.index))
        for box in paragraph.inline.boxes:
            self._walk(box, _Place(place.kind or BlockKind.TEXT_BOX, place.cell, place.index, place.origin))
            self._flush()
        for kind_of_note, identifier, origin in paragraph.inline.notes:
            self._note(kind_of_note, identifier, paragraph.index, origin)

    def _note(self, kind: str, identifier: str, index: int, origin: Origin | None) -> None:
        """Emit a note at its first reference."""
        element = self._notes[kind].pop(identifier, None)
        if element is None:
            return
        self._numbered_notes[kind] += 1
        name = "note" if kind == _FOOTNOTE else "note de fin"
        first = len(self._drafts)
        self._walk(element, _Place(BlockKind.NOTE, index=index, origin=origin))
        self._flush()
        if len(self._drafts) > first:
            label = f"[{name} {self._numbered_notes[kind]}]"
            draft = self._drafts[first]
            origins = (origin,) * (len(label) + 1) + draft.origins if draft.origins else ()
            self._drafts[first] = replace(draft, text=f"{label} {draft.text}", label=label, blanks=(), origins=origins)


def _draft(text: str, style: Style, label: Label | None, *, listed: bool) -> Draft:
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


def _indices(root: etree._Element) -> dict[etree._Element, int]:
    return {paragraph: index for index, paragraph in enumerate(root.iter(_P))}


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {} if root is None else {child.get(f"{W}id", ""): child for child in root}


def _is_blank(inline: Inline) -> bool:
    return not (inline.boxes or inline.notes or any(chunk.text.strip() for chunk in inline.chunks))


def _is_continued(properties: etree._Element | None) -> bool:
    """Tell whether a cell goes on with a merged one, or is deleted."""
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = properties.find(f"{W}{name}")
        if merge is not None and merge.get(f"{W}val", "continue") == "continue":
            return True
    return properties.find(f"{W}cellDel") is not None


def _below(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield rows or cells, through content controls and other wrappers but not into them."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif is_alternate(child):
            branch = chosen(child)
            if branch is not None:
                yield from _below(branch, wanted)
        elif child.tag not in _IGNORED and child.tag not in (_P, _TBL, _TR, _TC):
            yield from _below(child, wanted)
