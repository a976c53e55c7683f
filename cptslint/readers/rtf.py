"""RTF: the text that Word shows, in reading order.

The decisions are those of the DOCX reader. striprtf, the only kept library for it, gives one string: headings, bold,
cells and notes are lost, hidden and deleted text is kept. The format writes the labels of its lists in full.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell
from cptslint.readers.content_notes import content_notes
from cptslint.readers.docx_graphics import Seen, image_of
from cptslint.readers.docx_lines import Chunk
from cptslint.readers.drafts import Draft, Reading
from cptslint.readers.lengths import TWIPS_PER_CM
from cptslint.readers.paragraphs import Paragraph, drafts_of, numbered_note
from cptslint.readers.rtf_characters import CODE_PAGES, ESCAPED, NAMED, known_encoding, private_sign
from cptslint.readers.rtf_destinations import ENTERED, FLOWS, SKIPPED
from cptslint.readers.rtf_paragraphs import label_of, whole_characters
from cptslint.readers.rtf_state import Format, apply
from cptslint.readers.rtf_tables import SYMBOLS, StyleFacts, fonts_of, styles_of, vivid_colours
from cptslint.readers.rtf_tokens import Kind, Token, Tokens

MAX_RTF_BYTES = 100_000_000
MAX_DEPTH = 5_000
"""Groups one in the other; Word stops reading far earlier."""
_GOAL = re.compile(r"\\pic([wh])goal(\d{1,6})")
_ENDS = frozenset(["par", "sect", "page", "row", "nestcell", "nestrow", "cell", "column"])


def read_rtf(data: bytes, place: str) -> Reading:
    """Read an RTF.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Returns:
        The body, then the headers, then the footers, each distinct text of these once.

    Raises:
        InputError: The file is too large or nested beyond measure.
    """
    if len(data) > MAX_RTF_BYTES:
        limit = MAX_RTF_BYTES // 1_000_000
        raise InputError(f"{place} dépasse {limit} Mo : enregistrez-en une copie sans images, ou donnez le texte seul.")
    start = data.find(b"{\\rtf")
    reader = _Reader(data[max(start, 0) :].decode("latin-1"), place)
    drafts = reader.drafts()
    return Reading("rtf", tuple(drafts), tuple(content_notes(reader.seen, (), reader.comments)))


@dataclass(slots=True)
class _Flow:
    """Text that goes on by itself: the body, a note, a header, a text box."""

    kind: BlockKind | None = None
    endnote: bool = False
    chunks: list[Chunk] = field(default_factory=list)
    label: list[str] | None = None
    after: list[Draft] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


class _Reader:
    """Follows the groups of a file and gathers drafts."""

    def __init__(self, source: str, place: str) -> None:
        self.seen: Counter[Seen] = Counter()
        self.comments = 0
        self._place = place
        self._tokens = Tokens(source)
        self._format = Format()
        self._groups: list[tuple[Format, _Flow]] = []
        self._flow = _Flow()
        self._edges: list[Draft] = []
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._vivid: frozenset[int] = frozenset()
        self._styles: dict[int, StyleFacts] = {}
        self._bytes = bytearray()
        self._substitutes = 0
        self._starred = False
        self._linked = False
        self._hidden = False
        self._index = 0
        self._cell = Cell(-1, 0, 0)
        self._in_table = False
        self._notes: Counter[str] = Counter()

    def drafts(self) -> list[Draft]:
        """Return the blocks in reading order, headers and footers last."""
        body = self._flow
        for token in self._tokens:
            if token.kind is not Kind.BYTE:
                self._decode()
            self._take(token)
        self._decode()
        while self._groups:
            self._close()
        self._end_paragraph()
        edges = list({draft.text: draft for draft in self._edges}.values())
        headers = [draft for draft in edges if draft.kind is BlockKind.HEADER]
        return [*body.drafts, *headers, *(draft for draft in edges if draft.kind is BlockKind.FOOTER)]

    def _take(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            if len(self._groups) >= MAX_DEPTH:
                raise InputError(
                    f"{self._place} imbrique ses groupes au-delà de toute mesure : enregistrez la convention en DOCX."
                )
            self._groups.append((self._format, self._flow))
            self._format = replace(self._format)
            self._substitutes = 0
        elif token.kind is Kind.CLOSE:
            self._substitutes = 0
            if self._groups:
                self._close()
        elif token.kind is Kind.WORD:
            self._word(token)
        elif self._substitutes and token.kind is not Kind.TEXT:
            self._substitutes -= 1
        elif token.kind is Kind.TEXT:
            self._add(token.text[self._substitutes :])
            self._substitutes = max(0, self._substitutes - len(token.text))
        elif token.kind is Kind.BYTE:
            self._bytes.append(token.value or 0)
        elif token.text == "*":
            self._starred = True
        elif token.text in "\r\n":
            self._end_paragraph()
        else:
            self._add(ESCAPED.get(token.text, ""))

    def _close(self) -> None:
        flow = self._flow
        format_, outer = self._groups.pop()
        if flow is not outer:
            self._end_paragraph()
            self._flow = outer
            self._settle(flow)
        self._format = format_

    def _settle(self, flow: _Flow) -> None:
        """Put what a note, a text box, a header or a footer holds where it is read."""
        if flow.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            self._edges += flow.drafts
        elif flow.kind is BlockKind.NOTE and flow.drafts:
            name = "note de fin" if flow.endnote else "note"
            self._notes[name] += 1
            self._flow.after += numbered_note(flow.drafts, f"[{name} {self._notes[name]}]")
        else:
            self._flow.after += flow.drafts

    def _word(self, token: Token) -> None:
        name, value = token.text, token.value
        starred, self._starred = self._starred, False
        self._substitutes = 0
        if self._destination(name, starred=starred):
            return
        if name == "u" and value is not None:
            self._add(chr(value & 0xFFFF))
            self._substitutes = self._format.substitutes
        elif name in NAMED:
            self._add(NAMED[name])
        elif name in _ENDS:
            self._end(name)
        elif name == "ansicpg" and value is not None:
            self._code_page = known_encoding(f"cp{value}")
        elif name in CODE_PAGES:
            self._code_page = CODE_PAGES[name]
        elif name == "ftnalt":
            self._flow.endnote = True
        elif name == "object":
            self.seen[Seen.OBJECT] += 1
        elif name == "deleted" and value != 0:
            self.seen[Seen.DELETION] += 1
            self._format.deleted = True
        elif name == "revised" and value != 0:
            self.seen[Seen.INSERTION] += 1
        else:
            apply(self._format, name, value, self._vivid)

    def _destination(self, name: str, *, starred: bool) -> bool:
        """Enter or pass over the group that a control word begins; tell whether it did."""
        if name in ("fonttbl", "colortbl", "stylesheet"):
            content = self._skip()
            if name == "fonttbl":
                self._fonts = fonts_of(content)
            elif name == "colortbl":
                self._vivid = vivid_colours(content)
            else:
                self._styles = styles_of(content)
        elif name in ("listtext", "pntext"):
            self._flow.label = []
            self._format.labelling = True
        elif name in FLOWS:
            self._flow = _Flow(FLOWS[name])
            self._format = Format(font=self._format.font, substitutes=self._format.substitutes)
        elif name in SKIPPED or (starred and name not in ENTERED):
            self.comments += name == "annotation"
            content = self._skip()
            if name == "pict":
                self.seen[image_of(_area(content[:1000]))] += 1
            elif name == "fldinst":
                self._linked = "HYPERLINK" in content[:200]
        elif name == "fldrslt":
            self._format.linked = self._linked
        else:
            return False
        return True

    def _skip(self) -> str:
        content = self._tokens.skip_group()
        if self._groups:
            self._close()
        return content

    def _add(self, text: str) -> None:
        if not text:
            return
        format_ = self._format
        hidden_before, self._hidden = self._hidden, format_.hidden
        if format_.deleted or format_.hidden:
            self.seen[Seen.HIDDEN] += format_.hidden and not hidden_before
        elif format_.labelling and self._flow.label is not None:
            self._flow.label.append(text)
        else:
            if text == "\t" and not self._facts().contents:
                text = " "
            if self._fonts.get(format_.font) == SYMBOLS:
                text = "".join(private_sign(character) for character in text)
            underlined = format_.underlined and not format_.linked
            self._flow.chunks.append(Chunk(text, format_.bold, underlined, format_.highlighted))

    def _decode(self) -> None:
        """Add the bytes met so far, in the encoding of their font."""
        if self._bytes:
            encoding = self._fonts.get(self._format.font, "")
            text = self._bytes.decode("latin-1" if encoding == SYMBOLS else encoding or self._code_page, "replace")
            self._bytes.clear()
            self._add(text)

    def _facts(self) -> StyleFacts:
        return self._styles.get(self._format.style, StyleFacts())

    def _end(self, name: str) -> None:
        if name == "par" and self._format.deleted:
            return
        self._end_paragraph()
        if self._flow.kind is None and name == "cell":
            self._cell = replace(self._cell, column=self._cell.column + 1)
        elif self._flow.kind is None and name == "row":
            self._cell = Cell(self._cell.table, self._cell.row + 1, 0)

    def _end_paragraph(self) -> None:
        """Emit the paragraph that ends here, then the notes and text boxes anchored in it."""
        flow, format_ = self._flow, self._format
        chunks, flow.chunks = flow.chunks, []
        label = label_of(flow.label, format_.level)
        cell = self._placed() if flow.kind is None else None
        facts = self._facts()
        level = format_.outline or facts.heading_level
        kind = flow.kind or (BlockKind.TABLE_CELL if cell is not None else None)
        paragraph = Paragraph(
            whole_characters(chunks), level, facts.title, format_.centred, label, kind, cell, self._index
        )
        drafts = list(drafts_of(paragraph))
        if drafts or not label:
            flow.label = None
        flow.drafts += drafts
        after, flow.after = flow.after, []
        flow.drafts += [replace(draft, paragraph=self._index) for draft in after]
        if flow.kind is None:
            self._index += 1

    def _placed(self) -> Cell | None:
        """Return the place of the paragraph in a table; a table begins with the first cell after other text."""
        if not self._format.in_table:
            self._in_table = False
            return None
        if not self._in_table:
            self._in_table = True
            self._cell = Cell(self._cell.table + 1, 0, 0)
        return self._cell


def _area(picture: str) -> float | None:
    """Return the size of a picture in square centimetres."""
    sides = {name: int(twips) / TWIPS_PER_CM for name, twips in _GOAL.findall(picture)}
    return sides["w"] * sides["h"] if len(sides) == 2 else None
