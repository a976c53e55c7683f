"""Zones, articles and annexes of a document, each found with the help of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.model.contract import Annex, Article, Zone
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.articles import Outline, build_articles
from cptslint.structure.heading_titles import full_title
from cptslint.structure.headings import Heading, Shape, find_headings
from cptslint.structure.zones import Zones, find_zones, folded_blocks

_MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is laid out.

    Attributes:
        zones: Its parts.
        title: Title of the convention, white space folded; empty when none was found.
        articles: Articles of the body.
        annexes: Annexes with their own articles.
        body_offsets: For each block that holds a heading, the offset where the text of the article begins on the same
            line; the end of the block when there is none.
    """

    zones: Zones
    title: str
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]
    body_offsets: Mapping[int, int]


def read_layout(document: Document) -> Layout:
    """Divide a document into parts, articles and annexes.

    Args:
        document: The document as read.
    """
    headings = find_headings(document)
    texts = folded_blocks(document)
    first = find_zones(document, texts, headings, None)
    start = first.recitals if first.parties is not None else first.title
    draft = build_articles(document, headings, start, min(first.annex, first.signature))
    if not draft.accepted:
        draft = build_articles(document, headings, start, first.annex)
    if first.parties is None and not first.agreed and draft.accepted and draft.accepted[0].heading.shape is Shape.LINE:
        draft = Outline()
    body = draft.accepted[0].heading.block if draft.accepted else None
    zones = find_zones(document, texts, headings, body)
    end = min(zones.signature, zones.annex)
    outline = build_articles(document, headings, zones.body, end) if body is not None else Outline()
    annexes, offsets = _annexes(document, headings, zones)
    return Layout(
        zones, _title(document, zones), outline.articles, annexes, {**outline.body_offsets(document), **offsets}
    )


def _annexes(document: Document, headings: Sequence[Heading], zones: Zones) -> tuple[tuple[Annex, ...], dict[int, int]]:
    starts = [h for h in headings if h.shape is Shape.ANNEX and zones.of_block[h.block] is Zone.ANNEX]
    end = _annex_end(zones)
    annexes: list[Annex] = []
    offsets: dict[int, int] = {}
    cuts = [*(heading.block for heading in starts), end]
    inside: dict[int, list[Heading]] = {}
    position = -1
    for heading in headings:
        while position + 1 < len(starts) and heading.block >= cuts[position + 1]:
            position += 1
        if position >= 0:
            inside.setdefault(position, []).append(heading)
    for index, heading in enumerate(starts):
        stop = cuts[index + 1]
        own = inside.get(index, [])
        title, last = full_title(document, heading, own[1] if len(own) > 1 else None, stop)
        outline = build_articles(document, own, last + 1, stop)
        span = Span(document.blocks[heading.block].span.start, document.blocks[stop - 1].span.end)
        annexes.append(Annex(heading.number, title, span, outline.articles))
        offsets |= {block: document.blocks[block].span.end for block in range(heading.block, last + 1)}
        offsets |= outline.body_offsets(document)
    return tuple(annexes), offsets


def _annex_end(zones: Zones) -> int:
    """Return one past the last block of the annexes: the signature when it comes after them, else the end of the text."""
    last = max((i for i, zone in enumerate(zones.of_block) if zone is Zone.ANNEX), default=-1)
    return last + 1


def _title(document: Document, zones: Zones) -> str:
    if not zones.has_title:
        return ""
    end = zones.parties if zones.parties is not None else zones.recitals
    pieces = [document.blocks[i].span.slice(document.text) for i in range(zones.title, min(end, zones.title + 6))]
    return re.sub(r"\s+", " ", " ".join(pieces)).strip(" *_")[:_MAX_TITLE]
