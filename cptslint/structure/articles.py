"""The tree of articles, whatever the heading style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.contract import Article
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.headings import Heading, Shape
from cptslint.structure.outline import Accepted, Walk
from cptslint.structure.primary import choose_primary, without_contents, without_false
from cptslint.structure.zones import preamble_or_agreement
from cptslint.text.fold import fold


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
    inside = without_contents(inside)
    primary, outer = choose_primary(inside)
    if primary is None:
        return Outline()
    accepted = tuple(Walk(document, without_false(inside, primary), primary, outer, end).accept())
    return Outline(_tree(document, accepted, end), accepted)


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
