"""Where the cells of a table stand, with those that span several rows or columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cptslint.readers.html_numbers import whole_number

_MAX_SPAN = 1000
"""Columns or rows that browsers let one cell span."""


def cells_of(table: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """Yield the cells of a table with their row and column, both from 0, in the order they are written."""
    taken: dict[int, int] = {}
    for index, row in enumerate(_rows(table)):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > index:
                column += 1
            yield cell, index, column
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            taken |= dict.fromkeys(range(column, column + width), index + height)
            column += width


def _span(cell: etree._Element, attribute: str) -> int:
    return min(max(whole_number(cell.get(attribute), 1), 1), _MAX_SPAN)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")
