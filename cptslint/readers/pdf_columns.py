"""Reading order of a page: a column is read to its end before the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cptslint.readers.pdf_lines import Piece, rows_of

_LEAST_ROWS = 4
"""Lines that must stand on both sides of a gap for it to part two columns."""
_LEAST_WIDTH = 0.22
"""Width of the narrower column, in that of both."""
_BIN = 4
"""Points: gaps are counted by their places, rounded so."""
_BREAK_ABOVE, _BREAK_BELOW = 1.5, 2.2
"""Distance between two lines, in sizes of the font, beyond which one column alone is no longer the same columns."""


def in_reading_order(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """Return the flows of a page, in reading order: each is one column, from top to bottom.

    Args:
        pieces: Pieces of lines, tables and running lines left out.
        depth: How many times the page was already cut.

    Limits:
        Two columns of less than four lines are read line by line, as signatures are.
    """
    rows = rows_of(pieces)
    if depth >= 3 or len(rows) < _LEAST_ROWS:
        return [[piece for row in rows for piece in row]] if rows else []
    for gutter in _gutters(rows):
        span = _columns(rows, gutter)
        if span is not None:
            first, last = span
            inside = [piece for row in rows[first:last] for piece in row]
            left = [piece for piece in inside if piece.right <= gutter]
            right = [piece for piece in inside if piece.left >= gutter]
            above = [piece for row in rows[:first] for piece in row]
            below = [piece for row in rows[last:] for piece in row]
            return [
                *in_reading_order(above, depth + 1),
                *in_reading_order(left, depth + 1),
                *in_reading_order(right, depth + 1),
                *in_reading_order(below, depth + 1),
            ]
    return [[piece for row in rows for piece in row]]


def _gutters(rows: Sequence[Sequence[Piece]]) -> list[float]:
    """Return the places where most lines have a gap, the commonest first."""
    counts: Counter[int] = Counter()
    for row in rows:
        for before, after in pairwise(row):
            for place in range(int(before.right) // _BIN + 1, int(after.left) // _BIN + 1):
                counts[place] += 1
    most = [(place, count) for place, count in counts.most_common() if count >= _LEAST_ROWS]
    if not most:
        return []
    best = [place for place, count in most if count == most[0][1]]
    return [(min(best) + max(best)) / 2 * _BIN, *(float(place * _BIN) for place, _ in most[:20])]


def _columns(rows: Sequence[Sequence[Piece]], gutter: float) -> tuple[int, int] | None:
    """Return the first row of two columns that a gutter parts and the one after the last, None when it parts none."""
    best: tuple[int, int] | None = None
    first = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and not any(piece.left < gutter < piece.right for piece in rows[index]):
            continue
        span = _trimmed(rows, first, index, gutter)
        if span is not None and (best is None or span[1] - span[0] > best[1] - best[0]):
            best = span
        first = index + 1
    return best


def _trimmed(rows: Sequence[Sequence[Piece]], first: int, last: int, gutter: float) -> tuple[int, int] | None:
    """Return the rows of a run that are columns: from the first with both sides to where the text stops going on."""
    both = [index for index in range(first, last) if rows[index][0].right <= gutter <= rows[index][-1].left]
    if len(both) < _LEAST_ROWS:
        return None
    start, end = both[0], both[-1] + 1
    while start > first and _follows(rows[start - 1], rows[start], _BREAK_ABOVE):
        start -= 1
    while end < last and _follows(rows[end - 1], rows[end], _BREAK_BELOW):
        end += 1
    inside = [piece for row in rows[start:end] for piece in row]
    left = [piece for piece in inside if piece.right <= gutter]
    right = [piece for piece in inside if piece.left >= gutter]
    widths = [max(piece.right for piece in side) - min(piece.left for piece in side) for side in (left, right)]
    lines = [len(rows_of(side)) for side in (left, right)]
    if min(widths) < _LEAST_WIDTH * sum(widths) or min(lines) < _LEAST_ROWS:
        return None
    return start, end


def _follows(above: Sequence[Piece], below: Sequence[Piece], most: float) -> bool:
    return above[0].base - below[0].base <= most * max(above[0].size, below[0].size)
