"""Parse `source.md`, the small markup in which the DOCX conventions are written.

`corpus/README.md` describes the markup. An unclosed mark or an unknown directive is refused, never read as text.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import yaml


class MarkupError(Exception):
    """Report a fault of a `source.md`; the message names the line."""


class HeadingStyle(StrEnum):
    """Name how the headings of a convention are formatted."""

    WORD = "word"
    BOLD = "bold"
    UNDERLINED = "underlined"
    PLAIN = "plain"
    CENTRED = "centred"
    AUTO = "auto"


class Mark(StrEnum):
    """Name what a piece of a line is."""

    TEXT = "text"
    BREAK = "line break"
    BOLD = "bold"
    UNDERLINED = "underlined"
    HIGHLIGHTED = "highlighted"
    INSERTED = "inserted"
    DELETED = "deleted"
    FOOTNOTE = "footnote"
    CONTROL = "content control"
    BOX = "text box"
    LINK = "link"
    COMMENT = "comment"


class Kind(StrEnum):
    """Name what a line is."""

    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    HEADER = "header"
    FOOTER = "footer"
    CENTRED = "centred"
    PAGE_BREAK = "page break"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Inline:
    """Hold a piece of a line: a leaf (text, line break, comment) or a mark around other pieces."""

    mark: Mark
    text: str = ""
    """The characters of a text or a comment, the address of a link."""
    children: tuple["Inline", ...] = ()


Content: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph."""

    kind: Kind
    content: Content = ()
    level: int = 0
    """From 1 for headings and list items, 0 for all else."""


@dataclass(frozen=True, slots=True)
class Table:
    """Hold consecutive rows; each cell is one paragraph."""

    rows: tuple[tuple[Content, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a parsed `source.md`, in the order of its lines."""

    headings: HeadingStyle
    blocks: tuple[Block | Table, ...]


_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---[ ]*\n", re.DOTALL | re.MULTILINE)
_DIRECTIVE = re.compile(r"[!#][a-z]+")
_BARE_NUMBER = re.compile(r"\d+|[IVXLC]+")
_OPENER = re.compile(
    r"\{(?:[+\->]|br\}|(?:sdt|box|hl|link):)|\^\[|(?<!\*)\*\*(?=[^\s*].*?\*\*)|(?<!_)__(?=[^\s_].*?__)"
)
_MARKS: Final[Mapping[str, tuple[Mark, str]]] = {
    "**": (Mark.BOLD, "**"),
    "__": (Mark.UNDERLINED, "__"),
    "{hl:": (Mark.HIGHLIGHTED, "}"),
    "{+": (Mark.INSERTED, "+}"),
    "{-": (Mark.DELETED, "-}"),
    "^[": (Mark.FOOTNOTE, "]"),
    "{sdt:": (Mark.CONTROL, "}"),
    "{box:": (Mark.BOX, "}"),
    "{link:": (Mark.LINK, "|"),
}
_PREFIXES: Final[Mapping[str, tuple[Kind, int]]] = {
    "#title ": (Kind.TITLE, 0),
    "=== ": (Kind.HEADING, 3),
    "== ": (Kind.HEADING, 2),
    "= ": (Kind.HEADING, 1),
    "-- ": (Kind.BULLET, 2),
    "- ": (Kind.BULLET, 1),
    "+ ": (Kind.NUMBERED, 1),
    "!header ": (Kind.HEADER, 0),
    "!footer ": (Kind.FOOTER, 0),
    "!center ": (Kind.CENTRED, 0),
}


def parse(text: str) -> Source:
    """Parse a whole `source.md`.

    Args:
        text: The content of the file.
    Raises:
        MarkupError: The front matter or a line cannot be understood.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise MarkupError("line 1: the front matter between two '---' lines is missing")
    headings, number_on_own_line = _front_matter(match[1])
    first = text.count("\n", 0, match.end()) + 1
    blocks: list[Block | Table] = []
    for number, raw in enumerate(text[match.end() :].split("\n"), first):
        try:
            parsed = _parse_line(raw.strip(), own_line=number_on_own_line)
        except MarkupError as error:
            raise MarkupError(f"line {number}: {error}") from error
        for block in parsed:
            if isinstance(block, Table) and blocks and isinstance(last := blocks[-1], Table):
                blocks[-1] = Table(last.rows + block.rows)
            else:
                blocks.append(block)
    return Source(headings, tuple(blocks))


def accepted_text(source: str) -> str:
    """Give the text a reader sees once every tracked change is accepted, one paragraph per line.

    Automatic labels and comments are left out. A footnote or a text box stands on a line of its own, right
    after its paragraph, so that a sentence with a note in its middle reads in one piece. Each table cell is
    a line. A line break inside a paragraph is a space. Headers and footers stand where the source has them.

    Args:
        source: The content of a `source.md`.
    """
    lines: list[str] = []
    for block in parse(source).blocks:
        cells = itertools.chain(*block.rows) if isinstance(block, Table) else (block.content,)
        for content in cells:
            apart: list[str] = []
            lines += [_accept(content, apart), *apart]
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def walk(content: Content) -> Iterator[Inline]:
    """Yield every piece of a line, the outer ones first."""
    for piece in content:
        yield piece
        yield from walk(piece.children)


def _front_matter(text: str) -> tuple[HeadingStyle, bool]:
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MarkupError(f"front matter: {error}") from error
    if not isinstance(values, dict) or not values.keys() <= {"headings", "number_on_own_line"}:
        raise MarkupError("front matter: only `headings` and `number_on_own_line` are known")
    own_line = values.get("number_on_own_line", False)
    if values.get("headings") not in list(HeadingStyle):
        raise MarkupError(f"front matter: `headings` is one of {', '.join(HeadingStyle)}")
    headings = HeadingStyle(values["headings"])
    if not isinstance(own_line, bool) or (own_line and headings is HeadingStyle.AUTO):
        raise MarkupError("front matter: `number_on_own_line` is true or false, and false with automatic headings")
    return headings, own_line


def _parse_line(line: str, *, own_line: bool) -> tuple[Block | Table, ...]:
    """Give the blocks of one line: none when it is empty, two for a heading with its number apart."""
    if not line:
        return ()
    if line == "!pagebreak":
        return (Block(Kind.PAGE_BREAK),)
    if line.startswith("|"):
        cells = _split(line.removeprefix("|").removesuffix("|"))
        return (Table((tuple(_parse(cell)[0] for cell in cells),)),)
    for prefix, (kind, level) in _PREFIXES.items():
        if line.startswith(prefix):
            text = line.removeprefix(prefix).strip()
            texts = _heading_lines(text, level) if own_line and kind is Kind.HEADING else [text]
            return tuple(Block(kind, _parse(part)[0], level) for part in texts)
    if match := _DIRECTIVE.match(line):
        raise MarkupError(f"unknown or empty directive {match[0]}")
    return (Block(Kind.PARAGRAPH, _parse(line)[0]),)


def _heading_lines(text: str, level: int) -> list[str]:
    """Split "1 | Objet" into "Article 1er" and "Objet"; a number that is not bare is kept as typed."""
    number, *title = _split(text, maximum=1)
    if title and level == 1 and _BARE_NUMBER.fullmatch(number):
        number = f"Article {number}er" if number == "1" else f"Article {number}"
    return [number, *title]


def _split(text: str, maximum: int = -1) -> list[str]:
    """Split on the bars that stand outside braces (a link holds one) and strip the parts."""
    parts, depth = [""], 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if char == "|" and depth <= 0 and len(parts) != maximum + 1:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _parse(text: str, position: int = 0, closer: str = "") -> tuple[Content, int]:
    """Parse up to the closer, or to the end when it is empty; give the position after it."""
    pieces: list[Inline] = []
    literal, depth = "", 0
    while position < len(text):
        if closer and depth == 0 and text.startswith(closer, position):
            return (*pieces, *_text(literal)), position + len(closer)
        if match := _OPENER.match(text, position):
            piece, position = _parse_mark(text, match.end(), match[0])
            pieces += [*_text(literal), piece]
            literal = ""
            continue
        char = text[position]
        depth += (closer + char in ("}{", "][")) - (char == closer)
        literal += char
        position += 1
    if closer:
        raise MarkupError(f"'{closer}' is missing in: {text}")
    return (*pieces, *_text(literal)), position


def _parse_mark(text: str, start: int, opener: str) -> tuple[Inline, int]:
    """Parse what follows an opener; give the piece and the position after its closer."""
    if opener == "{br}":
        return Inline(Mark.BREAK), start
    if opener == "{>":
        comment, end = _until(text, start, "<}")
        return Inline(Mark.COMMENT, comment), end
    mark, closer = _MARKS[opener]
    children, end = _parse(text, start, closer)
    address = ""
    if mark is Mark.LINK:
        address, end = _until(text, end, "}")
    return Inline(mark, address, children), end


def _until(text: str, start: int, closer: str) -> tuple[str, int]:
    end = text.find(closer, start)
    if end < 0:
        raise MarkupError(f"'{closer}' is missing in: {text}")
    return text[start:end].strip(), end + len(closer)


def _text(literal: str) -> Content:
    return (Inline(Mark.TEXT, literal),) if literal else ()


def _accept(content: Content, apart: list[str]) -> str:
    """Give the running text of a line; footnotes and text boxes are added to `apart`."""
    running = ""
    for piece in content:
        if piece.mark in (Mark.DELETED, Mark.COMMENT):
            continue
        if piece.mark in (Mark.FOOTNOTE, Mark.BOX):
            apart.append(_accept(piece.children, apart))
        elif piece.mark is Mark.BREAK:
            running += " "
        else:
            running += piece.text if piece.mark is Mark.TEXT else _accept(piece.children, apart)
    return running
