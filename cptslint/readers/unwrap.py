"""Paragraphs from lines that an extraction broke at the width of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cptslint.readers.lines import Line
from cptslint.readers.marks import ends_sentence, list_mark, starts_heading

MIN_WIDTH = 40
MAX_WIDTH = 170
_MIN_FORCED = 3
_FORCED_SHARE = 0.35
"""Share of the characters that must stand in lines with no room for the next word."""
_LOWER_SHARE = 0.4
"""Share of these breaks that must fall before a small letter or a figure, that is, inside a sentence."""
_NEARLY_FULL = 0.85
_SHORT = 0.72
_COLUMNS = re.compile(r"\S {3,}\S")
_MARKDOWN_START = re.compile(r"(?:#{1,6}\s|\||>|```|\*\*)")
_GLUE = ("-", "‐", "/", "’", "'")
_HYPHENATED = re.compile(r"\b\w++(?:-\w++)+")
_WORD = re.compile(r"[\w-]*")
_COMPOUND_LEFT = frozenset(
    ("peut", "rendez", "celui", "celle", "ceux", "celles", "quasi", "médico", "lui", "elle", "elles", "eux")
)
_COMPOUND_RIGHT = frozenset(
    ("même", "mêmes", "être", "delà", "après", "dessus", "dessous", "là", "traitant", "traitants", "traitance")
)



def column_width(lines: Sequence[Line]) -> int | None:
    """Tell whether the lines of a file are broken at a fixed width.

    Args:
        lines: The lines, page furniture left out.

    Returns:
        The width of the column in characters; None when one line is one paragraph.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if len(lengths) < 2 * _MIN_FORCED:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.96))]
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    forced = [
        (line, following)
        for line, following in pairwise(lines)
        if line.text and following.text and _room(line, following) > _NEARLY_FULL * width
    ]
    inside = sum(following.text[0].islower() or following.text[0].isdigit() for _, following in forced)
    share = sum(line.indent + len(line.text) for line, _ in forced) / sum(lengths)
    if len(forced) < _MIN_FORCED or share < _FORCED_SHARE or inside < _LOWER_SHARE * len(forced):
        return None
    return width


def unwrap(lines: Sequence[Line], width: int) -> list[Line]:
    """Join the lines of each paragraph.

    Args:
        lines: Lines of a file broken at a fixed width.
        width: The width, from `column_width`.

    Returns:
        One line per paragraph, heading, list item or signature line, blank lines left out.
    """
    paragraphs: list[list[Line]] = []
    previous: Line | None = None
    for line in lines:
        if not line.text:
            previous = None
            continue
        if line.page and paragraphs and (line.gap or previous is None):
            joined = _continues_page(paragraphs[-1][-1], line)
        else:
            item = previous is not None and bool(list_mark(paragraphs[-1][0].text))
            joined = previous is not None and _continues(previous, line, width, in_item=item)
        _add(paragraphs, line, joined=joined)
        previous = line
    compounds = _compounds(lines)
    return [_joined(paragraph, compounds) for paragraph in paragraphs]


def join_pages(lines: Sequence[Line]) -> list[Line]:
    """Join a paragraph cut by the end of a page, in a file where one line is one paragraph.

    Args:
        lines: Lines of a file, page furniture left out.

    Returns:
        The lines that are not blank, except those that continue the sentence of the page before.
    """
    paragraphs: list[list[Line]] = []
    for line in lines:
        if line.text:
            joined = line.page and bool(paragraphs) and _continues_page(paragraphs[-1][-1], line)
            _add(paragraphs, line, joined=joined)
    compounds = _compounds(lines) if any(len(paragraph) > 1 for paragraph in paragraphs) else frozenset()
    return [_joined(paragraph, compounds) for paragraph in paragraphs]


def _add(paragraphs: list[list[Line]], line: Line, *, joined: bool) -> None:
    if joined:
        paragraphs[-1].append(line)
    else:
        paragraphs.append([line])


def _room(line: Line, following: Line) -> int:
    """Return the width the line would have with the first word of the next one."""
    return line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])


def _continues_page(last: Line, line: Line) -> bool:
    """Tell whether the first line of a page goes on with the sentence of the last line of the page before."""
    title = starts_heading(last.text) and len(last.text) < MIN_WIDTH
    if title or ends_sentence(last.text) or list_mark(line.text):
        return False
    return line.text[0].islower() or _cut_word(last.text, line.text)


def _continues(previous: Line, line: Line, width: int, *, in_item: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line just above."""
    if _COLUMNS.search(previous.text) or _COLUMNS.search(line.text) or _MARKDOWN_START.match(line.text):
        return False
    closed = ends_sentence(previous.text)
    room = _room(previous, line)
    if room <= _SHORT * width or previous.text.startswith(("#", "|")):
        return False
    if previous.text.endswith((";", ":")) and not line.text[0].islower():
        return False
    if list_mark(line.text) and (closed or in_item or previous.text.endswith(",") or room <= _NEARLY_FULL * width):
        return False
    if starts_heading(line.text) and (closed or room <= _NEARLY_FULL * width):
        return False
    if _is_capitals(previous.text) != _is_capitals(line.text) and (_is_capitals(previous.text) or closed):
        return False
    return not (closed and room <= 0.93 * width and not line.text[0].islower())


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _compounds(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that the file writes with a hyphen inside a line."""
    return frozenset(word.lower() for line in lines if "-" in line.text for word in _HYPHENATED.findall(line.text))


def _cut_word(before: str, after: str) -> bool:
    return before.endswith(("-", "‐")) and len(before) > 1 and before[-2].isalpha() and after[0].islower()


def _joined(parts: Sequence[Line], compounds: frozenset[str]) -> Line:
    pieces = [parts[0].text]
    for part in parts[1:]:
        before = pieces[-1]
        if _cut_word(before, part.text):
            if not _is_compound(before, part.text, compounds):
                pieces[-1] = before[:-1]
        elif not before.endswith(_GLUE) or before.endswith((" -", " /")):
            pieces.append(" ")
        pieces.append(part.text)
    return replace(parts[0], text="".join(pieces))


def _is_compound(before: str, after: str, compounds: frozenset[str]) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word."""
    left = re.split(r"[\s\"'’(«]", before[-40:-1])[-1].lower()
    match = _WORD.match(after)
    right = match.group().lower() if match is not None else ""
    if f"{left}-{right}" in compounds or "-" in left:
        return True
    return left in _COMPOUND_LEFT or right in _COMPOUND_RIGHT
