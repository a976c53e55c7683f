"""Tables of a page: the cells that drawn lines enclose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cptslint.readers.pdf_lines import Piece
from cptslint.readers.pdf_model import Glyph, Rule

_NEAR = 3.0
"""Points between two lines that meet."""
_MAX_RULES = 1500
_LEAST = 8.0
"""Points of the narrowest column and of the lowest row."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that lines enclose; lengths in points.

    Attributes:
        columns: Bounds of the columns, from left to right.
        rows: Bounds of the rows, from top to bottom.
        cells: For each place of the grid (row, column), the place its cell begins at.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def place_of(self, glyph: Glyph) -> tuple[int, int] | None:
        """Return the cell that a character stands in, None when it stands outside."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.25 * glyph.size
        column = next((i for i, bound in enumerate(self.columns[1:]) if x <= bound), None)
        row = next((i for i, bound in enumerate(self.rows[1:]) if y >= bound), None)
        if column is None or row is None or x < self.columns[0] or y > self.rows[0]:
            return None
        return self.cells[row, column]


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with the pieces of lines of each cell, cells in reading order."""

    table: Table
    cells: dict[tuple[int, int], list[Piece]]


def tables_of(rules: Sequence[Rule]) -> list[Table]:
    """Return the tables that the lines of a page draw, from top to bottom.

    Args:
        rules: Lines drawn on the page.

    Limits:
        A box of one cell is no table. Tables without lines are read as columns.
    """
    found = []
    for group in _groups([rule for rule in rules if _is_long(rule)][:_MAX_RULES]):
        columns = _bounds([rule.left for rule in group if not rule.is_horizontal])
        rows = _bounds([rule.bottom for rule in group if rule.is_horizontal])[::-1]
        if len(columns) >= 2 and len(rows) >= 2 and (len(columns) - 1) * (len(rows) - 1) > 1:
            cells = _merged(columns, rows, group)
            if len(set(cells.values())) > 1:
                found.append(Table(tuple(columns), tuple(rows), cells))
    return sorted(found, key=lambda table: -table.rows[0])


def _is_long(rule: Rule) -> bool:
    return rule.right - rule.left >= _LEAST or rule.top - rule.bottom >= _LEAST


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Gather lines that meet one another."""
    owner = list(range(len(rules)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    lying = [index for index, rule in enumerate(rules) if rule.is_horizontal]
    standing = sorted(
        (index for index, rule in enumerate(rules) if not rule.is_horizontal), key=lambda i: rules[i].left
    )
    for one in lying:
        for other in standing:
            if rules[other].left > rules[one].right + _NEAR:
                break
            if _meet(rules[one], rules[other]):
                owner[root(one)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _meet(lying: Rule, standing: Rule) -> bool:
    beside = lying.left - _NEAR <= standing.left <= lying.right + _NEAR
    return beside and standing.bottom - _NEAR <= lying.bottom <= standing.top + _NEAR


def _bounds(values: list[float]) -> list[float]:
    """Return the places of lines, those that touch counted once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _LEAST / 2:
            found.append(value)
    return found


def _merged(columns: list[float], rows: list[float], rules: list[Rule]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return where the cell of each place of the grid begins: no line parts two places of one cell."""
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        middle = (rows[row] + rows[row + 1]) / 2
        for column in range(len(columns) - 1):
            centre = (columns[column] + columns[column + 1]) / 2
            place = (row, column)
            if column and not _parted(rules, x=columns[column], y=middle, upright=True):
                place = cells[row, column - 1]
            elif row and not _parted(rules, x=centre, y=rows[row], upright=False):
                place = cells[row - 1, column]
            cells[row, column] = place
    return cells


def _parted(rules: list[Rule], *, x: float, y: float, upright: bool) -> bool:
    for rule in rules:
        if rule.is_horizontal == upright:
            continue
        if upright and abs(rule.left - x) <= _LEAST / 2 and rule.bottom - _NEAR <= y <= rule.top + _NEAR:
            return True
        if not upright and abs(rule.bottom - y) <= _LEAST / 2 and rule.left - _NEAR <= x <= rule.right + _NEAR:
            return True
    return False
