"""Paragraphs of a PDF: lines that belong together, by their places, their presentation and their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cptslint.readers.lines import Line
from cptslint.readers.marks import ends_sentence, list_mark, starts_heading
from cptslint.readers.pdf_lines import RAISED_DIGITS, Piece, rows_of
from cptslint.readers.pdf_model import Rule
from cptslint.readers.unwrap import Vocabulary, continues_page, rejoined
from cptslint.text.clean import clean

_APART = 1.3
"""Distance between two lines, in the usual one, that parts two paragraphs."""
_ROOM = 0.25
"""Share of the width that must be left on a line for the next, which goes on with its sentence, to be another paragraph."""
_LEADER = re.compile(r"(?<![.…_])[.…_]{4,}+\s?(\d{1,3})$")
_PLAIN_DIGITS = str.maketrans(RAISED_DIGITS, "0123456789")
_CALL = re.compile(rf"(?<=[^\W\d_]{{3}})(?=[{RAISED_DIGITS}])")
"""Between a word longer than a unit and a raised figure, which calls a note of another page."""
_NO_DIGITS = str.maketrans(dict.fromkeys(RAISED_DIGITS))


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a column, with the bounds of the column in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    low: float
    high: float
    first_width: float
    starts_bold: bool
    ends_bold: bool
    space: float
    underlined: bool = False

    @property
    def is_centred(self) -> bool:
        """Tell whether it stands in the middle of its column, away from both sides."""
        if list_mark(self.text):
            return False
        before, after = self.left - self.low, self.high - self.right
        return before > 1.5 * self.size and abs(before - after) < max(1.5 * self.size, 0.08 * (before + after))


@dataclass(frozen=True, slots=True)
class Run:
    """The lines of one paragraph."""

    lines: tuple[TextLine, ...]

    @property
    def first(self) -> TextLine:
        """Return the first line."""
        return self.lines[0]

    def text(self, vocabulary: Vocabulary) -> str:
        """Return the lines joined, cut words mended."""
        return rejoined([Line(0, line.text) for line in self.lines], vocabulary).text


def lines_of(
    pieces: Sequence[Piece], low: float, high: float, rules: Sequence[Rule] = (), *, noted: bool = False
) -> list[TextLine]:
    """Return the lines of a column.

    Args:
        pieces: Its pieces.
        low: Its left side.
        high: Its right side.
        rules: Lines drawn on the page.
        noted: The page has footnotes, so that raised figures call them and are no part of the sentence.
    """
    lines = []
    for row in rows_of(pieces):
        written = " ".join(piece.text for piece in row)
        written = written.translate(_NO_DIGITS) if noted else _CALL.sub(" ", written).translate(_PLAIN_DIGITS)
        text = clean(f"{written[:-1]}-" if written.endswith("\u00ad") else written).strip()
        leader = _LEADER.search(text)
        if leader is not None and (title := text[: leader.start()].rstrip(" .…_")):
            text = f"{title}\t{leader.group(1)}"
        if text:
            size = max(piece.size for piece in row)
            bold = all(piece.bold for piece in row)
            left, right, base = row[0].left, row[-1].right, row[0].base
            under = any(_is_under(rule, left, right, base, size) for rule in rules)
            first, last = row[0], row[-1]
            lines.append(
                TextLine(
                    text, left, right, base, size, bold, first.page, low, high, first.first_width, first.starts_bold,
                    last.ends_bold, last.space, under,
                )
            )  # fmt: skip
    return lines


def runs_of(lines: Sequence[TextLine], pitch: float) -> list[Run]:
    """Gather the lines of a column by paragraph.

    Args:
        lines: From top to bottom.
        pitch: Usual distance between two lines, in points; 0 when it is not known.
    """
    runs: list[list[TextLine]] = [[lines[0]]] if lines else []
    for above, below in pairwise(lines):
        if _continues(runs[-1], above, below, pitch):
            runs[-1].append(below)
        else:
            runs.append([below])
    return [Run(tuple(run)) for run in runs]


def goes_on(before: Run, after: Run) -> bool:
    """Tell whether a paragraph at the top of a page or column goes on with the last one of the page or column before."""
    last, first = before.lines[-1], after.first
    if last.ends_bold != first.starts_bold or abs(last.size - first.size) > 0.08 * last.size:
        return False
    if continues_page(Line(0, last.text), Line(0, first.text)):
        return True
    begins = list_mark(first.text) or starts_heading(first.text) or last.text.endswith((":", ";"))
    if begins or len(before.lines) == 1 or _has_room(last, first, inside=False):
        return False
    shift = abs((first.left - first.low) - (last.left - last.low))
    return shift <= 0.5 * first.size and abs((first.high - first.low) - (last.high - last.low)) <= first.size


def _is_under(rule: Rule, left: float, right: float, base: float, size: float) -> bool:
    """Tell whether a line underlines words from end to end, and goes no further."""
    if not rule.is_horizontal or not -0.05 * size <= base - rule.bottom <= 0.25 * size:
        return False
    return abs(rule.left - left) <= size / 2 and abs(rule.right - right) <= size / 2


def _continues(run: Sequence[TextLine], above: TextLine, below: TextLine, pitch: float) -> bool:
    gap = above.base - below.base
    if pitch and gap > _APART * max(pitch, above.size):
        return False
    if "\t" in above.text or "\t" in below.text or abs(above.size - below.size) > 0.08 * above.size:
        return False
    inside = below.text[0].islower() and not ends_sentence(above.text)
    has_room = _has_room(above, below, inside=inside)
    if above.ends_bold != below.starts_bold and (has_room or not inside):
        return False
    if below.is_centred and not above.is_centred and ends_sentence(above.text):
        return False
    if has_room:
        return False
    ended = ends_sentence(above.text) or above.text.endswith(",")
    if list_mark(below.text) and (ended or list_mark(run[0].text) or abs(below.left - above.left) > 0.5 * below.size):
        return False
    if starts_heading(below.text) and ends_sentence(above.text):
        return False
    hung = bool(list_mark(run[0].text)) or len(run) == 1
    return not (ended and not hung and below.left - above.left > 0.8 * below.size)


def _has_room(above: TextLine, below: TextLine, *, inside: bool) -> bool:
    """Tell whether the first word of a line would have stood at the end of the line above."""
    room = above.high - above.right
    if above.is_centred and below.is_centred:
        room += above.left - above.low
    least = below.first_width + above.space
    return room > (max(least, _ROOM * (above.high - above.low)) if inside else least)
