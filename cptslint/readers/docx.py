"""DOCX: the accepted text in reading order, with what plain readers lose.

Decisions:

- Tracked changes are read as accepted.
- A footnote is a block of its own right after the paragraph that refers to it, labelled "[note 1]" ("[note de fin 1]"
  for an endnote); nothing stands at the place of the reference, so that the sentence reads in one piece.
- A text box follows the paragraph that holds it.
- A tab is a space, but for a table of contents, where it tells the title from the page number.
- A comment written for the tool is a mark, not counted among the comments.
- A line break cuts a paragraph into blocks with the same index.
- A dash or "a)" that is typed is a list mark, as in a text file.
- `Block.paragraph` counts the w:p of the main part in the order of the XML, whatever is skipped; a note has the index
  of the paragraph that refers to it; headers and footers count the w:p of their own part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from lxml import etree

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell
from cptslint.readers.docx_blocks import Pending, Place, blocks_of
from cptslint.readers.docx_chunks import drafts_of_chunk, format_of_chunk
from cptslint.readers.docx_graphics import BOX, Seen, chosen, is_alternate, shape_lines
from cptslint.readers.docx_lines import plain
from cptslint.readers.docx_notes import notes_of
from cptslint.readers.docx_own_comments import own_comments, placed
from cptslint.readers.docx_parts import Package, R, W
from cptslint.readers.docx_runs import LOOSE, InlineReader
from cptslint.readers.docx_sections import references
from cptslint.readers.docx_styles import ParagraphFacts, Styles, direct_facts, integer, is_on
from cptslint.readers.docx_tables import IGNORED, TBL, TC, TR, MergedCells, P, below, is_deleted, width_of
from cptslint.readers.drafts import MAX_BLOCKS, Draft, Origin, Reading, too_many
from cptslint.readers.numbering import Numbering
from cptslint.readers.sniff import Format

MAX_DEPTH = 2
"""Files inserted in files inserted are read; deeper ones are not."""
MAX_BROKEN = 3
"""Inserted files that cannot be read before the others are left aside: each may unfold to the limit."""
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
    own = own_comments(package.part("comments"))
    reader = _Reader(package, traced=traced or bool(own))
    if reader.paragraphs > MAX_BLOCKS:
        raise too_many(place)
    drafts = (*reader.body(), *reader.edges(BlockKind.HEADER), *reader.edges(BlockKind.FOOTER))
    others = reader.comments() - len({comment.identifier for comment in own})
    marks = placed(own, package.main(), drafts) if own else ()
    return Reading("docx", drafts, notes_of(reader.seen, package, others, blank=not drafts), marks)


class _Reader:
    """Walks the parts of one document and gathers drafts."""

    def __init__(self, package: Package, depth: int = 0, *, traced: bool = False) -> None:
        self._depth = depth
        self._traced = traced
        self._broken_chunks = 0
        self.seen: Counter[Seen] = Counter()
        self._package = package
        self._main = package.main()
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        ranks = {element: rank for rank, element in enumerate(self._main.iter("*"))} if traced else None
        self._inline = InlineReader(self._styles, self.seen, ranks)
        self._drafts: list[Draft] = []
        self._pending: Pending | None = None
        self._tables = 0
        self._index = _indices(self._main)
        self.paragraphs = len(self._index)
        self._notes = {_FOOTNOTE: _by_id(package.part("footnotes")), _ENDNOTE: _by_id(package.part("endnotes"))}
        self._numbered_notes: Counter[str] = Counter()

    def body(self) -> list[Draft]:
        """Return the blocks of the main part."""
        self._walk(self._main, Place())
        self._flush()
        return self._drafts

    def edges(self, kind: BlockKind) -> list[Draft]:
        """Return the blocks of the headers or of the footers, equal texts once."""
        self._drafts = []
        done = set()
        for reference in references(self._main, kind.value):
            identifier = reference.get(f"{R}id", "")
            root = self._package.related(identifier) if identifier not in done else None
            done.add(identifier)
            if root is not None:
                self._index = _indices(root)
                self._walk(root, Place(kind))
                self._flush()
        return list({draft.text: draft for draft in reversed(self._drafts)}.values())[::-1]

    def comments(self) -> int:
        """Return the number of comments."""
        root = self._package.part("comments")
        return 0 if root is None else len(root.findall(f"{W}comment"))

    def _walk(self, parent: etree._Element, place: Place) -> None:
        for loose, children in groupby(parent, key=lambda child: child.tag in LOOSE):
            if loose:
                self._loose(list(children), place)
            else:
                self._blocks(children, place)

    def _blocks(self, elements: Iterable[etree._Element], place: Place) -> None:
        for child in elements:
            tag = child.tag
            if tag == P:
                self._paragraph(child, place)
            elif tag == TBL:
                self._flush()
                self._table(child, place)
            elif tag == f"{W}altChunk":
                self._chunk(child, place)
            elif is_alternate(child):
                branch = chosen(child)
                if branch is not None:
                    self._walk(branch, place)
            elif tag not in IGNORED and len(child):
                self._walk(child, place)

    def _chunk(self, element: etree._Element, place: Place) -> None:
        """Read a file inserted whole, which Word shows as if its content stood here."""
        self._flush()
        inserted = self._inserted(element.get(f"{R}id", ""))
        if inserted is None:
            self.seen[Seen.CHUNK] += 1
            return
        first = self._tables
        for draft in inserted:
            cell = draft.cell and replace(draft.cell, table=draft.cell.table + first)
            if cell is not None:
                self._tables = max(self._tables, cell.table + 1)
            kind = place.kind or draft.kind
            moved = replace(draft, kind=kind, cell=place.cell or cell, paragraph=place.index or 0)
            self._drafts.append(replace(moved, origins=self._nowhere(draft.text)))

    def _inserted(self, identifier: str) -> Sequence[Draft] | None:
        part = self._package.content(identifier)
        if part is None or self._depth >= MAX_DEPTH or self._broken_chunks >= MAX_BROKEN:
            return None
        name, data = part
        if format_of_chunk(name, data) is not Format.DOCX:
            return drafts_of_chunk(name, data)
        try:
            package = Package(data, name, spent=self._package.spent)
            reader = _Reader(package, self._depth + 1)
            drafts = reader.body()
        except InputError:
            self._broken_chunks += 1
            return None
        self._package.spent = package.spent
        self.seen += reader.seen
        return drafts

    def _table(self, table: etree._Element, place: Place) -> None:
        rows = [row for row in below(table, TR) if not self._is_deleted(row)]
        number = self._tables
        self._tables += bool(rows)
        merged = MergedCells()
        for index, row in enumerate(rows):
            column = integer(row.find(f"{W}trPr/{W}gridBefore"), 0, 1000)
            for cell in below(row, TC):
                if is_deleted(cell):
                    self.seen[Seen.DELETION] += 1
                    continue
                if merged.is_shown(cell, column):
                    kind = place.kind or BlockKind.TABLE_CELL
                    self._walk(cell, Place(kind, Cell(number, index, column), place.index, place.origin))
                    self._flush()
                column += width_of(cell)

    def _is_deleted(self, row: etree._Element) -> bool:
        """Tell whether a tracked change removes a row, or each of its cells; one that remains may be new."""
        cells = list(below(row, TC))
        deleted = row.find(f"{W}trPr/{W}del") is not None or (bool(cells) and all(map(is_deleted, cells)))
        self.seen[Seen.INSERTION] += row.find(f"{W}trPr/{W}ins") is not None
        self.seen[Seen.DELETION] += deleted
        return deleted

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        facts = self._facts(properties)
        mark = None if properties is None else properties.find(f"{W}rPr")
        inline = self._inline.read(paragraph, facts)
        index = self._index.get(paragraph, 0) if place.index is None else place.index
        if mark is not None and is_on(mark.find(f"{W}vanish")) and inline.is_blank():
            return
        if self._pending is not None:
            self._pending.inline.extend(inline)
            inline, index = self._pending.inline, self._pending.index
        current = Pending(inline, facts, place, index)
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self.seen[Seen.DELETION] += 1
            self._pending = current
            return
        self._pending = None
        self._emit(current)

    def _loose(self, elements: Sequence[etree._Element], place: Place) -> None:
        """Read what stands beside paragraphs as if one held it; it has no place in the file to put a remark at."""
        self._flush()
        facts = ParagraphFacts()
        first = len(self._drafts)
        self._emit(Pending(self._inline.read(elements, facts), facts, place, place.index or 0))
        self._drafts[first:] = [replace(draft, origins=self._nowhere(draft.text)) for draft in self._drafts[first:]]

    def _facts(self, properties: etree._Element | None) -> ParagraphFacts:
        reference = None if properties is None else properties.find(f"{W}pStyle")
        identifier = None if reference is None else reference.get(f"{W}val")
        return direct_facts(self._styles.paragraph(identifier), properties)

    def _flush(self) -> None:
        """Emit a paragraph whose deleted end has no paragraph to join."""
        pending, self._pending = self._pending, None
        if pending is not None and not pending.inline.is_blank():
            self._emit(pending)

    def _emit(self, paragraph: Pending) -> None:
        facts, place = paragraph.facts, paragraph.place
        label = self._numbering.label(facts)
        self._drafts.extend(blocks_of(paragraph.inline, facts, place, paragraph.index, label))
        for box in paragraph.inline.boxes:
            inside = Place(place.kind or BlockKind.TEXT_BOX, place.cell, place.index, place.origin)
            if box.tag == BOX:
                self._walk(box, inside)
                self._flush()
            else:
                self._shape(box, inside, paragraph.index)
        for kind_of_note, identifier, origin in paragraph.inline.notes:
            self._note(kind_of_note, identifier, paragraph.index, origin)

    def _shape(self, holder: etree._Element, place: Place, index: int) -> None:
        """Emit the text of a shape that is no text box: SmartArt, WordArt, text of a drawing."""
        kind = place.kind or BlockKind.TEXT_BOX
        for line in shape_lines(holder, self._package.related):
            text = plain(line)
            if text:
                self._drafts.append(Draft(text, kind, cell=place.cell, paragraph=index, origins=self._nowhere(text)))

    def _nowhere(self, text: str) -> tuple[None, ...]:
        """Return the origins of a text that no w:t of the main part holds."""
        return (None,) * len(text) if self._traced else ()

    def _note(self, kind: str, identifier: str, index: int, origin: Origin | None) -> None:
        """Emit a note at its first reference."""
        element = self._notes[kind].pop(identifier, None)
        if element is None:
            return
        self._numbered_notes[kind] += 1
        name = "note" if kind == _FOOTNOTE else "note de fin"
        first = len(self._drafts)
        self._walk(element, Place(BlockKind.NOTE, index=index, origin=origin))
        self._flush()
        if len(self._drafts) > first:
            label = f"[{name} {self._numbered_notes[kind]}]"
            draft = self._drafts[first]
            origins = (origin,) * (len(label) + 1) + draft.origins if draft.origins else ()
            self._drafts[first] = replace(draft, text=f"{label} {draft.text}", label=label, blanks=(), origins=origins)


def _indices(root: etree._Element) -> dict[etree._Element, int]:
    return {paragraph: index for index, paragraph in enumerate(root.iter(P))}


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {} if root is None else {child.get(f"{W}id", ""): child for child in root}
