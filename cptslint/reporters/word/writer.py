"""A Word document written with real styles: headings, lists, tables with a header row, French throughout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from cptslint.reporters.fixed_zip import without_dates
from cptslint.reporters.wording import plain, tied

_FRENCH = "fr-FR"
_FIXED = datetime(2000, 1, 1)
"""No clock: the same report gives the same bytes."""
_FONT = "Calibri"
_DARK = RGBColor(0x1F, 0x2D, 0x3D)
_LINK = RGBColor(0x0B, 0x53, 0x94)
_SHADE = "E8EDF3"
_HEADINGS = ((1, 15, 14), (2, 12, 10), (3, 11, 8))
"""Level, size and space before, in points."""


class Writer:
    """Writes one document.

    Args:
        title: Title in the properties of the file.
        footer: What stands at the foot of each page, before its number.
    """

    def __init__(self, title: str, footer: str) -> None:
        self._document: Any = Document()
        _without_old_styles(self._document)
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = clean(title)[:255], "cptslint", _FRENCH
        properties.comments, properties.last_modified_by = "", "cptslint"
        properties.created = properties.modified = _FIXED
        self._set_page(footer)
        self._set_styles()

    def title(self, text: str) -> None:
        """Write the title of the document."""
        self._document.add_paragraph(clean(text), style="Title")

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """Write a heading of level 1, 2 or 3, at the top of a page when asked."""
        paragraph = self._document.add_heading(clean(text), level)
        if new_page:
            paragraph.paragraph_format.page_break_before = True

    def line(self, text: str, *, lead: str = "", strong: bool = False, style: str = "Normal") -> None:
        """Write a paragraph.

        Args:
            text: What it says.
            lead: Words in bold in front of it.
            strong: All of it is in bold.
            style: Name of a built-in style of paragraph.
        """
        paragraph = self._document.add_paragraph(style=style)
        if lead:
            paragraph.add_run(f"{clean(lead)} ").bold = True
        paragraph.add_run(clean(text)).bold = strong or None

    def numbered(self, lines: Sequence[tuple[str, str]]) -> None:
        """Write a list numbered from 1, each line with words in bold in front of it."""
        numbering = self._document.part.numbering_part.numbering_definitions._numbering
        style = self._document.styles["List Number"]
        model = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
        restarted = numbering.add_num(model.abstractNumId.val)
        restarted.add_lvlOverride(ilvl=0).add_startOverride(1)
        for lead, text in lines:
            self.line(text, lead=lead, style=style.name)
            properties = self._document.paragraphs[-1]._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = restarted.numId

    def box(self, lines: Sequence[str], colour: str) -> None:
        """Write a coloured box: its first line large and bold.

        Args:
            lines: What it says.
            colour: Background, six hexadecimal digits.
        """
        cell = self._document.add_table(1, 1, style="Table Grid").cell(0, 0)
        _shade(cell, colour)
        for rank, text in enumerate(lines):
            paragraph = cell.paragraphs[0] if rank == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(4)
            run = paragraph.add_run(clean(text))
            run.bold, run.font.size = rank == 0, Pt(14 if rank == 0 else 11)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], numbers_from: int, widths: Sequence[float]
    ) -> None:
        """Write a table whose header row is repeated on each page.

        Args:
            header: Titles of the columns; no header row when all are empty.
            rows: The cells.
            numbers_from: First column of numbers, which stand on the right.
            widths: Width of each column, in centimetres.
        """
        titled = any(header)
        table = self._document.add_table(len(rows) + titled, len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for index, values in enumerate([header, *rows] if titled else rows):
            row = table.rows[index]
            for column, value in enumerate(values):
                cell = row.cells[column]
                cell.width = Cm(widths[column])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.keep_with_next = index < len(rows) + titled - 1
                run = paragraph.add_run(clean(value))
                run.bold = (titled and index == 0) or (not titled and column == 0) or None
                if column >= numbers_from:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if titled and index == 0:
                    _shade(cell, _SHADE)
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if titled and index == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def link(self, text: str, url: str, after: str, style: str = "List Bullet") -> None:
        """Write a paragraph whose first words lead to a page of the web, when there is an address."""
        if not url.startswith("https://"):
            self.line(f"{text} {after}", style=style)
            return
        paragraph = self._document.add_paragraph(style=style)
        run = paragraph.add_run(clean(text))
        run.font.color.rgb, run.font.underline = _LINK, True
        hyperlink = OxmlElement("w:hyperlink")
        hyperlink.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        hyperlink.append(run._r)
        paragraph._p.append(hyperlink)
        paragraph.add_run(f" {clean(after)}")

    def new_page(self) -> None:
        """Go on on a new page."""
        self._document.add_page_break()

    def content(self) -> bytes:
        """Return the bytes of the file."""
        buffer = BytesIO()
        self._document.save(buffer)
        return without_dates(buffer.getvalue())

    def _set_page(self, footer: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{clean(footer)} Page ").font.size = Pt(8)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = paragraph.add_run("1")
        run.font.size = Pt(8)
        field.append(run._r)
        paragraph._p.append(field)

    def _set_styles(self) -> None:
        styles = self._document.styles
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        language = defaults.find(qn("w:lang"))
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), _FRENCH)
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(10.5)
        normal.paragraph_format.space_after = Pt(5)
        for level, size, before in _HEADINGS:
            _set_heading(styles[f"Heading {level}"], size, before)
        _set_heading(styles["Title"], 20, 0)
        styles["Quote"].font.color.rgb = _DARK
        styles["Quote"].paragraph_format.left_indent = Cm(0.6)
        _set_heading(styles["Subtitle"], 9.5, 0)
        styles["Subtitle"].font.italic, styles["Subtitle"].font.bold = False, False


def clean(text: str) -> str:
    """Return a text on one line, without what a document could obey, tied where French wants it."""
    return tied(plain(text))


def _set_heading(style: Any, size: float, before: float) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _FONT, Pt(size), True, _DARK
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _without_old_styles(document: Any) -> None:
    """Drop the copy of the styles that Word 2007 read: it would contradict the styles that are set here."""
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[key]
