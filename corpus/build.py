"""Build `convention.docx` from `source.md`, with real Word structures and the same bytes on each run.

Run `python -m corpus.build [FOLDER ...]`; without a folder, every convention that has a source is built.
"""

import io
import itertools
import sys
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from corpus.markup import Block, Content, HeadingStyle, Kind, Mark, MarkupError, Source, Table, parse, walk

Marks: TypeAlias = frozenset[Mark]
AUTHOR: Final = "Service juridique"
MOMENT: Final = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PLAIN: Final[Marks] = frozenset()
LOOKS: Final = {Kind.TITLE: Mark.BOLD, HeadingStyle.BOLD: Mark.BOLD, HeadingStyle.UNDERLINED: Mark.UNDERLINED}

_RUN_PROPERTIES: Final = (  # in the order of the schema
    (Mark.BOLD, "w:b", "1"),
    (Mark.LINK, "w:color", "0563C1"),
    (Mark.HIGHLIGHTED, "w:highlight", "yellow"),
    (Mark.UNDERLINED, "w:u", "single"),
    (Mark.FOOTNOTE, "w:vertAlign", "superscript"),
)
_LEVEL: Final = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/>{3}<w:suff w:val="{4}"/><w:lvlText w:val="{2}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{5}" w:hanging="{6}"/></w:pPr>{7}</w:lvl>'
)
_FONT: Final = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
_HEADINGS: Final = "".join(
    _LEVEL.format(level, form, text, f'<w:pStyle w:val="Heading{level + 1}"/>', "space", 0, 0, "")
    for level, form, text in ((0, "decimal", "Article %1 -"), (1, "decimal", "%1.%2"), (2, "lowerLetter", "%3)"))
)
_BULLETS: Final = "".join(
    _LEVEL.format(level, "bullet", text, "", "tab", 720 * (level + 1), 360, _FONT.format(font))
    for level, text, font in ((0, "\uf0b7", "Symbol"), (1, "o", "Courier New"))
)
_NUMBERS: Final = _LEVEL.format(0, "decimal", "%1)", "", "tab", 720, 360, "")
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_BOX: Final = (
    f'<mc:AlternateContent {nsdecls("w", "wp", "a")} xmlns:wps="{_SHAPE}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="45720" distB="45720" distL="0" distR="0" simplePos="0" relativeHeight="{0}" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>180000'
    '</wp:posOffset></wp:positionV><wp:extent cx="2520000" cy="720000"/><wp:wrapTopAndBottom/>'
    '<wp:docPr id="{0}" name="Zone de texte {0}"/><wp:cNvGraphicFramePr/><a:graphic>'
    f'<a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2520000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
    "</a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>"
    '<wps:bodyPr wrap="square"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
    '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect id="box{0}" style="width:198pt"><v:textbox/>'
    "</v:rect></w:pict></mc:Fallback></mc:AlternateContent>"
)


class Writer:
    """Write a parsed source into a Word document; used once."""

    def __init__(self, source: Source) -> None:
        self.document = Document()
        self._headings = source.headings
        self._ids = itertools.count(1)
        self._footnotes: XmlPart | None = None
        self._set_up_lists()
        for block in source.blocks:
            if isinstance(block, Table):
                self._write_table(block)
            else:
                self._write_block(block)

    def _set_up_lists(self) -> None:
        """Define the lists; automatic heading labels come with the heading styles, as Word does it."""
        self._numbering = self.document.part.numbering_part.element
        self._bullets = self._numbering.add_num(self._add_list(_BULLETS)).numId
        self._numbers = self._add_list(_NUMBERS)
        self._open_list: int | None = None
        if self._headings is HeadingStyle.AUTO:
            number = self._numbering.add_num(self._add_list(_HEADINGS)).numId
            for level in range(3):
                _set_list(self.document.styles[f"Heading {level + 1}"].element.get_or_add_pPr(), number, level)

    def _add_list(self, levels: str) -> int:
        """Add an abstract list before the first concrete one, as the schema wants, and give its number."""
        concrete = self._numbering.num_lst[0]
        number = int(self._numbering.index(concrete))
        levels = f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        concrete.addprevious(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}'))
        return number

    def _write_block(self, block: Block) -> None:
        """Write a paragraph; the mark of one that is wholly inserted or deleted is so too."""
        look = self._headings if block.kind is Kind.HEADING else block.kind
        paragraph = self._add_paragraph(block, look)
        self._write(paragraph, block.content, frozenset({LOOKS[look]}) if look in LOOKS else PLAIN)
        marks = {piece.mark for piece in block.content if piece.mark is not Mark.COMMENT}
        if block.kind is Kind.PAGE_BREAK:
            self._write_run(paragraph._p, _element("w:br", type="page"), PLAIN)
        elif marks in ({Mark.INSERTED}, {Mark.DELETED}):
            properties = _element("w:rPr")
            properties.append(self._change(frozenset(marks)))
            paragraph._p.get_or_add_pPr().append(properties)

    def _add_paragraph(self, block: Block, look: Kind | HeadingStyle) -> Paragraph:
        """Add the empty paragraph of a block; bullets do not interrupt a numbered list, all else does."""
        if block.kind in (Kind.HEADER, Kind.FOOTER):
            _refuse_anchors(block.content, block.kind)
            section = self.document.sections[0]
            story = section.header if block.kind is Kind.HEADER else section.footer
            return story.add_paragraph() if len(story.paragraphs[0]._p) > 1 else story.paragraphs[0]
        with_style = look in (HeadingStyle.WORD, HeadingStyle.AUTO)
        paragraph = self.document.add_paragraph(style=f"Heading {block.level}" if with_style else None)
        if look in (Kind.TITLE, Kind.CENTRED, HeadingStyle.CENTRED):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if block.kind is Kind.BULLET:
            _set_list(paragraph._p.get_or_add_pPr(), self._bullets, block.level - 1)
        elif block.kind is Kind.NUMBERED:
            if self._open_list is None:
                concrete = self._numbering.add_num(self._numbers)
                concrete.add_lvlOverride(ilvl=0).add_startOverride(1)
                self._open_list = concrete.numId
            _set_list(paragraph._p.get_or_add_pPr(), self._open_list, 0)
        else:
            self._open_list = None
        return paragraph

    def _write_table(self, table: Table) -> None:
        self._open_list = None
        grid = self.document.add_table(len(table.rows), max(map(len, table.rows)), style="Table Grid")
        for row, contents in zip(grid.rows, table.rows, strict=True):
            for cell, content in zip(row.cells, contents, strict=False):
                self._write(cell.paragraphs[0], content, PLAIN)

    def _write(self, paragraph: Paragraph, content: Content, marks: Marks) -> None:
        """Write a line; its comments are anchored on the whole paragraph."""
        element = paragraph._p
        self._write_pieces(element, paragraph.part, content, marks)
        for piece in walk(content):
            if piece.mark is Mark.COMMENT:
                comment = self.document.part.comments.add_comment(piece.text, AUTHOR, "SJ")
                comment._comment_elm.date = MOMENT
                number = comment.comment_id
                element.insert(int(element.pPr is not None), _element("w:commentRangeStart", id=number))
                element.append(_element("w:commentRangeEnd", id=number))
                self._write_run(element, _element("w:commentReference", id=number), PLAIN)

    def _write_pieces(self, parent: BaseOxmlElement, part: Part, content: Content, marks: Marks) -> None:
        for piece in content:
            match piece.mark:
                case Mark.TEXT:
                    self._write_run(parent, _text(piece.text, marks), marks)
                case Mark.BREAK:
                    self._write_run(parent, _element("w:br"), marks)
                case Mark.FOOTNOTE:
                    self._write_run(parent, self._footnote(piece.children), marks | {piece.mark})
                case Mark.BOX:
                    self._write_run(parent, self._box(piece.children, part), marks)
                case Mark.CONTROL:
                    properties, inside = _element("w:sdtPr"), _element("w:sdtContent")
                    properties.append(_element("w:id", val=next(self._ids)))
                    parent.append(_element("w:sdt"))
                    parent[-1].extend((properties, inside))
                    self._write_pieces(inside, part, piece.children, marks)
                case Mark.LINK:
                    link = _element("w:hyperlink")
                    link.set(qn("r:id"), part.relate_to(piece.text, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
                    parent.append(link)
                    self._write_pieces(link, part, piece.children, marks | {Mark.LINK, Mark.UNDERLINED})
                case _:
                    self._write_pieces(parent, part, piece.children, marks | {piece.mark})

    def _write_run(self, parent: BaseOxmlElement, child: BaseOxmlElement, marks: Marks) -> None:
        """Write a run, within the tracked change that ends the parent when it is of the same kind."""
        run, properties = _element("w:r"), _element("w:rPr")
        properties.extend(_element(tag, val=value) for mark, tag, value in _RUN_PROPERTIES if mark in marks)
        run.extend((properties, child) if len(properties) else (child,))
        if marks & {Mark.INSERTED, Mark.DELETED}:
            change = self._change(marks)
            if not len(parent) or parent[-1].tag != change.tag:
                parent.append(change)
            parent = cast(BaseOxmlElement, parent[-1])
        parent.append(run)

    def _change(self, marks: Marks) -> BaseOxmlElement:
        """Give an empty tracked change; what is deleted stays so, even inside an insertion."""
        tag = "w:del" if Mark.DELETED in marks else "w:ins"
        return _element(tag, id=next(self._ids), author=AUTHOR, date=f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}")

    def _footnote(self, content: Content) -> BaseOxmlElement:
        """Add a footnote to its part, made when first needed, and give the reference to it."""
        _refuse_anchors(content, Mark.FOOTNOTE)
        if self._footnotes is None:
            self._footnotes = _footnotes_part(self.document.part)
        number = len(self._footnotes.element) - 1
        note, paragraph = _element("w:footnote", id=number), _element("w:p")
        note.append(paragraph)
        self._footnotes.element.append(note)
        self._write_run(paragraph, _element("w:footnoteRef"), frozenset({Mark.FOOTNOTE}))
        self._write_pieces(paragraph, self._footnotes, content, PLAIN)
        return _element("w:footnoteReference", id=number)

    def _box(self, content: Content, part: Part) -> BaseOxmlElement:
        """Give a text box: a drawing, and the same text in VML for old readers."""
        _refuse_anchors(content, Mark.BOX)
        box = parse_xml(_BOX.format(next(self._ids)))
        (text,) = box.iter(qn("w:txbxContent"))
        self._write_pieces(cast(BaseOxmlElement, text[0]), part, content, PLAIN)
        (fallback,) = box.iter("{urn:schemas-microsoft-com:vml}textbox")
        fallback.append(deepcopy(text))
        return box


def build(source: Source) -> bytes:
    """Give the bytes of the DOCX of a parsed source; they depend on nothing else.

    Raises:
        MarkupError: A footnote, a text box or a comment stands where Word allows none.
    """
    document = Writer(source).document
    properties = document.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = MOMENT
    properties.language, properties.comments = "fr-FR", ""
    document.save(raw := io.BytesIO())
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name)  # dated 1980
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    return cast(BaseOxmlElement, OxmlElement(tag, {qn(f"w:{key}"): str(value) for key, value in attributes.items()}))


def _text(text: str, marks: Marks) -> BaseOxmlElement:
    element = _element("w:delText" if Mark.DELETED in marks else "w:t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def _set_list(properties: Any, number: int, level: int) -> None:
    properties.get_or_add_numPr().get_or_add_ilvl().val = level
    properties.get_or_add_numPr().get_or_add_numId().val = number


def _refuse_anchors(content: Content, where: Mark | Kind) -> None:
    for piece in walk(content):
        if piece.mark in (Mark.FOOTNOTE, Mark.BOX, Mark.COMMENT):
            raise MarkupError(f"a {where} holds no {piece.mark}")


def _footnotes_part(document: Part) -> XmlPart:
    """Add an empty footnotes part, with the two separators that Word wants."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"), -1)
    )
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{notes}</w:footnotes>")
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def main(arguments: Sequence[str]) -> int:
    """Build the given folders, or the whole corpus; give the exit code."""
    failed = False
    named = [Path(argument) / "source.md" for argument in arguments]
    for path in named or sorted(Path(__file__).resolve().parent.glob("*/*/source.md")):
        try:
            path.with_name("convention.docx").write_bytes(build(parse(path.read_text(encoding="utf-8"))))
        except (OSError, MarkupError) as error:
            failed = True
            print(f"{path}: {error}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
