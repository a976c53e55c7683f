"""Clauses: the alinéas and list items of the convention, each with what introduces it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cptslint.model.contract import Annex, Article, Clause, Zone
from cptslint.model.document import Block, BlockKind, Document
from cptslint.model.span import Span
from cptslint.text.fold import fold

_ITEM = re.compile(r"\s*(?:[-•·▪➢►*o]\s|\d{1,2}\s?[°)]\s|[a-h]\s?[.)]\s|[ivx]{1,4}\s?[.)]\s)")


def build_clauses(
    document: Document, zones: Sequence[Zone], articles: Sequence[Article], annexes: Sequence[Annex], headings: frozenset[int]
) -> tuple[Clause, ...]:
    """Divide the text into clauses.

    Args:
        document: The document as read.
        zones: Zone of each block.
        articles: Articles of the body.
        annexes: Annexes with their articles.
        headings: Blocks that are headings and hold no clause.

    Returns:
        One clause per block that is not a heading, in order; footnotes are clauses of the article that refers to them.
    """
    builder = _Builder(document, articles, annexes)
    for index, block in enumerate(document.blocks):
        if index not in headings and block.kind not in (BlockKind.HEADER, BlockKind.FOOTER):
            builder.add(block, zones[index])
    return tuple(builder.clauses)


class _Builder:
    """Keeps the open list introductions and table headers while blocks are read in order."""

    def __init__(self, document: Document, articles: Sequence[Article], annexes: Sequence[Annex]) -> None:
        self._document = document
        self._articles = articles
        self._annexes = annexes
        self._starts = [article.heading.start for article in articles]
        self._ranks: dict[tuple[int | None, int | None], int] = {}
        self._intros: list[tuple[int, int]] = []
        self._columns: dict[tuple[int, int], str] = {}
        self._place: tuple[int | None, int | None] = (None, None)
        self.clauses: list[Clause] = []

    def add(self, block: Block, zone: Zone) -> None:
        """Add the clause of a block."""
        text = block.span.slice(self._document.text)
        annex = self._annex_at(block.span) if zone is Zone.ANNEX else None
        article = self._article_at(block.span, annex) if zone in (Zone.BODY, Zone.ANNEX) else None
        place = (annex, article)
        if place != self._place:
            self._place, self._intros = place, []
        rank = self._ranks.get(place, 0) + 1
        self._ranks[place] = rank
        is_item = block.kind is BlockKind.LIST_ITEM or bool(_ITEM.match(fold(text)))
        intro = self._intro(block, text, is_item)
        self.clauses.append(
            Clause(
                span=block.span,
                zone=zone,
                article=article,
                annex=annex,
                alinea=rank if article is not None else 0,
                is_item=is_item,
                intro=intro,
                column=self._column(block, text),
            )
        )
        self._open(block, text, is_item)

    def _intro(self, block: Block, text: str, is_item: bool) -> int | None:
        level = self._level(block, text, is_item)
        while self._intros and self._intros[-1][0] >= level:
            self._intros.pop()
        return self._intros[-1][1] if self._intros else None

    def _level(self, block: Block, text: str, is_item: bool) -> int:
        return 1 + block.level if is_item else 0

    def _open(self, block: Block, text: str, is_item: bool) -> None:
        level = self._level(block, text, is_item)
        title = not is_item and len(text.split()) <= 12 and not text.rstrip().endswith((".", ";", ",", ")"))
        if text.rstrip().endswith(":") or title:
            self._intros.append((level, len(self.clauses) - 1))
        elif not is_item:
            self._intros = []

    def _column(self, block: Block, text: str) -> str:
        if block.cell is None:
            return ""
        key = (block.cell.table, block.cell.column)
        if block.cell.row == 0:
            self._columns.setdefault(key, text)
            return ""
        return self._columns.get(key, "")

    def _annex_at(self, span: Span) -> int | None:
        return next((i for i, annex in enumerate(self._annexes) if annex.span.contains(span)), None)

    def _article_at(self, span: Span, annex: int | None) -> int | None:
        articles = self._articles if annex is None else self._annexes[annex].articles
        starts = self._starts if annex is None else [article.heading.start for article in articles]
        index = bisect_right(starts, span.start) - 1
        return index if index >= 0 else None
