"""Markdown: its marks are read as facts of presentation, then removed from the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cptslint.model.document import BlockKind, Cell, Style
from cptslint.readers.drafts import Draft
from cptslint.readers.lines import Indents, Line
from cptslint.readers.marks import list_mark, without_private
from cptslint.text.clean import clean

_HEADING = re.compile(r"(#{1,6})\s+(.*)$")
_UNDERLINE = re.compile(r"={3,}$")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|(?:[-*] ){2,}[-*]|`{3,}\w*|~{3,}\w*)$")
_SEPARATOR = re.compile(r"(?=[|:\s]*-)[|:\s-]+$")
_BOLD = re.compile(r"\*\*(?=[^\s*])[^*\n]*\*\*|__(?=[^\s_])[^_\n]*__")
_UNDERLINED = re.compile(r"<u>[^<]*</u>|<ins>[^<]*</ins>", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])")
_STRONG_UNDERSCORES = re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]*[^\s_])__(?![\w_])")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,1000}\)")
_TARGET = re.compile(r"\]\((?:#|https?:|mailto:|[\w./-]+\.\w{2,4}\))")
_TAG = re.compile(
    r"</?(?:u|b|i|em|strong|ins|sup|sub|span|p|div|center|font|small|mark)\b[^<>\n]{0,200}>", re.IGNORECASE
)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_POWER = re.compile(r"\$?\^\{([^{}\n]{1,10})\}\$?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<\"'&$^:])")
_SHIFT = 0xF100
"""Escaped characters wait in a private range while marks are removed."""
_PROTECTED = {_SHIFT + code: chr(code) for code in range(128)}


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a block without marks, and what the marks said."""

    lines: tuple[str, ...]
    bold: bool
    underlined: bool

    def style(self, level: int | None = None) -> Style:
        return Style(heading_level=level, bold=self.bold, underlined=self.underlined)


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether marks of Markdown stand in a text; list dashes alone prove nothing."""
    bold = 0
    for text in lines:
        if _HEADING.match(text) or _TARGET.search(text) or (text.startswith("|") and _SEPARATOR.match(text)):
            return True
        bold += "**" in text and _BOLD.search(text) is not None
    return bold >= 2


def markdown_drafts(lines: Sequence[Line]) -> list[Draft]:
    """Return the blocks of a Markdown file, marks removed."""
    drafts: list[Draft] = []
    reader = _Reader()
    for line in lines:
        if _UNDERLINE.match(line.text) and drafts and drafts[-1].kind is BlockKind.PARAGRAPH:
            drafts[-1] = replace(drafts[-1], style=replace(drafts[-1].style, heading_level=1))
        elif line.text and not _RULE.match(line.text):
            drafts.extend(reader.read(line))
    firsts = [index for index, draft in enumerate(drafts) if draft.style.heading_level == 1]
    if len(firsts) == 1:
        title = drafts[firsts[0]]
        drafts[firsts[0]] = replace(title, style=replace(title.style, title=True))
    return drafts


class _Reader:
    """Reads one line after the other; knows the open list and the open table."""

    def __init__(self) -> None:
        self._indents = Indents()
        self._table = -1
        self._row = -1

    def read(self, line: Line) -> Iterator[Draft]:
        text = without_private(line.text.lstrip("> ") if line.text.startswith(">") else line.text)
        if text.startswith("|") or text.endswith("|"):
            yield from self._cells(text, line.number)
            return
        self._row = -1
        if match := _HEADING.match(text):
            self._indents = Indents()
            yield from _paragraph(_inline(match.group(2).rstrip("# ")), line, len(match.group(1)))
            return
        mark = list_mark(text)
        if mark and text[len(mark) :].strip():
            yield from self._item(line, mark, text[len(mark) :].strip())
            return
        self._indents = Indents()
        yield from _paragraph(_inline(text), line)

    def _item(self, line: Line, mark: str, rest: str) -> Iterator[Draft]:
        """Yield a list item; a second mark ("- - a") is a residue of the conversion."""
        label = "-" if mark in "-*+" else mark
        if label == "-" and list_mark(rest) in ("-", "•", "·", "–"):
            rest = rest[1:].strip()
        level = self._indents.level(line.indent)
        body = _inline(rest)
        for index, piece in enumerate(body.lines):
            text = f"{label} {piece}" if index == 0 else piece
            yield Draft(text, BlockKind.LIST_ITEM, "" if index else label, level, body.style(), None, line.number)

    def _cells(self, text: str, number: int) -> Iterator[Draft]:
        self._table += self._row < 0
        if _SEPARATOR.match(text):
            self._row = max(self._row, 0)
            return
        self._row += 1
        protected = _ESCAPED.sub(_protect, text)
        for column, raw in enumerate(protected.removeprefix("|").removesuffix("|").split("|")):
            body = _inline(raw.strip())
            cell = Cell(self._table, self._row, column)
            for piece in body.lines:
                yield Draft(piece, BlockKind.TABLE_CELL, style=body.style(), cell=cell, paragraph=number)


def _paragraph(body: _Text, line: Line, level: int | None = None) -> Iterator[Draft]:
    for piece in body.lines:
        yield Draft(piece, BlockKind.PARAGRAPH, style=body.style(level), paragraph=line.number)


def _protect(match: re.Match[str]) -> str:
    return chr(_SHIFT + ord(match.group(1)))


def _inline(text: str) -> _Text:
    """Remove the marks inside a block."""
    text = _ESCAPED.sub(_protect, text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    bold = _covers(_BOLD, text)
    underlined = _covers(_UNDERLINED, text)
    text = _STRONG_UNDERSCORES.sub(r"\1", text).replace("**", "")
    text = _ITALIC.sub(lambda match: match.group(1) or match.group(2), text)
    text = _POWER.sub(r"\1", _TAG.sub("", _BREAK.sub("\n", text))).replace("`", "")
    text = clean(html.unescape(text).translate(_PROTECTED))
    pieces = tuple(piece.strip() for piece in text.split("\n"))
    return _Text(tuple(piece for piece in pieces if piece), bold, underlined)


def _covers(mark: re.Pattern[str], text: str) -> bool:
    """Tell whether every letter and figure of a text stands between two marks."""
    if mark.search(text) is None:
        return False
    return not any(character.isalnum() for character in mark.sub("", text))
