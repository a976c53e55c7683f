"""The tables at the head of an RTF: fonts with their encodings, colours, and styles with what they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from cptslint.readers.odt_styles import is_vivid
from cptslint.text.fold import fold

_CHARSETS = {
    0: "", 1: "", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437",
}  # fmt: skip
SYMBOLS = "symbols"
"""In place of an encoding: the font draws signs, whatever the characters."""
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_FONT = re.compile(r"\\f(\d{1,5})(?!\d)")
_CHARSET = re.compile(r"\\fcharset(\d{1,3})")
_COLOUR = re.compile(r"\\(red|green|blue)(\d{1,3})")
_STYLE = re.compile(r"\\s(\d{1,5})(?!\d)")
_OUTLINE = re.compile(r"\\outlinelevel(\d)(?!\d)")
_CONTROL = re.compile(r"\\\*|\\[a-zA-Z]+-?\d* ?|[{}\r\n]")
_HEADING = re.compile(r"(?:heading|titre) ?([1-9])$")
_BYTE = re.compile(r"\\'([0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """What a paragraph style is for.

    Attributes:
        heading_level: From 1; None when it is no heading.
        title: It is the style of the title of the document.
        contents: It is a line of a table of contents.
    """

    heading_level: int | None = None
    title: bool = False
    contents: bool = False


def fonts_of(table: str) -> dict[int, str]:
    """Return the encoding of each font that does not have the one of the file, or `SYMBOLS`.

    Args:
        table: Content of the group.
    """
    found = {}
    bounds = [*(match.start() for match in _FONT.finditer(table)), len(table)]
    for start, end in pairwise(bounds):
        entry = table[start:end]
        number, charset = _FONT.match(entry), _CHARSET.search(entry)
        code = int(charset.group(1)) if charset is not None else 0
        encoding = SYMBOLS if code == 2 or _SYMBOL_FONT.search(entry) else _CHARSETS.get(code, "")
        if number is not None and encoding:
            found[int(number.group(1))] = encoding
    return found


def vivid_colours(table: str) -> frozenset[int]:
    """Return the numbers of the colours that highlight.

    Args:
        table: Content of the group.
    """
    found = set()
    for number, entry in enumerate(table.split(";")):
        parts = {name: int(value) & 0xFF for name, value in _COLOUR.findall(entry)}
        if parts and is_vivid("#" + "".join(f"{parts.get(name, 0):02x}" for name in ("red", "green", "blue"))):
            found.add(number)
    return frozenset(found)


def styles_of(table: str) -> dict[int, StyleFacts]:
    """Return the paragraph styles that say what a paragraph is.

    Args:
        table: Content of the group.
    """
    found = {}
    for entry in table.split(";"):
        number = _STYLE.search(entry)
        name = fold(_CONTROL.sub("", _BYTE.sub(_character, entry))).strip()
        heading, outline = _HEADING.match(name), _OUTLINE.search(entry)
        level = int(heading.group(1)) if heading is not None else None
        if level is None and outline is not None and int(outline.group(1)) < 9:
            level = int(outline.group(1)) + 1
        facts = StyleFacts(level, name in ("title", "titre"), re.match(r"(?:toc|tm) ?[1-9]$", name) is not None)
        if facts != StyleFacts():
            found[int(number.group(1)) if number is not None else 0] = facts
    return found


def _character(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group(1)).decode("cp1252", "replace")
