"""The tree of articles, whatever the heading style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cptslint.model.contract import Article
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.outline import Accepted, Walk
from cptslint.structure.primary import choose_primary, without_contents, without_false
from cptslint.structure.series_choice import choose_series
from cptslint.structure.zones import preamble_or_agreement
from cptslint.text.fold import fold

_DETERMINER = re.compile(r"(?:l'|la |le |les |chaque |chacune? |aucune? |toute? |nulle? |elles? |ils? )")
_SENTENCE = 5
_LONG = 8
"""Words from which a numbered line without text under it is its own text: with a determiner first, and without."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The articles of a range of blocks.

    Attributes:
        articles: In order, all levels, parents as indices in the tuple.
        accepted: The heading of each article.
    """

    articles: tuple[Article, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    def body_offsets(self, document: Document) -> dict[int, int]:
        """Return, for each block of a heading, the offset where the text of the article begins on it.

        Args:
            document: The document as read.

        Returns:
            The end of the block when it holds no text but the heading.
        """
        offsets: dict[int, int] = {}
        for item in self.accepted:
            for index in range(item.heading.block, item.last_block + 1):
                span = document.blocks[index].span
                alone = item.heading.body is None or index > item.heading.block
                offsets[index] = span.end if alone else span.start + (item.heading.body or 0)
        return offsets


def build_articles(document: Document, headings: Sequence[Heading], start: int, end: int) -> Outline:
    """Build the articles of a range of blocks.

    Args:
        document: The document as read.
        headings: All candidates of the document.
        start: First block of the range.
        end: One past the last block.

    Returns:
        The articles and their headings; nothing when no way of writing headings repeats.
    """
    inside = [h for h in headings if start <= h.block < end and not _is_outside(document, h)]
    inside = choose_series(without_contents(inside), end)
    primary, outer = choose_primary(inside)
    if primary is None:
        return Outline()
    found = tuple(Walk(document, without_false(inside, primary), primary, outer, end).accept())
    accepted = tuple(_with_text(document, found, position, end) for position in range(len(found)))
    return Outline(_tree(document, accepted, end), accepted)


def _with_text(document: Document, accepted: Sequence[Accepted], position: int, end: int) -> Accepted:
    """Take a numbered line that nothing follows for the text of its article, when it is too long to be a title.

    "8.1 La CPTS transmet la liste des référents", then "8.2 …": paragraphs that are numbered, each a clause.
    """
    item = accepted[position]
    following = accepted[position + 1] if position + 1 < len(accepted) else None
    stop = following.heading.block if following is not None else end
    empty = stop == item.last_block + 1 and (following is None or following.level <= item.level)
    heading = item.heading
    if not empty or heading.shape is not Shape.DOTTED or heading.body is not None or item.last_block != heading.block:
        return item
    words = len(heading.title.split())
    if words < (_SENTENCE if _DETERMINER.match(fold(heading.title)) else _LONG):
        return item
    at = document.blocks[heading.block].span.slice(document.text).find(heading.title)
    return replace(item, heading=replace(heading, title="", body=at), title="") if at > 0 else item


def _is_outside(document: Document, heading: Heading) -> bool:
    text = fold(document.blocks[heading.block].span.slice(document.text)).strip()
    return heading.shape is Shape.ANNEX or (heading.shape is not Shape.ARTICLE and preamble_or_agreement(text))


def _tree(document: Document, accepted: Sequence[Accepted], end: int) -> tuple[Article, ...]:
    """Give each heading its parent and its end; linear, the open articles being on a stack."""
    last = document.blocks[end - 1].span.end if end else 0
    finish = [last] * len(accepted)
    parents: list[int | None] = []
    levels: list[int] = []
    stack: list[int] = []
    for position, item in enumerate(accepted):
        start = document.blocks[item.heading.block].span.start
        while stack and accepted[stack[-1]].level >= item.level:
            finish[stack.pop()] = start
        parents.append(stack[-1] if stack else None)
        levels.append(levels[stack[-1]] + 1 if stack else 1)
        stack.append(position)
    articles = []
    for item, parent, level, stop in zip(accepted, parents, levels, finish, strict=True):
        heading = _heading_span(document, item)
        span = Span(heading.start, max(heading.end, min(stop, last)))
        articles.append(Article(item.heading.number, item.title, level, heading, span, parent, item.is_part))
    return tuple(articles)


def _heading_span(document: Document, item: Accepted) -> Span:
    first = document.blocks[item.heading.block].span
    if item.heading.body is None:
        return Span(first.start, document.blocks[item.last_block].span.end)
    text = first.slice(document.text)[: item.heading.body].rstrip()
    return Span(first.start, first.start + max(len(text), 1))
