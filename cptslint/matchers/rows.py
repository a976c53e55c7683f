"""Rows of tables: the cells that stand beside a word and are read with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from cptslint.model.document import Block
from cptslint.text.tokens import Tokens

Range = tuple[int, int]


class TableRows:
    """The rows of all the tables of a document.

    Args:
        blocks: Blocks of the document.
        tokens: Its words.
    """

    def __init__(self, blocks: Iterable[Block], tokens: Tokens) -> None:
        rows: dict[tuple[int, int], list[Range]] = {}
        for block in blocks:
            if block.cell is not None:
                cell = tokens.range(block.span.start, block.span.end)
                rows.setdefault((block.cell.table, block.cell.row), []).append(cell)
        self._row_of = {cell: row for row in rows.values() for cell in row}
        self._cells = sorted(self._row_of)
        self._beyond = len(tokens.folded) + 1

    def around(self, token: int) -> list[Range]:
        """Return the cells of the row that holds a token, as half-open token ranges; empty outside tables."""
        rank = bisect_right(self._cells, (token, self._beyond)) - 1
        if rank < 0 or not self._cells[rank][0] <= token < self._cells[rank][1]:
            return []
        return self._row_of[self._cells[rank]]
