"""Lines that look like headings, whatever the style; which of them are articles is decided in `articles`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cptslint.model.document import Block, BlockKind, Document
from cptslint.structure.data_tables import boxes, data_rows
from cptslint.structure.heading_lines import HeadingLine
from cptslint.structure.heading_shapes import NUMBERED, Heading, Shape
from cptslint.structure.series import series_heading
from cptslint.text.fold import fold

_CUT = re.compile(r"\b(?:l'|de|du|des|aux?|a|les|le|la|son|ses|cet|cette|et|ou|par|voir|cf\.?|dans|selon|sous)\s*$")
_TITLED = re.compile(
    r"(?:A(?:rticle|RTICLE|nnexe|NNEXE)|T(?:itre|ITRE)|C(?:hapitre|HAPITRE))\s+\w{1,5}\s*[-–—:]\s*[A-ZÀ-Ý]"
)
"""A heading beyond doubt, even after a sentence that stops short."""
_NUMBER_ALONE = re.compile(r"\s*(?:Article|ARTICLE)\s+\w{1,5}\s*[-–—:.]?\s*")
_QUOTED = re.compile(r"[«\"]\s*([^»\"\n]{2,40}?)\s*[»\"]")
_AROUND = " \u00a0*_"
_DASHED = re.compile(r"\s*[-–—•·▪➢►]\s*\w")
_ARTICLE_WORD = re.compile(r"^(?:l'\s?|(?:la|le|les)\s+)")
_LEADERS = re.compile(r"(?:(?<!\.)\.{3,}+|…|(?<!_)_{3,}+|(?<!\. )(?:\. ){3,}+)\s*+(?:\d{1,3}\s*+)?$|\t\s*\d{1,3}\s*$")

_LEADING = ("...", "…", "___", ". . .", "\t")
"""What stands in every line with leaders: looking for it first spares most lines the pattern."""


def find_headings(document: Document, parties: AbstractSet[str] = frozenset()) -> tuple[Heading, ...]:
    """Return every line that may be a heading, in order.

    Args:
        document: The document as read.
        parties: Names of the parties as `label_of` gives them: alone above a list or a table, they are no heading.

    Returns:
        At most one candidate per block; tables of contents (leader dots) are left out.
    """
    found: list[Heading] = []
    before = letter = ""
    names, rows = _quoted_names(document), data_rows(document)
    for index, block in enumerate(_unframed(document)):
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
            continue
        text = block.span.slice(document.text)
        leads = any(mark in text for mark in _LEADING) and _LEADERS.search(text)
        line = HeadingLine(index, block, text, letter)
        heading = (
            None if leads or _introduces(text, names) or _is_label(document, index, text, parties) else line.heading()
        )
        if index in rows and heading is not None and heading.shape in (Shape.DOTTED, *NUMBERED):
            heading = None
        elif not leads:
            heading = (
                series_heading(index, block, text, _below(document, index), heading) or heading or line.paragraph()
            )
        if not _opens_text(block, text):
            _drop_line(found, index - 1)
        cut = _CUT.search(fold(before[-12:])) is not None and not (_TITLED.match(text) or _is_alone(document, index))
        if heading is not None and not (cut and heading.shape in (Shape.ARTICLE, Shape.ANNEX, Shape.PART)):
            found.append(heading)
            letter = (heading.number or "") if heading.shape is Shape.LETTER else letter
        before = text
    if found and not _opens_at(document, found[-1].block + 1):
        _drop_line(found, found[-1].block)
    return tuple(found)


def _unframed(document: Document) -> Iterator[Block]:
    """Yield the blocks; what stands alone in a frame is a paragraph."""
    framed = boxes(document)
    for block in document.blocks:
        yield replace(block, cell=None) if block.cell is not None and block.cell.table in framed else block


def _drop_line(found: list[Heading], index: int) -> None:
    """Forget the last candidate when it is a plain line at a given block, which no text follows."""
    if not found or found[-1].block != index:
        return
    if found[-1].shape is Shape.LINE:
        found.pop()
    elif found[-1].instead is not None and found[-1].instead.shape is Shape.LINE:
        found[-1] = replace(found[-1], instead=None)


def _below(document: Document, index: int) -> str:
    """Return the text of the next block, nothing at the end."""
    return document.blocks[index + 1].span.slice(document.text) if index + 1 < len(document.blocks) else ""


def _quoted_names(document: Document) -> frozenset[str]:
    """Return the short names that the text gives in quotation marks (« la CPTS », "l'HAD"), folded and without their article."""
    quoted = _QUOTED.findall(fold(document.text))
    return frozenset(_ARTICLE_WORD.sub("", name.strip()) for name in quoted)


def _introduces(text: str, names: frozenset[str]) -> bool:
    """Tell whether a line is the name of a party that introduces its duties ("LA CPTS :")."""
    return fold(text).strip(_AROUND).endswith(":") and label_of(text) in names


def label_of(name: str) -> str:
    """Return the name of a party as two lines that say it are compared: folded, without article or marks around."""
    return _ARTICLE_WORD.sub("", fold(name).strip(_AROUND).removesuffix(":").strip())


def _is_label(document: Document, index: int, text: str, parties: AbstractSet[str]) -> bool:
    """Tell whether a line is the name of a party above the list or the table of what it does."""
    if index + 1 >= len(document.blocks) or label_of(text) not in parties:
        return False
    below = document.blocks[index + 1]
    listed = below.kind is BlockKind.LIST_ITEM or _DASHED.match(below.span.slice(document.text)) is not None
    return document.blocks[index].cell is None and (listed or below.cell is not None)


def _opens_text(block: Block, text: str) -> bool:
    """Tell whether a block can be the first of an article: a sentence, a list or what introduces one."""
    return block.kind is BlockKind.LIST_ITEM or text.rstrip().endswith((".", ":", ";"))


def _is_alone(document: Document, index: int) -> bool:
    """Tell whether a line is a number by itself, above a title that is marked as one."""
    if index + 1 >= len(document.blocks) or not _NUMBER_ALONE.fullmatch(
        document.blocks[index].span.slice(document.text)
    ):
        return False
    below = document.blocks[index + 1].style
    return below.heading_level is not None or below.bold or below.underlined or below.centred


def _opens_at(document: Document, index: int) -> bool:
    """Tell whether the block of an index can be the first of an article."""
    if index >= len(document.blocks):
        return False
    block = document.blocks[index]
    return _opens_text(block, block.span.slice(document.text))
