"""A workbook of plain tables: frozen header, filters, widths; nothing a convention says is ever a formula."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from cptslint.reporters.fixed_zip import without_dates
from cptslint.reporters.wording import plain, shortened

MAX_CELL = 32_000
"""Excel refuses longer texts."""
_LINE, _TALLEST = 15, 409
"""Height of a line and of the tallest row Excel allows, in points."""
_COMMANDS = ("=", "+", "-", "@")
_HEADER = PatternFill("solid", fgColor="E8EDF3")
_TOP = Alignment(vertical="top", wrap_text=True)

Value = str | int | float | None


class Book:
    """Writes one workbook.

    Args:
        title: Title in the properties of the file.
    """

    def __init__(self, title: str) -> None:
        self._book: Any = Workbook()
        self._book.remove(self._book.active)
        self._book.properties.title, self._book.properties.creator = plain(title)[:255], "cptslint"
        self._book.properties.language = "fr-FR"

    def sheet(
        self, name: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Value]], printed: int = 0
    ) -> None:
        """Add a sheet.

        Args:
            name: Its name, without what Excel refuses in one.
            columns: Title and width of each column, in characters.
            rows: One value per column; texts are cleaned, numbers stay numbers.
            printed: How many columns go on paper, which they fit in width; all by default.
        """
        sheet = self._book.create_sheet(name)
        for column, (title, width) in enumerate(columns, start=1):
            cell = sheet.cell(1, column)
            _write(cell, title)
            cell.font, cell.fill = Font(name="Calibri", size=11, bold=True), _HEADER
            sheet.column_dimensions[get_column_letter(column)].width = width
        for row, values in enumerate(rows, start=2):
            for column, value in enumerate(values, start=1):
                _write(sheet.cell(row, column), value)
            sheet.row_dimensions[row].height = _height(values, [width for _, width in columns])
        last = get_column_letter(len(columns))
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{last}{max(len(rows) + 1, 1)}"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        if printed:
            sheet.print_area = f"A1:{get_column_letter(printed)}{len(rows) + 1}"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            _MemoryWriter(self._book, archive).save()
        return without_dates(buffer.getvalue())


class _MemoryWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """Writes sheets in memory: openpyxl puts each in a file of the temporary folder first, where others may read it."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, as openpyxl does but for the temporary file."""
        ws._drawing = SpreadsheetDrawing()
        stream = BytesIO()
        writer = WorksheetWriter(ws, stream)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], stream.getvalue())
        self.manifest.append(ws)


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Return the height of a row whose texts are folded to the width of their columns, a little more rather than less."""
    lines = [ceil(len(str(value)) * 1.1 / width) for value, width in zip(values, widths, strict=False) if value]
    return min(_LINE * max(lines, default=1), _TALLEST)


def _write(cell: Any, value: Value) -> None:
    """Write a value; a text that begins like a formula is marked as text, for whoever edits it later."""
    cell.alignment = _TOP
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, float):
            cell.number_format = "0.00"
        return
    text = shortened(plain(value), MAX_CELL)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_COMMANDS):
        cell.quotePrefix = True
