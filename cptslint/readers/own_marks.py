"""What is written for the tool in a text or Markdown file: taken out, so that it never becomes text of the convention.

Two forms, each standing on its own line or at the end of a line of the convention:

    <!-- cptslint: accepter SOR004 — motif -->
    cptslint: accepter SOR004 — motif
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.readers.drafts import Draft, DraftMark

_COMMENT = re.compile(r"<!--\s*cptslint\s*:((?:[^<-]|<(?!!--)|-(?!->)){0,2000})-->", re.IGNORECASE)
_LINE = re.compile(r"^[^\S\n]*+(?:(?:#{1,6}|//|%|>|\[)[^\S\n]*+)?cptslint[^\S\n]*+:(.*)$", re.IGNORECASE | re.MULTILINE)
_PATTERNS = (_COMMENT, _LINE)


@dataclass(frozen=True, slots=True)
class LineMark:
    """Something written for the tool.

    Attributes:
        text: What stands after "cptslint:", on one line.
        line: Its first line in the file, from 0.
        alone: Nothing else stands on that line, so that it is about what follows.
    """

    text: str
    line: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A text without its marks.

    Attributes:
        text: The text; as many lines as before.
        marks: The marks, in order.
        emptied: Lines on which only marks stood: they are no blank lines of the text.
    """

    text: str
    marks: tuple[LineMark, ...] = ()
    emptied: frozenset[int] = frozenset()


def take_marks(text: str) -> Taken:
    """Take the marks out of a text.

    Args:
        text: The whole text, lines ended by a line feed.
    """
    if "cptslint" not in text.lower():
        return Taken(text)
    marks: list[LineMark] = []
    emptied: set[int] = set()
    for pattern in _PATTERNS:
        pieces: list[str] = []
        at = line = 0
        for match in pattern.finditer(text):
            line += text.count("\n", at, match.start())
            before, after = _around(match, text)
            height = match.group().count("\n")
            emptied.update(range(line + before, line + height + 1 - after))
            marks.append(LineMark(_said(match.group(1)), line, not before and not after))
            pieces += [text[at : match.start()], "\n" * height]
            at, line = match.end(), line + height
        text = "".join(pieces) + text[at:]
    return Taken(text, tuple(sorted(marks, key=lambda mark: mark.line)), frozenset(emptied))


def _around(match: re.Match[str], text: str) -> tuple[bool, bool]:
    """Tell whether words stand before a mark on its first line, and after it on its last one."""
    end = text.find("\n", match.end())
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() : end if end >= 0 else len(text)]
    return bool(before.strip()), bool(after.strip())


def _said(text: str) -> str:
    """Return what a mark says on one line, without the bracket that closes it."""
    said = " ".join(text.split())
    return said.removesuffix("]").rstrip() if said.count("]") > said.count("[") else said


def placed(marks: Sequence[LineMark], drafts: Sequence[Draft]) -> tuple[DraftMark, ...]:
    """Return the marks with the drafts they are about: the line they stand on, else the next paragraph.

    Args:
        marks: Marks of a text.
        drafts: What was read of it.
    """
    paragraphs = [draft.paragraph for draft in drafts]
    return tuple(_placed(mark, paragraphs) for mark in marks)


def _placed(mark: LineMark, paragraphs: Sequence[int]) -> DraftMark:
    place = f"ligne {mark.line + 1}"
    after = bisect_right(paragraphs, mark.line)
    first = after if mark.alone else bisect_left(paragraphs, paragraphs[after - 1]) if after else len(paragraphs)
    if first >= len(paragraphs):
        return DraftMark(mark.text, place)
    return DraftMark(mark.text, place, first, bisect_right(paragraphs, paragraphs[first]) - 1)
