"""Clauses: the alinéas and list items of the convention, each with what introduces it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from cptslint.model.contract import Annex, Article, Clause, Zone
from cptslint.model.document import Block, BlockKind, Document
from cptslint.model.span import Span
from cptslint.text.fold import fold

_HEADER_WORDS = 14
_ITEM = re.compile(r"\s*(?:[-•·▪➢►*o]\s|\d{1,2}\s?[°)]\s|[a-h]\s?[.)]\s|[ivx]{1,4}\s?[.)]\s)")


def build_clauses(
    document: Document,
    zones: Sequence[Zone],
    articles: Sequence[Article],
    annexes: Sequence[Annex],
    headings: Mapping[int, int],
) -> tuple[Clause, ...]:
    """Divide the text into clauses.

    Args:
        document: The document as read.
        zones: Zone of each block.
        articles: Articles of the body.
        annexes: Annexes with their articles.
        headings: For each block that holds a heading, the offset where the text of the article begins on the same line;
            the end of the block when there is none.

    Returns:
        One clause per block that is not a heading alone, in order; footnotes are clauses of the article that refers to
        them.
    """
    builder = _Builder(document, articles, annexes)
    for index, block in enumerate(document.blocks):
        start = headings.get(index, block.span.start)
        if start < block.span.end and block.kind not in (BlockKind.HEADER, BlockKind.FOOTER):
            builder.add(block, Span(start, block.span.end), zones[index])
    return tuple(builder.clauses)


class _Builder:
    """Keeps the open list introductions and table headers while blocks are read in order."""

    def __init__(self, document: Document, articles: Sequence[Article], annexes: Sequence[Annex]) -> None:
        self._document = document
        self._starts = [article.heading.start for article in articles]
        self._annex_starts = [annex.span.start for annex in annexes]
        self._annex_articles = [[article.heading.start for article in annex.articles] for annex in annexes]
        self._ranks: dict[tuple[int | None, int | None], int] = {}
        self._intros: list[tuple[int, int]] = []
        self._columns: dict[tuple[int, int], str] = {}
        self._rows: dict[tuple[int, int], int] = {}
        self._place: tuple[int | None, int | None] = (None, None)
        self.clauses: list[Clause] = []

    def add(self, block: Block, span: Span, zone: Zone) -> None:
        """Add the clause of a block."""
        text = span.slice(self._document.text)
        annex = _last_before(self._annex_starts, span.start) if zone is Zone.ANNEX else None
        starts = self._starts if annex is None else self._annex_articles[annex]
        article = _last_before(starts, span.start) if zone is Zone.BODY or annex is not None else None
        place = (annex, article)
        if place != self._place:
            self._place, self._intros = place, []
        rank = self._ranks.get(place, 0) + 1
        self._ranks[place] = rank
        is_item = span == block.span and (block.kind is BlockKind.LIST_ITEM or bool(_ITEM.match(fold(text))))
        level = 1 + block.level if is_item else 0
        self.clauses.append(
            Clause(
                span=span,
                zone=zone,
                article=article,
                annex=annex,
                alinea=rank if article is not None else 0,
                is_item=is_item,
                intro=self._intro(level),
                column=self._column(block, text),
                row=self._row(block),
            )
        )
        self._open(text, level, is_item=is_item)

    def _intro(self, level: int) -> int | None:
        while self._intros and self._intros[-1][0] >= level:
            self._intros.pop()
        return self._intros[-1][1] if self._intros else None

    def _open(self, text: str, level: int, *, is_item: bool) -> None:
        title = not is_item and len(text.split()) <= 12 and not text.rstrip().endswith((".", ";", ",", ")"))
        if text.rstrip().endswith(":") or title:
            self._intros.append((level, len(self.clauses) - 1))
        elif not is_item:
            self._intros = []

    def _column(self, block: Block, text: str) -> str:
        """Return the header of the column: the first paragraph of its first row, when that is short."""
        if block.cell is None:
            return ""
        key = (block.cell.table, block.cell.column)
        if block.cell.row == 0 and key not in self._columns:
            self._columns[key] = text if len(text.split()) <= _HEADER_WORDS else ""
            return ""
        return self._columns.get(key, "")

    def _row(self, block: Block) -> int | None:
        """Return the number of the table row of a block, from 0 in the whole document."""
        if block.cell is None:
            return None
        return self._rows.setdefault((block.cell.table, block.cell.row), len(self._rows))


def _last_before(starts: Sequence[int], offset: int) -> int | None:
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 else None
