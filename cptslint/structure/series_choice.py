"""Whether the lines that a document numbers in its own way are its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.primary import choose_primary, rank

_LEAST = 3
_WITH_TEXT = 0.7
"""Share of the members that a text must follow: those of a list follow one another directly."""
_LEAST_PARAGRAPHS = 5
_INSIDE = (Shape.PLAIN, Shape.PARAGRAPH, Shape.DOTTED, Shape.WORDED)


def settled(headings: Sequence[Heading]) -> list[Heading]:
    """Return the candidates as they are when no series numbers the document.

    Args:
        headings: Candidates, in order.
    """
    usual = (heading.instead if heading.shape is Shape.WORDED else heading for heading in headings)
    return [heading for heading in usual if heading is not None and heading.shape is not Shape.PARAGRAPH]


def choose_series(headings: Sequence[Heading], end: int) -> list[Heading]:
    """Keep the series that numbers a range, if one does, and the paragraphs that are numbered right through it.

    Args:
        headings: Candidates of the range, in order, without tables of contents.
        end: One past the last block of the range.

    Returns:
        The candidates; every other series gives way to what its lines are otherwise.
    """
    paragraphs = [heading for heading in headings if heading.shape is Shape.PARAGRAPH]
    others = [heading for heading in headings if heading.shape is not Shape.PARAGRAPH]
    groups: dict[str, list[Heading]] = {}
    for heading in others:
        if heading.shape is Shape.WORDED:
            groups.setdefault(heading.word, []).append(heading)
    series = sorted((g for g in groups.values() if _is_series(g, end)), key=lambda group: group[0].block)
    for group in series:
        word = group[0].word
        kept = settled([replace(h, shape=Shape.STYLED) if h.word == word else h for h in others])
        kept = [replace(h, shape=Shape.WORDED) if h.word == word else h for h in kept]
        if choose_primary(kept)[0] is Shape.WORDED and not _is_inside(group, kept):
            return kept
    return _with_paragraphs(settled(others), paragraphs)


def _is_series(group: Sequence[Heading], end: int) -> bool:
    """Tell whether lines count up from one and have a text of their own."""
    ranks = [rank(heading) for heading in group]
    if len(group) < _LEAST or ranks[0] != 1 or any(not 0 <= later - rank <= 2 for rank, later in pairwise(ranks)):
        return False
    after = [*(heading.block for heading in group[1:]), end]
    least = 2 if any(heading.title or heading.body is not None for heading in group) else 3
    with_text = sum(h.body is not None or stop - h.block >= least for h, stop in zip(group, after, strict=True))
    return with_text >= _WITH_TEXT * len(group)


def _is_inside(group: Sequence[Heading], headings: Sequence[Heading]) -> bool:
    """Tell whether as many plain titles stand before and after a series as it has members: it is a list of one of them."""
    first, last = group[0].block, group[-1].block
    lines = [heading.block for heading in headings if heading.shape is Shape.LINE]
    before, after = sum(block < first for block in lines), sum(block > last for block in lines)
    return before > 0 and before + after >= max(len(group), _LEAST)


def _with_paragraphs(headings: list[Heading], paragraphs: Sequence[Heading]) -> list[Heading]:
    """Add the numbered paragraphs that go on from one heading to the next, as articles or as parts of articles."""
    if not paragraphs:
        return headings
    plain = [heading for heading in headings if heading.shape is Shape.PLAIN]
    counted = sorted([*paragraphs, *plain], key=_block)
    ranks = [rank(heading) for heading in counted]
    if len(counted) < _LEAST_PARAGRAPHS or ranks != list(range(1, len(counted) + 1)):
        listed = _listed(counted)
        return [heading for heading in headings if heading.block not in listed]
    first, last = counted[0].block, counted[-1].block
    above = [heading for heading in headings if heading.shape not in _INSIDE]
    crossed = [heading for heading in above if first < heading.block < last]
    primary = choose_primary(above)[0]
    if len(crossed) < 2 and primary is not None:
        return headings
    shape = Shape.PARAGRAPH if primary is Shape.ARTICLE else Shape.PLAIN
    places = {heading.block for heading in counted}
    rest = [heading for heading in headings if heading.block not in places]
    return sorted([*rest, *(replace(heading, shape=shape) for heading in counted)], key=_block)


def _listed(counted: Sequence[Heading]) -> set[int]:
    """Return the blocks of lists of sentences that count from one again inside an article, short members included."""
    listed: set[int] = set()
    reached = 0
    for before, heading in zip([None, *counted], counted, strict=False):
        next_of = before is not None and before.block == heading.block - 1 and rank(before) == rank(heading) - 1
        if (next_of and heading.block - 1 in listed) or (heading.shape is Shape.PARAGRAPH and rank(heading) <= reached):
            listed.add(heading.block)
        elif heading.shape is Shape.PLAIN:
            reached = max(reached, rank(heading))
    return listed


def _block(heading: Heading) -> int:
    return heading.block
