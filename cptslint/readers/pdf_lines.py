"""Characters of a page to pieces of lines: words that stand side by side without a wide gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cptslint.readers.pdf_model import Glyph

_SPACE = 0.18
"""Gap that makes a space, in sizes of the font."""
_WIDE = 1.6
"""Gap that may part two columns, in sizes of the font."""
_SAME_LINE = 0.35
"""Difference of height below which characters stand on one line, in sizes of the font."""
RAISED_DIGITS = "".join(chr(0xF8E0 + digit) for digit in range(10))
"""Raised figures, 0 to 9: the numbers of notes, or powers."""
_UNBROKEN = re.compile(r"(?:« ?)?[^ ]+(?: [:;!?»%€])*")
"""A word with what no line break parts from it in French."""
_EXPONENT = 12
"""Characters of what is raised above one line, at most."""
_RAISE = 0.6
"""How high it stands at most, in sizes of the font."""
_BLANKS = re.compile(" +")
_RAISED = 0.8
"""Size, in that of its line, below which a raised or lowered character is an exponent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line without a wide gap between them; lengths in points.

    Attributes:
        text: The words.
        left: Where they begin.
        right: Where they end.
        base: Height of the line.
        size: Size of most characters.
        bold: All of them are bold.
        page: Number of the page, from 1.
        first_width: Width of the first word.
        starts_bold: The first character is bold.
        ends_bold: The last one is.
        space: Width of the narrowest space.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    first_width: float
    starts_bold: bool
    ends_bold: bool
    space: float


def pieces_of(glyphs: Sequence[Glyph], page: int) -> list[Piece]:
    """Return the pieces of lines of a page, from top to bottom then from left to right.

    Args:
        glyphs: Characters of the page, in any order.
        page: Number of the page.
    """
    return [piece for line in _lines(glyphs) for piece in _pieces(line, page)]


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces by line, from top to bottom, each line from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        if rows and abs(rows[-1][0].base - piece.base) <= _SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Gather characters by line; an exponent joins the line it stands beside."""
    visible = [glyph for glyph in glyphs if glyph.size > 0]
    lines: list[list[Glyph]] = []
    heights: list[float] = []
    for glyph in sorted(visible, key=lambda one: -one.base):
        if lines and abs(heights[-1] - glyph.base) <= _SAME_LINE * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            heights.append(glyph.base)
    return [sorted(line, key=lambda one: one.left) for line in _with_exponents(lines)]


def _with_exponents(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put what is raised, in smaller characters, on the line just below."""
    joined: list[list[Glyph]] = []
    for line in lines:
        above = joined[-1] if joined else None
        size = max(glyph.size for glyph in line)
        small = above is not None and len(above) <= _EXPONENT and max(glyph.size for glyph in above) < _RAISED * size
        if above is not None and small and above[0].base - line[0].base <= _RAISE * size:
            joined[-1] = [*above, *line]
        else:
            joined.append(line)
    return joined


def _pieces(line: list[Glyph], page: int) -> list[Piece]:
    groups: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in line:
        if last is None or glyph.left - last.right > _WIDE * max(glyph.size, last.size):
            groups.append([])
        elif _is_double(glyph, last):
            continue
        groups[-1].append(glyph)
        last = glyph
    return [piece for group in groups if (piece := _piece(group, page)).text]


def _is_double(glyph: Glyph, last: Glyph) -> bool:
    """Tell whether a character is drawn twice at one place, which some programs do for bold."""
    return glyph.text == last.text and abs(glyph.left - last.left) < 0.15 * glyph.size


def _piece(group: list[Glyph], page: int) -> Piece:
    size = median(glyph.size for glyph in group)
    base = median(glyph.base for glyph in group)
    bold = all(glyph.bold for glyph in group)
    text = _text(group, size, base)
    unbroken = _UNBROKEN.match(text)
    first = len(unbroken.group().replace("\u00a0", "").replace(" ", "")) if unbroken is not None else 0
    end = 0
    for glyph in group:
        end += len(glyph.text)
        if end >= first:
            break
    left, right = group[0].left, group[-1].right
    return Piece(
        text,
        left,
        right,
        base,
        size,
        bold,
        page,
        glyph.right - left,
        group[0].bold,
        group[-1].bold,
        _space(group, size),
    )


def _space(group: Sequence[Glyph], size: float) -> float:
    """Return the width of the narrowest space; that of most fonts when there is none."""
    gaps = [after.left - before.right for before, after in pairwise(group)]
    return min((gap for gap in gaps if _SPACE * size < gap), default=0.25 * size)


def _text(group: list[Glyph], size: float, base: float) -> str:
    """Return the words; raised figures are written as `RAISED_DIGITS`."""
    written: list[str] = []
    previous: Glyph | None = None
    for glyph in group:
        gap = 0.0 if previous is None else glyph.left - previous.right
        raised = glyph.size < _RAISED * size and glyph.base > base + 0.15 * size and glyph.text in "0123456789"
        text = RAISED_DIGITS[int(glyph.text)] if raised else glyph.text
        if raised or previous is None:
            written.append(text)
        else:
            space = previous.after or (" " if gap > _SPACE * size else "")
            written.append(f"{space}{text}")
        previous = glyph
    return _BLANKS.sub(" ", "".join(written)).strip(" \u00a0")


def pitch_of(pieces: Sequence[Piece]) -> float:
    """Return the usual distance between two lines, in points; 0 when there is none."""
    rows = rows_of(pieces)
    gaps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    near = [gap for gap in gaps if 0 < gap < 40]
    return median(near) if near else 0.0
