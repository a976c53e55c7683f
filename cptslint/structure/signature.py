"""Where the articles end: the signature and the annexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.numbers import ordinal

_SIGNED = re.compile(
    r"\W*(?:fait\s+(?:a\b|en\b|le\b|et\b|a,|double\b|triple\b)|faite?\s+(?:en|a)\s+|(?:\d+\s*[.)-]\s*)?signatures?\s*(?:des parties|"
    r"des signataires)?\W*$"
    r"|(?:les parties|la presente convention) .{0,60}(?:signee? en|etablie? en) .{0,30}exemplaires"
    r"|(?:etablie?|dressee?|signee?|passee?) (?:a|en|le)\b.{0,60}\b(?:exemplaires?|originaux|original)\b"
    r"|en .{0,30}exemplaires? (?:originaux|original)|a\s*[._…]{2,}\s*,?\s*le\b|dates? et signatures?|"
    r"bon pour accord\W*$|lu et approuve)"
)
_CONDITIONS = re.compile(
    r"\W*(?:[a-z\d]{1,4}\s*[.)-]\s*|partie \w+\W+)?conditions (?:generales|particulieres|communes)\b"
)
_FOR_PARTY = re.compile(r"\W*pour (?:la|le|l'|les)\s*\S+")
_MAX_SIGNED = 400
"""A longer paragraph is a clause about signature, not the signature."""
_MAX_AFTER = 40
"""Blocks that a signature may hold."""


@dataclass(frozen=True, slots=True)
class AnnexStart:
    """Where the annexes begin.

    Attributes:
        block: First block of the annexes; the end when there are none.
        inside: The convention is signed after its annexes.
    """

    block: int
    inside: bool = False


def find_signature(texts: Sequence[str], headings: Sequence[Heading], start: int, end: int) -> int:
    """Return the first block of the signature between two blocks, or the end.

    Args:
        texts: Folded text of each block.
        headings: Candidate headings.
        start: Block of the first article.
        end: First block of the annexes, or the number of blocks.
    """
    shapes = (Shape.ARTICLE, Shape.DOTTED, Shape.PLAIN, Shape.ROMAN)
    numbered = max((h.block for h in headings if h.shape in shapes and start <= h.block < end), default=start)
    for index in range(end - 1, numbered, -1):
        if end - index > _MAX_AFTER:
            break
        if _is_signed(texts[index]) and not _conditions_follow(texts, headings, index, end):
            nearby = range(max(numbered + 1, index - 8), index)
            return next((i for i in nearby if _is_signed(texts[i])), index)
    for index in range(max(numbered + 1, end - 25), end):
        if _is_for_party(texts[index]):
            others = any(_is_for_party(texts[i]) for i in range(index + 1, min(end, index + 12)))
            if others or len(re.findall(r"\bpour (?:la|le|l')", texts[index])) >= 2:
                return index
    return end


def _conditions_follow(texts: Sequence[str], headings: Sequence[Heading], index: int, end: int) -> bool:
    """Tell whether the conditions that a signature on the first pages accepts come after it."""
    return any(index < h.block < end and _CONDITIONS.match(texts[h.block]) for h in headings)


def _is_signed(text: str) -> bool:
    return len(text) < _MAX_SIGNED and _SIGNED.match(text) is not None


def _is_for_party(text: str) -> bool:
    return len(text) < 120 and not text.endswith((",", ";", ":")) and _FOR_PARTY.match(text) is not None


def find_annex(texts: Sequence[str], headings: Sequence[Heading], start: int, end: int) -> AnnexStart:
    """Return where the annexes begin: after the signature, else after the last article when a text follows the heading.

    Args:
        texts: Folded text of each block.
        headings: Candidate headings.
        start: Block of the first article.
        end: Number of blocks.
    """
    annexes = [h for h in headings if h.shape is Shape.ANNEX and start < h.block < end]
    if not annexes:
        return AnnexStart(end)
    numbering = _Numbering(headings, start, end)
    signed = (i for i in range(start + 1, end) if _is_signed(texts[i]) or _is_for_party(texts[i]))
    first_signed = next((index for index in signed if not numbering.goes_on(index)), None)
    for position, heading in enumerate(annexes):
        following = annexes[position + 1].block if position + 1 < len(annexes) else end
        if first_signed is not None and first_signed < heading.block:
            return AnnexStart(heading.block)
        bare = following - heading.block <= 1 or (first_signed is not None and first_signed == heading.block + 1)
        if not bare and not numbering.goes_on(heading.block):
            return AnnexStart(heading.block, inside=first_signed is not None)
    return AnnexStart(end)


class _Numbering:
    """Tells whether the numbering of the articles goes on after a block."""

    def __init__(self, headings: Sequence[Heading], start: int, end: int) -> None:
        inside = [h for h in headings if start <= h.block < end and h.depth == 1]
        articles = [h for h in inside if h.shape is Shape.ARTICLE]
        if len(articles) < 2:
            articles = [h for h in inside if h.shape in (Shape.PLAIN, Shape.ROMAN)]
        self._blocks = [h.block for h in articles]
        self._continues: list[bool] = []
        reached = 0
        for heading in articles:
            here = ordinal(heading.number)
            self._continues.append(reached > 0 and here == reached + 1)
            reached = max(reached, here)

    def goes_on(self, index: int) -> bool:
        """Tell whether the next article takes the number that follows the last one before the block."""
        position = bisect_right(self._blocks, index)
        return position < len(self._continues) and self._continues[position]
