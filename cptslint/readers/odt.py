"""ODT: the text that Writer shows, in reading order.

The decisions are those of the DOCX reader: tracked changes are read as accepted (an ODT keeps what was deleted apart
from the text), a note follows the paragraph that refers to it, a text box follows the paragraph that holds it, a line
break cuts a paragraph, and headers and footers come last, each distinct text once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cptslint.model.document import BlockKind, Cell, Note
from cptslint.readers.archive import Archive, DamagedPartError
from cptslint.readers.content_notes import content_notes
from cptslint.readers.docx_graphics import Seen
from cptslint.readers.drafts import Draft, Reading
from cptslint.readers.numbering import Label
from cptslint.readers.odt_inline import OdtInlineReader
from cptslint.readers.odt_lists import Counters, OdtLists, new_counters, number_of
from cptslint.readers.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, OdtStyles
from cptslint.readers.paragraphs import Paragraph, drafts_of, numbered_note
from cptslint.readers.sniff import UNLOCK, WRONG, refusal

_P, _H, _LIST = (f"{TEXT}{name}" for name in ("p", "h", "list"))
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_IGNORED = (
    f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls", f"{OFFICE}annotation", f"{TEXT}table-of-content-source", f"{OFFICE}scripts",
    f"{TEXT}alphabetical-index-source", f"{TEXT}illustration-index-source", f"{TEXT}bibliography-source",
)  # fmt: skip
_HEADERS = tuple(f"{STYLE}header{variant}" for variant in ("", "-first", "-left"))
_FOOTERS = tuple(f"{STYLE}footer{variant}" for variant in ("", "-first", "-left"))
_MAX_COLUMNS = 1000


def read_odt(data: bytes, place: str) -> Reading:
    """Read an ODT, text or template.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Returns:
        The body, then the headers, then the footers, each distinct text of these once.

    Raises:
        InputError: The file is damaged, dangerous, protected by a password or no text document.
    """
    archive = Archive(data, place, "un ODT")
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise refusal(place, "un document protégé par un mot de passe", UNLOCK)
    content = archive.xml("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise refusal(place, "une archive ZIP sans document texte", WRONG)
    damaged = []
    try:
        styles = archive.xml("styles.xml")
    except DamagedPartError:
        styles = None
        damaged.append("styles.xml")
    reader = _Reader(OdtStyles(styles, content))
    drafts = reader.body(body)
    if styles is not None:
        edges = _Reader(OdtStyles(styles), reader.seen)
        drafts += [*edges.edges(styles, _HEADERS, BlockKind.HEADER), *edges.edges(styles, _FOOTERS, BlockKind.FOOTER)]
    return Reading("odt", tuple(drafts), _notes(content, body, reader.seen, damaged))


def _notes(content: etree._Element, body: etree._Element, seen: Counter[Seen], damaged: list[str]) -> tuple[Note, ...]:
    seen[Seen.INSERTION] += len(list(body.iter(f"{TEXT}insertion")))
    seen[Seen.DELETION] += len(list(body.iter(f"{TEXT}deletion")))
    return tuple(content_notes(seen, damaged, len(list(content.iter(f"{OFFICE}annotation")))))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands; kind and index impose themselves on everything inside."""

    kind: BlockKind | None = None
    cell: Cell | None = None
    index: int | None = None


@dataclass(slots=True)
class _OpenList:
    """The list a paragraph stands in; the label is taken by the first paragraph of the item."""

    style: str
    counters: Counters
    level: int = 0
    start: int | None = None
    waiting: bool = False


class _Reader:
    """Walks one part of a document and gathers drafts."""

    def __init__(self, styles: OdtStyles, seen: Counter[Seen] | None = None) -> None:
        self.seen: Counter[Seen] = Counter() if seen is None else seen
        self._styles = styles
        self._lists = OdtLists(styles)
        self._inline = OdtInlineReader(styles, self.seen)
        self._drafts: list[Draft] = []
        self._tables = 0
        self._paragraphs = 0
        self._notes: Counter[str] = Counter()
        self._continued: dict[str, Counters] = {}

    def body(self, body: etree._Element) -> list[Draft]:
        """Return the blocks of the main part."""
        self._walk(body, _Place())
        return self._drafts

    def edges(self, root: etree._Element, tags: tuple[str, ...], kind: BlockKind) -> list[Draft]:
        """Return the blocks of the headers or of the footers, equal texts once."""
        self._drafts = []
        for edge in root.iter(*tags):
            if edge.get(f"{STYLE}display") != "false":
                self._paragraphs = 0
                self._walk(edge, _Place(kind))
        return list({draft.text: draft for draft in reversed(self._drafts)}.values())[::-1]

    def _walk(self, parent: etree._Element, place: _Place, within: _OpenList | None = None) -> None:
        for child in parent:
            tag = child.tag
            if tag in (_P, _H):
                self._paragraph(child, place, within)
            elif tag == _LIST:
                self._list(child, place, within)
            elif tag == f"{TABLE}table":
                self._table(child, place)
            elif tag in _IGNORED:
                continue
            elif isinstance(tag, str) and tag.startswith(DRAW):
                self._boxes(self._inline.frame(child).boxes, place)
            elif _is_hidden(child):
                self.seen[Seen.HIDDEN] += 1
            else:
                self._walk(child, place, within)

    def _list(self, element: etree._Element, place: _Place, within: _OpenList | None) -> None:
        style = element.get(f"{TEXT}style-name", "" if within is None else within.style)
        outer = _OpenList(style, self._counters(element, style), -1) if within is None else within
        opened = _OpenList(style, outer.counters, outer.level + 1)
        identifier = element.get(_XML_ID)
        for name in (identifier, style):
            if name and within is None:
                self._continued[name] = opened.counters
        for item in element:
            opened.waiting = item.tag == f"{TEXT}list-item"
            opened.start = number_of(item.get(f"{TEXT}start-value"))
            self._walk(item, place, opened)

    def _counters(self, element: etree._Element, style: str) -> Counters:
        """Return the counters of a list, those of another one when it goes on with it."""
        other = element.get(f"{TEXT}continue-list")
        if other in self._continued:
            return self._continued[other]
        if element.get(f"{TEXT}continue-numbering") == "true" and style in self._continued:
            return self._continued[style]
        return new_counters()

    def _table(self, table: etree._Element, place: _Place) -> None:
        number = self._tables
        self._tables += 1
        for index, row in enumerate(_rows(table)):
            column = 0
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    kind = place.kind or BlockKind.TABLE_CELL
                    self._walk(cell, _Place(kind, Cell(number, index, column), place.index))
                column = min(column + (number_of(cell.get(f"{TABLE}number-columns-repeated")) or 1), _MAX_COLUMNS)

    def _paragraph(self, element: etree._Element, place: _Place, within: _OpenList | None) -> None:
        facts = self._styles.paragraph(element.get(f"{TEXT}style-name", ""))
        level = number_of(element.get(f"{TEXT}outline-level")) if element.tag == _H else None
        level = level or facts.heading_level
        index = self._paragraphs if place.index is None else place.index
        self._paragraphs += 1
        inline = self._inline.read(element, facts)
        label = self._label(element, facts.list_style, level, within) if facts.numbered or within is not None else None
        paragraph = Paragraph(
            inline.chunks, level, facts.title, bool(facts.centred), label, place.kind, place.cell, index
        )
        self._drafts += drafts_of(paragraph)
        self._boxes(inline.boxes, replace(place, index=index))
        for note in inline.notes:
            self._note(note, index)

    def _label(self, element: etree._Element, style: str, level: int | None, within: _OpenList | None) -> Label | None:
        """Return the label of a paragraph; only the first paragraph of an item bears one."""
        if within is not None:
            if not within.waiting:
                return None
            within.waiting = False
            return self._lists.item(within.style or style, within.level, within.counters, within.start)
        if element.tag != _H or level is None or element.get(f"{TEXT}is-list-header") == "true":
            return None
        return self._lists.heading(level, number_of(element.get(f"{TEXT}start-value")))

    def _boxes(self, boxes: list[etree._Element], place: _Place) -> None:
        for box in boxes:
            self._walk(box, replace(place, kind=place.kind or BlockKind.TEXT_BOX))

    def _note(self, note: etree._Element, index: int) -> None:
        kind = "note de fin" if note.get(f"{TEXT}note-class") == "endnote" else "note"
        body = note.find(f"{TEXT}note-body")
        if body is None:
            return
        first = len(self._drafts)
        self._walk(body, _Place(BlockKind.NOTE, index=index))
        if len(self._drafts) > first:
            self._notes[kind] += 1
            self._drafts[first:] = numbered_note(self._drafts[first:], f"[{kind} {self._notes[kind]}]")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, through groups of rows but not into cells."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _is_hidden(element: etree._Element) -> bool:
    """Tell whether a section is not shown."""
    return element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
