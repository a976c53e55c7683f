"""Running headers and footers, page numbers and footnotes of a PDF, told by where they stand on the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.readers.furniture import is_page_number
from cptslint.readers.marks import starts_heading
from cptslint.readers.pdf_lines import RAISED_DIGITS, Piece, rows_of
from cptslint.text.fold import fold

_EDGE_ROWS = 5
"""Lines from the top or the bottom of a page among which a running one stands."""
_EDGE = 0.16
"""Share of the height of the page in which running lines stand."""
_SAME_HEIGHT = 5.0
"""Points between the places of a running line on two pages."""
_SMALL = 0.93
"""Size of a footnote at most, in that of the text."""
_DIGITS = re.compile(r"\d+")
_NOTE_START = re.compile(rf"(?P<number>[{RAISED_DIGITS}]+|\d{{1,3}}(?=[.)]?\s))")

Row = list[Piece]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page whose lines are sorted out.

    Attributes:
        header: Running lines at the top, numbers of pages left out.
        footer: Running lines at the bottom, numbers of pages left out.
        body: Pieces of the text.
        notes: Lines of each footnote.
    """

    header: tuple[Row, ...]
    footer: tuple[Row, ...]
    body: tuple[Piece, ...]
    notes: tuple[tuple[Row, ...], ...]


def sheets_of(pages: Sequence[tuple[Sequence[Piece], float]], body_size: float) -> list[Sheet]:
    """Sort out the lines of each page.

    Args:
        pages: Pieces of lines of each page, tables left out, with the height of the page in points.
        body_size: Size of most of the text.
    """
    by_page = [(rows_of(pieces), height) for pieces, height in pages]
    tops = [_edge(rows, height, top=True) for rows, height in by_page]
    bottoms = [_edge(rows, height, top=False) for rows, height in by_page]
    headers, footers = _running(tops), _running(bottoms)
    sheets = []
    for (rows, _), top, bottom in zip(by_page, headers, footers, strict=True):
        inner = rows[top : len(rows) - bottom] if top + bottom <= len(rows) else []
        text, notes = _footnotes(inner, body_size)
        sheets.append(
            Sheet(
                _said(rows[:top]),
                _said(rows[len(rows) - bottom :] if inner else []),
                tuple(piece for row in text for piece in row),
                notes,
            )
        )
    return sheets


def _edge(rows: Sequence[Row], height: float, *, top: bool) -> list[Row]:
    """Return the lines near the top or the bottom, from the edge inwards."""
    ordered = list(rows) if top else list(rows)[::-1]
    bound = height * (1 - _EDGE) if top else height * _EDGE
    return [row for row in ordered[:_EDGE_ROWS] if (row[0].base >= bound) == top or row[0].base == bound]


def _running(edges: Sequence[Sequence[Row]]) -> list[int]:
    """Return how many lines of each page, from its edge, come back on other pages or are its number."""
    places: dict[str, list[float]] = {}
    said: dict[str, set[str]] = {}
    for edge in edges:
        for row in edge:
            places.setdefault(_key(row), []).append(row[0].base)
            said.setdefault(_key(row), set()).add(_text(row))
    headings = {key for key, texts in said.items() if len(texts) > 1 and any(map(starts_heading, texts))}
    shifts = Counter(
        shift for number, edge in enumerate(edges, start=1) for row in edge for shift in _shift(row, number)
    )
    least = 2 if len(edges) <= 5 else max(2, int(0.35 * len(edges)))
    counts = []
    for number, edge in enumerate(edges, start=1):
        count = 0
        for row in edge:
            near = sum(abs(base - row[0].base) <= _SAME_HEIGHT for base in places[_key(row)])
            numbered = any(shifts[shift] >= min(2, len(edges)) for shift in _shift(row, number))
            if (near < least or _key(row) in headings) and not numbered:
                break
            count += 1
        counts.append(count)
    return counts


def _key(row: Row) -> str:
    return _DIGITS.sub("0", " ".join(fold(_text(row)).split()))


def _shift(row: Row, page: int) -> list[int]:
    """Return the difference between the number that a line says and that of its page; none when it says none."""
    text = _text(row)
    match = _DIGITS.search(text)
    return [int(match.group()) - page] if match is not None and is_page_number(text) else []


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _said(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if not is_page_number(_text(row)))


def _footnotes(rows: list[Row], body_size: float) -> tuple[list[Row], tuple[tuple[Row, ...], ...]]:
    """Part the small lines at the bottom of a page, the first of which bears a number, from the text."""
    first = len(rows)
    while first and max(piece.size for piece in rows[first - 1]) <= _SMALL * body_size:
        first -= 1
    while first < len(rows) and _NOTE_START.match(rows[first][0].text) is None:
        first += 1
    notes: list[list[Row]] = []
    for row in rows[first:]:
        if _NOTE_START.match(row[0].text) is not None or not notes:
            notes.append([])
        notes[-1].append(row)
    if first == 0:
        return rows, ()
    return rows[:first], tuple(tuple(note) for note in notes)
