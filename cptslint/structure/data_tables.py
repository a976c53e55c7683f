"""Tables that hold data, whose numbered rows are no articles, and those that only frame a title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from cptslint.model.document import Block, Document
from cptslint.structure.titles import is_short, reads_as_sentence

_LEAST_COLUMNS = 2
_MOST_OF_TEXT = 0.6
_NUMBERED = re.compile(r"\W*\w{0,3}\d")


def data_rows(document: Document) -> frozenset[int]:
    """Return the blocks of tables of several columns under a row of column names.

    A page laid out as a table ("Article 1 – Objet" facing its text) has two columns, no row of names, or most of the text.

    Args:
        document: The document as read.
    """
    tables: defaultdict[int, list[tuple[int, Block]]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if block.cell is not None:
            tables[block.cell.table].append((index, block))
    found: set[int] = set()
    for blocks in tables.values():
        first = min(block.cell.row for _, block in blocks if block.cell is not None)
        names = [
            block.span.slice(document.text) for _, block in blocks if block.cell is not None and block.cell.row == first
        ]
        columns = {block.cell.column for _, block in blocks if block.cell is not None}
        size = sum(len(block.span) for _, block in blocks)
        named = len(columns) >= _LEAST_COLUMNS <= len(names) and all(map(_is_column_name, names))
        if named and size < _MOST_OF_TEXT * len(document.text):
            found |= {index for index, _ in blocks}
    return frozenset(found)


def boxes(document: Document) -> frozenset[int]:
    """Return the tables of a single cell: a frame around a title or a text, not a table.

    Args:
        document: The document as read.
    """
    cells = Counter(block.cell.table for block in document.blocks if block.cell is not None)
    return frozenset(table for table, count in cells.items() if count == 1)


def _is_column_name(text: str) -> bool:
    return not text.strip() or (is_short(text) and not reads_as_sentence(text) and _NUMBERED.match(text) is None)
