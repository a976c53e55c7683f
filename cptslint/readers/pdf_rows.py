"""The rows of a table of a PDF, and the table that goes on from one page to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.readers.pdf_lines import pieces_of
from cptslint.readers.pdf_model import Glyph
from cptslint.readers.pdf_paragraphs import Run, goes_on, lines_of, runs_of
from cptslint.readers.pdf_tables import Table
from cptslint.readers.unwrap import NO_WORDS

_LEAST_PADDING, _MOST_PADDING = 1.0, 12.0
"""Points between the side of a cell and its text, which is measured on the left and taken to be the same on the right."""
_SAME = 4.0
"""Points between the sides of two tables that are one."""

Row = Mapping[int, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class CellRows:
    """A table.

    Attributes:
        columns: Bounds of the columns, in points.
        rows: For each row, the paragraphs of the cells that begin there, by column.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]


def rows_in(table: Table, cells: Mapping[tuple[int, int], Sequence[Glyph]], page: int, pitch: float) -> CellRows:
    """Return the rows of a table.

    Args:
        table: Its grid.
        cells: Characters by the place their cell begins at.
        page: Number of the page.
        pitch: Usual distance between two lines, in points.
    """
    rows: list[dict[int, list[Run]]] = [{} for _ in table.rows[1:]]
    sides = [min(glyph.left for glyph in glyphs) - table.columns[column] for (_, column), glyphs in cells.items()]
    padding = min(max(min(sides), _LEAST_PADDING), _MOST_PADDING)
    for (row, column), glyphs in cells.items():
        end = max(other for (_, other), place in table.cells.items() if place == (row, column))
        low, high = table.columns[column] + padding, table.columns[end + 1] - padding
        runs = runs_of(lines_of(pieces_of(glyphs, page), low, high), pitch)
        if runs:
            rows[row][column] = runs
    return CellRows(table.columns, tuple(rows))


def continued(before: CellRows, after: CellRows) -> CellRows | None:
    """Return one table when the second goes on with the first at the top of a page, None when it is another.

    Args:
        before: The table at the bottom of a page.
        after: The one at the top of the next page; its first row is left out when it repeats the head of the table.
    """
    if len(before.columns) != len(after.columns):
        return None
    if any(abs(one - other) > _SAME for one, other in zip(before.columns, after.columns, strict=True)):
        return None
    rows = list(after.rows)
    if rows and before.rows and _said(rows[0]) == _said(before.rows[0]):
        rows = rows[1:]
    if rows and before.rows and _is_cut(before.rows[-1], rows[0]):
        return CellRows(before.columns, (*before.rows[:-1], _joined(before.rows[-1], rows[0]), *rows[1:]))
    return CellRows(before.columns, (*before.rows, *rows))


def _said(row: Row) -> list[tuple[int, str]]:
    return [(column, run.text(NO_WORDS)) for column in sorted(row) for run in row[column]]


def _is_cut(last: Row, first: Row) -> bool:
    """Tell whether a row goes on with the one before: a sentence of a cell does."""
    return any(last.get(column) and goes_on(last[column][-1], first[column][0]) for column in first)


def _joined(last: Row, first: Row) -> Row:
    joined = {column: list(runs) for column, runs in last.items()}
    for column, runs in first.items():
        own = joined.setdefault(column, [])
        rest = list(runs)
        if own and goes_on(own[-1], rest[0]):
            own[-1] = Run((*own[-1].lines, *rest.pop(0).lines))
        own += rest
    return joined
