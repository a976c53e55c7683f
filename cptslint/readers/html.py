"""HTML: what a browser shows of a page, without scripts, styles and hidden parts.

The decisions are those of the DOCX reader. Lists have the label a browser would print, unless their text bears one;
headers, footers and notes are known when LibreOffice or Word wrote them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from lxml import etree

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Note
from cptslint.readers.content_notes import content_notes
from cptslint.readers.docx_graphics import Seen, image_of
from cptslint.readers.docx_lines import Chunk
from cptslint.readers.drafts import Draft, Reading
from cptslint.readers.html_labels import list_label, spaced_number
from cptslint.readers.html_numbers import whole_number
from cptslint.readers.html_styles import HtmlFacts, HtmlStyles
from cptslint.readers.html_tables import cells_of
from cptslint.readers.html_text import decoded
from cptslint.readers.lengths import area_of
from cptslint.readers.marks import list_mark
from cptslint.readers.numbering import Label
from cptslint.readers.paragraphs import Paragraph, drafts_of, numbered_note
from cptslint.readers.sniff import OWN_HEAD, OWN_REPORT

MAX_HTML_BYTES = 40_000_000
_SILENT = frozenset(
    [
        "script", "style", "head", "noscript", "template", "svg", "object", "embed", "iframe", "audio", "video", "canvas",
        "select", "textarea", "input", "button", "del", "datalist", "map",
    ]
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "caption", "tr", "td",
        "th", "thead", "tbody", "tfoot", "section", "article", "header", "footer", "main", "nav", "aside", "address",
        "blockquote", "center", "fieldset", "legend", "form", "figure", "figcaption", "hr", "pre", "details", "summary",
        "body", "html",
    ]
)  # fmt: skip
_EMBEDDED = re.compile(rb"(?:data:[\w/+.-]{1,60};base64,)[A-Za-z0-9+/=\s%]*")
_SPACE = re.compile(r"[ \t\r\n\f]+")
OWN_HEADING = re.compile(r"h([1-6])$")
_NOTE = re.compile(r"#_?(sdfootnote|sdendnote|ftn|edn)(\d{1,4})(?:sym)?$")
_NOTE_BODY = re.compile(r"(?:sdfootnote|sdendnote|ftn|edn)\d{1,4}$")
_BACK = re.compile(r"#_?(?:sd(?:footnote|endnote)\d+anc|(?:ftn|edn)ref\d+)$")
_COMMENT = re.compile(r"#_msocom_\d+$|_com_\d+$")


def read_html(data: bytes, place: str) -> Reading:
    """Read a page of HTML.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Returns:
        The body, then what LibreOffice marks as header and footer.

    Raises:
        InputError: The page is too large, nested beyond measure or a report of this tool.
    """
    if len(data) > MAX_HTML_BYTES:
        limit = MAX_HTML_BYTES // 1_000_000
        raise InputError(f"{place} dépasse {limit} Mo : donnez la convention seule, sans images.")
    if OWN_REPORT in data[:OWN_HEAD]:
        raise InputError(f"{place} est un rapport de cptslint : donnez la convention elle-même.")
    text, notes = decoded(_EMBEDDED.sub(b"", data))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser) if text.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in (entry.message or "") for entry in parser.error_log):
        raise InputError(
            f"{place} imbrique ses éléments au-delà de toute mesure : enregistrez la convention en DOCX ou en texte."
        )
    if root is None:
        return Reading("html", (), notes)
    reader = _Reader(root)
    return Reading("html", tuple(reader.drafts()), (*notes, *_notes(reader)))


def _notes(reader: _Reader) -> tuple[Note, ...]:
    return tuple(content_notes(reader.seen, (), reader.comments))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where text stands: what is inherited by everything inside an element."""

    facts: HtmlFacts = HtmlFacts()  # noqa: RUF009  a frozen value
    heading: int | None = None
    title: bool = False
    kind: BlockKind | None = None
    cell: Cell | None = None
    depth: int = -1
    linked: bool = False


class _Reader:
    """Walks a page and gathers drafts."""

    def __init__(self, root: etree._Element) -> None:
        self.seen: Counter[Seen] = Counter()
        self.comments = 0
        self._root = root
        self._styles = HtmlStyles("\n".join(str(sheet.text or "") for sheet in root.iter("style")))
        self._drafts: list[Draft] = []
        self._edges: list[Draft] = []
        self._chunks: list[Chunk] = []
        self._label: Label | None = None
        self._spaced = True
        self._place = _Place()
        self._tables = 0
        self._index = 0
        self._bodies = {element.get("id", ""): element for element in root.iter("div", "aside", "li", "p")}
        self._referred: list[str] = []
        self._notes: Counter[str] = Counter()
        titles = list(root.iter("h1"))
        self._title = titles[0] if len(titles) == 1 else None

    def drafts(self) -> list[Draft]:
        """Return the blocks in reading order, headers and footers last."""
        for body in self._root.iter("body"):
            self._element(body, _Place())
        self._flush()
        for identifier in [name for name in self._bodies if _NOTE_BODY.match(name)]:
            self._note(identifier, self._index)
        edges = list({draft.text: draft for draft in self._edges}.values())
        return [
            *self._drafts,
            *(draft for draft in edges if draft.kind is BlockKind.HEADER),
            *(draft for draft in edges if draft.kind is BlockKind.FOOTER),
        ]

    def _element(self, element: etree._Element, place: _Place) -> None:
        tag = element.tag
        if tag in _SILENT or self._is_apart(element):
            self.seen[Seen.DELETION] += tag == "del"
            return
        own = self._styles.of(element)
        facts = replace(own, run=own.run.over(place.facts.run)).over(place.facts)
        if facts.run.hidden:
            self.seen[Seen.HIDDEN] += any(text.strip() for text in element.itertext())
            return
        place = replace(place, facts=facts)
        if tag not in _BLOCKS:
            self._inline(element, place)
            return
        self._flush()
        outer, self._place = self._place, self._block_place(element, place)
        if tag in ("ul", "ol"):
            self._list(element, self._place)
        elif tag == "table":
            self._table(element, self._place)
        else:
            self._content(element, self._place)
        self._flush()
        self._place = outer

    def _block_place(self, element: etree._Element, place: _Place) -> _Place:
        if match := OWN_HEADING.match(element.tag):
            place = replace(place, heading=int(match.group(1)))
        if element is self._title or element.get("class") in ("title", "MsoTitle"):
            place = replace(place, title=True)
        if element.get("title") in ("header", "footer") and element.tag == "div":
            place = replace(place, kind=BlockKind(element.get("title", "")))
        if element.tag in ("ul", "ol"):
            place = replace(place, depth=place.depth + 1)
        return place

    def _inline(self, element: etree._Element, place: _Place) -> None:
        tag = element.tag
        if tag == "br":
            self._add("\n", place)
        elif tag == "img":
            self.seen[image_of(area_of(element.get("width"), element.get("height")))] += 1
        elif tag == "a":
            self._link(element, replace(place, linked=element.get("href") is not None))
        else:
            self.seen[Seen.INSERTION] += tag == "ins"
            self._content(element, place)

    def _link(self, element: etree._Element, place: _Place) -> None:
        """Read a link; a reference to a note waits for the end of the paragraph."""
        target = element.get("href", "")
        match = _NOTE.match(target)
        if match is not None and f"{match.group(1)}{match.group(2)}" in self._bodies:
            self._referred.append(f"{match.group(1)}{match.group(2)}")
        elif _COMMENT.match(target):
            self.comments += 1
        elif _BACK.match(target) is None:
            self._content(element, place)

    def _is_apart(self, element: etree._Element) -> bool:
        """Tell whether an element is a note, read where it is referred to, or a comment in the margin."""
        identifier = element.get("id", "")
        if _NOTE_BODY.match(identifier):
            return True
        return element.tag in ("div", "dl") and bool(_COMMENT.match(identifier))

    def _content(self, element: etree._Element, place: _Place) -> None:
        self._text(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, place)
            self._text(child.tail, place)

    def _text(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if not place.facts.keeps_lines:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if self._spaced else text
        if text:
            self._add(text, place)

    def _add(self, text: str, place: _Place) -> None:
        run = place.facts.run
        self._spaced = text.endswith((" ", "\n"))
        underlined = bool(run.underlined) and not place.linked
        self._chunks.append(Chunk(text, bool(run.bold), underlined, bool(run.highlighted)))

    def _list(self, element: etree._Element, place: _Place) -> None:
        number = whole_number(element.get("start"), 1)
        kind = place.facts.list_type
        for child in element:
            if child.tag != "li":
                if isinstance(child.tag, str):
                    self._element(child, place)
                continue
            number = whole_number(child.get("value"), number)
            self._flush()
            self._label = list_label(element.tag, kind, number, place.depth)
            self._element(child, replace(place, facts=replace(place.facts, list_type=None)))
            self._label = None
            number += 1

    def _table(self, table: etree._Element, place: _Place) -> None:
        cells = list(cells_of(table))
        if len(cells) <= 1:
            self._content(table, place)
            return
        number = self._tables
        self._tables += 1
        for caption in table.iterchildren("caption"):
            self._element(caption, place)
        kind = place.kind or BlockKind.TABLE_CELL
        for cell, row, column in cells:
            self._element(cell, replace(place, kind=kind, cell=Cell(number, row, column)))

    def _flush(self) -> None:
        """Emit the paragraph that ends here, then the notes it refers to."""
        chunks, self._chunks = self._chunks, []
        self._spaced = True
        place, index = self._place, self._index
        if any(chunk.text.strip() for chunk in chunks):
            label, self._label = self._label, None
            text = "".join(chunk.text for chunk in chunks).lstrip()
            mark = list_mark(text)
            if label is not None and mark and text != mark:
                label = None
            if place.heading is not None:
                chunks = spaced_number(chunks)
            paragraph = Paragraph(
                chunks, place.heading, place.title, bool(place.facts.centred), label, place.kind, place.cell, index
            )
            drafts = list(drafts_of(paragraph))
            into = self._edges if place.kind in (BlockKind.HEADER, BlockKind.FOOTER) else self._drafts
            into.extend(drafts)
            self._index += 1
        referred, self._referred = self._referred, []
        for identifier in referred:
            self._note(identifier, index)

    def _note(self, identifier: str, index: int) -> None:
        body = self._bodies.pop(identifier, None)
        if body is None:
            return
        kind = "note de fin" if identifier.startswith(("sdendnote", "edn")) else "note"
        first = len(self._drafts)
        outer, self._place = self._place, _Place(kind=BlockKind.NOTE)
        self._content(body, self._place)
        self._flush()
        self._place = outer
        if len(self._drafts) > first:
            self._notes[kind] += 1
            drafts = [replace(draft, paragraph=index) for draft in self._drafts[first:]]
            self._drafts[first:] = numbered_note(drafts, f"[{kind} {self._notes[kind]}]")
