"""The whole title of a heading, which may stand on the lines below the number."""

from __future__ import annotations

from cptslint.model.document import BlockKind, Document
from cptslint.structure.heading_shapes import UNNUMBERED, Heading, Shape
from cptslint.structure.titles import is_short, reads_as_sentence, wraps


def full_title(document: Document, heading: Heading, following: Heading | None, end: int) -> tuple[str, int]:
    """Return the title of a heading and the last block it stands on.

    Args:
        document: The document as read.
        heading: The heading.
        following: The next candidate, None when there is none.
        end: One past the last block of the range.
    """
    title, last = heading.title, heading.block
    if heading.body is not None:
        return title, last
    if not title and (heading.number is not None or heading.shape is Shape.ANNEX):
        below = _title_below(document, heading, following, end)
        if below is None:
            return "", last
        title, last = below, heading.block + 1
    free = following is None or following.block > last + 1 or following.shape in UNNUMBERED
    if last + 1 < end and free and document.blocks[heading.block].cell == document.blocks[last + 1].cell:
        text = document.blocks[last + 1].span.slice(document.text)
        if document.blocks[last + 1].kind is not BlockKind.LIST_ITEM and wraps(title, text):
            return f"{title} {text.strip(' *_').rstrip('.')}", last + 1
    return title, last


def _title_below(document: Document, heading: Heading, following: Heading | None, end: int) -> str | None:
    """Return the title on the line below a number that stands alone, None when a text or another heading follows."""
    index = heading.block + 1
    if index >= end or (following is not None and following.block == index and following.number is not None):
        return None
    block = document.blocks[index]
    text = block.span.slice(document.text).strip(" \u00a0*_")
    if block.kind is BlockKind.LIST_ITEM or not is_short(text) or reads_as_sentence(text) or text.endswith(":"):
        return None
    ends = text.endswith(".") and len(text.split()) > 8
    if ends or not next((c for c in text if c.isalpha()), "a").isupper():
        return None
    style = block.style
    styled = style.heading_level is not None or style.bold or style.underlined or style.centred
    alone = index + 1 >= end or (following is not None and following.block == index + 1 and not styled)
    return None if alone and text.endswith(".") else text.rstrip(" .")
