"""The content of a w:p: text with its presentation, text boxes and notes it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cptslint.readers.docx_fields import CODE, FIELD, Fields
from cptslint.readers.docx_graphics import BOX, GraphicsReader, Seen, chosen, is_alternate
from cptslint.readers.docx_lines import Chunk
from cptslint.readers.docx_parts import W
from cptslint.readers.docx_styles import ParagraphFacts, RunFacts, Styles, run_facts
from cptslint.readers.drafts import Origin

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DENOMINATOR = f"{_MATH}den"
_RUN = f"{W}r"
_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_PROPERTIES = tuple(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "rubyPr")
)
_GRAPHICS = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "contentPart"))
_REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference")
_TEXT, _TAB, _SYMBOL = (f"{W}{name}" for name in ("t", "tab", "sym"))
_TEXTS = (_TEXT, f"{_MATH}t")
_SUBDOCUMENT = f"{W}subDoc"
_GLOSSED = f"{W}ruby"
_BLOCKS = (f"{W}p", f"{W}tbl")
LOOSE = (
    _RUN, f"{W}hyperlink", f"{W}fldSimple", _SUBDOCUMENT, f"{_MATH}oMath", f"{_MATH}oMathPara", *_TEXTS, *_GRAPHICS
)  # fmt: skip
"""Elements that stand in a paragraph only, but that some tools write beside paragraphs."""
_EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
_LITERAL = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf", "dingbats", "marlett", "mt extra")
_SPACES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n"})


_Part = tuple[str, etree._Element | None]
"""A text and the element it comes from; None for what the file does not hold as text."""


@dataclass(frozen=True, slots=True)
class Inline:
    """What a paragraph holds, in order.

    Attributes:
        chunks: The visible text.
        boxes: What drawings anchored in it hold: contents of text boxes, texts of other shapes.
        notes: Kind of reference, identifier and place of the reference of each footnote or endnote.
    """

    chunks: list[Chunk] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str, Origin | None]] = field(default_factory=list)

    def extend(self, other: Inline) -> None:
        """Append what another paragraph holds."""
        self.chunks.extend(other.chunks)
        self.boxes.extend(other.boxes)
        self.notes.extend(other.notes)

    def is_blank(self) -> bool:
        """Tell whether it shows nothing."""
        return not (self.boxes or self.notes or any(chunk.text.strip() for chunk in self.chunks))


class InlineReader:
    """Reads the paragraphs of one document.

    Args:
        styles: Styles of the document.
        seen: Counts, completed on the way.
        ranks: Rank of each element of the main part, to say where each character comes from; None not to.
    """

    def __init__(self, styles: Styles, seen: Counter[Seen], ranks: Mapping[etree._Element, int] | None = None) -> None:
        self._styles = styles
        self._ranks = ranks
        self._seen = seen
        self._graphics = GraphicsReader(seen)
        self._facts = ParagraphFacts()
        self._fields = Fields(())
        self._found = Inline()

    def read(self, content: Iterable[etree._Element], facts: ParagraphFacts) -> Inline:
        """Return what a paragraph holds once every tracked change is accepted.

        Args:
            content: A w:p, or what stands for the content of one.
            facts: Presentation of the paragraph.
        """
        self._facts = facts
        self._fields = Fields(content)
        self._found = Inline()
        self._walk(content, linked=False)
        return self._found

    def _walk(self, parent: Iterable[etree._Element], *, linked: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, linked=linked)
            elif tag in _PROPERTIES:
                continue
            elif tag in _DELETED:
                self._seen[Seen.DELETION] += 1
            elif is_alternate(child):
                branch = chosen(child)
                if branch is not None:
                    self._walk(branch, linked=linked)
            elif tag in _TEXTS:
                if not self._fields.is_code:
                    text = _content(child)
                    self._found.chunks.append(Chunk(text, origins=self._origins([(text, child)])))
            elif tag in _GRAPHICS or tag == BOX:
                self._found.boxes.extend(self._graphics.holders(child))
            elif tag == _SUBDOCUMENT:
                self._seen[Seen.CHUNK] += 1
            elif len(child):
                self._inside(child, linked=linked)

    def _inside(self, element: etree._Element, *, linked: bool) -> None:
        """Read an element of a paragraph that holds others; paragraphs in a paragraph are lines of their own."""
        tag = element.tag
        self._seen[Seen.INSERTION] += tag in _INSERTED
        edge = [Chunk("\n")] if tag in _BLOCKS else []
        self._found.chunks.extend([Chunk("/", origins=self._origins([("/", None)]))] if tag == _DENOMINATOR else edge)
        self._walk(element, linked=linked or tag == f"{W}hyperlink")
        self._found.chunks.extend(edge)

    def _run(self, run: etree._Element, *, linked: bool) -> None:
        properties = run.find(f"{W}rPr")
        facts = self._run_facts(properties)
        parts = list(self._run_text(run, hidden=bool(facts.hidden)))
        text = "".join([part for part, _ in parts])
        if not text:
            return
        if facts.hidden:
            self._seen[Seen.HIDDEN] += bool(text.strip())
            return
        underlined = bool(facts.underlined) and not linked
        origins = self._origins(parts)
        self._found.chunks.append(Chunk(text, bool(facts.bold), underlined, bool(facts.highlighted), origins))

    def _origins(self, parts: list[_Part]) -> tuple[Origin | None, ...]:
        """Return where each character comes from: None in another part than the main one; empty when not asked for."""
        if self._ranks is None:
            return ()
        found: list[Origin | None] = []
        for text, element in parts:
            rank = None if element is None else self._ranks.get(element)
            found.extend(None if rank is None else (rank, index) for index in range(len(text)))
        return tuple(found)

    def _run_facts(self, properties: etree._Element | None) -> RunFacts:
        """Return the presentation of a run; bold in both styles means not bold, as in Word."""
        base = self._facts.run
        if properties is None:
            return base
        direct = run_facts(properties)
        reference = properties.find(f"{W}rStyle")
        if reference is None:
            return direct.over(base)
        style = self._styles.run(reference.get(f"{W}val"))
        styled = style.over(base)
        if style.bold and base.bold:
            styled = RunFacts(False, styled.underlined, styled.highlighted, styled.hidden)
        return direct.over(styled)

    def _run_text(self, run: etree._Element, *, hidden: bool) -> Iterator[_Part]:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                if not self._fields.is_code:
                    self._fields.write()
                    yield _content(child).translate(_SPACES), child
            elif tag == _TAB:
                yield "\t" if self._facts.contents else " ", child
            elif tag in _LITERAL:
                yield _LITERAL[tag], child
            elif tag == FIELD:
                yield self._fields.meet(child), None
            elif tag == CODE:
                self._fields.add_code(child.text or "")
            elif tag == _SYMBOL:
                yield _symbol(child.get(f"{W}char", ""), child.get(f"{W}font", "")), child
            elif tag == _EMOJI:
                yield _symbol(child.get(f"{_EMOJI.removesuffix('symEx')}char", ""), ""), child
            elif tag in _REFERENCES and not hidden:
                rank = None if self._ranks is None else self._ranks.get(child)
                origin = None if rank is None else (rank, 0)
                self._found.notes.append((tag.removeprefix(W), child.get(f"{W}id", ""), origin))
            elif is_alternate(child):
                branch = chosen(child)
                if branch is not None:
                    yield from self._run_text(branch, hidden=hidden)
            elif tag in _GRAPHICS:
                holders = list(self._graphics.holders(child))
                self._found.boxes.extend(() if hidden else holders)
            elif tag == _GLOSSED:
                yield from self._glossed(child, hidden=hidden)
            elif len(child) and tag not in _PROPERTIES and tag not in _DELETED:
                yield from self._run_text(child, hidden=hidden)

    def _glossed(self, element: etree._Element, *, hidden: bool) -> Iterator[_Part]:
        """Yield a text, then in brackets the gloss that Word prints above it and writes before it."""
        yield from (part for base in element.findall(f"{W}rubyBase") for part in self._run_text(base, hidden=hidden))
        gloss = [part for above in element.findall(f"{W}rt") for part in self._run_text(above, hidden=hidden)]
        if any(text.strip() for text, _ in gloss):
            yield " (", None
            yield from gloss
            yield ")", None


def _content(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def _symbol(code: str, font: str) -> str:
    """Return a character given by its code; a glyph of a symbol font says nothing."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return " "
    if font.lower().startswith(_SYMBOL_FONTS) or "\ue000" <= character <= "\uf8ff" or character < " ":
        return " "
    return character
