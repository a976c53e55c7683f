"""Zones, articles and annexes of a document, each found with the help of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from cptslint.model.contract import Annex, Article, Zone
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.articles import Outline, build_articles
from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.heading_titles import full_title
from cptslint.structure.headings import find_headings
from cptslint.structure.series_choice import settled
from cptslint.structure.zones import Zones, find_zones, folded_blocks
from cptslint.text.fold import fold

_MAX_TITLE = 300
_AFTER_TITLE = re.compile(
    r"^\W*(?:vu|considerant|sommaire|table des matieres|article (?:1|premier)|les? soussigne|on se presente)\b|^\W*signataires?\W*$"
    r"|\b(?:conclue?s?|passee?s?|signee?s?|etablie?s?|convenue?s?)\s(?:entre|par)\W*$|:\s*$|\.{5}"
)
"""Lines that are no longer the title, though nothing of the parties was recognised yet."""
_ON_PARTIES = re.compile(
    r"^\W*(?:les |nos )?(?:(?:identification|designation|presentation|identite|qualite|denomination) (?:des |de chaque )?|entre les )?"
    r"(?:(?:deux|trois|quatre) )?(?:parties|signataires|cocontractants|co-contractants|contractants|partenaires|soussignes)\b"
    r"(?! s'|.{0,30}\b(?:obligations|engagements|missions|s'engagent))|^\W*(?:qui sommes-nous|qui signe|entre qui)\b"
)
"""Titles of an article that presents the parties."""
_FIRST_ARTICLES = 3
"""Articles among which the one on the parties is looked for."""
_ARTICLES_BEFORE = 4
"""Articles that stand before what presents the parties when it comes last."""
_PARTY_LABEL = re.compile(r"\W*partie\s*(?:n\s?°\s*)?(?:\d|[ab])\W*")
"""What stands before each party inside such an article, and is no heading."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is laid out.

    Attributes:
        zones: Its parts.
        title: Title of the convention, white space folded; empty when none was found.
        opening: The title and what stands between it and the parties, which may name them.
        articles: Articles of the body.
        annexes: Annexes with their own articles.
        presented_in: Blocks of the first article when it presents the parties, from the one after its title; None otherwise.
        body_offsets: For each block that holds a heading, the offset where the text of the article begins on the same
            line; the end of the block when there is none.
    """

    zones: Zones
    title: str
    opening: str
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]
    presented_in: tuple[int, int] | None
    body_offsets: Mapping[int, int]


def read_layout(document: Document, parties: AbstractSet[str] = frozenset()) -> Layout:
    """Divide a document into parts, articles and annexes.

    Args:
        document: The document as read.
        parties: Names of the parties, once they are known (`label_of`): alone above a list or a table, they are no heading.
    """
    headings: Sequence[Heading] = find_headings(document, parties)
    usual = settled(headings)
    texts = folded_blocks(document)
    first = find_zones(document, texts, usual, None)
    late = first.parties if first.parties is not None and _stands_late(usual, first.parties) else None
    if late is not None:
        first = find_zones(document, texts, usual, None, anchored=False)
    opening = _article_on_the_parties(usual, first)
    if opening is not None:
        headings = [h for h in headings if h.shape is not Shape.PART or not _PARTY_LABEL.fullmatch(texts[h.block])]
        usual = settled(headings)
    start = first.recitals if first.parties is not None and opening is None else first.title
    draft = build_articles(document, headings, start, min(first.annex, first.signature))
    if not draft.accepted:
        draft = build_articles(document, headings, start, first.annex)
    if not draft.accepted and first.parties is not None:
        # What tells who somebody is stands in the first article too ("I. Qui nous sommes").
        numbered = [h.block for h in usual if h.number is not None and first.parties < h.block < start]
        draft = build_articles(document, headings, min(numbered, default=start), first.annex)
    if opening is not None:
        before = next(h.block for h in usual if h.number is not None and h.block >= first.title)
        draft = build_articles(document, headings, before, min(first.annex, first.signature))
    if first.parties is None and not first.agreed and draft.accepted and draft.accepted[0].heading.shape is Shape.LINE:
        draft = Outline()
    body = draft.accepted[0].heading.block if draft.accepted else None
    zones = find_zones(document, texts, usual, body, anchored=late is None)
    end = min(zones.signature, zones.annex)
    outline = build_articles(document, headings, zones.body, end) if body is not None else Outline()
    annexes, offsets = _annexes(document, headings, zones)
    return Layout(
        zones,
        _title(document, zones),
        _joined(_opening(document, zones)),
        outline.articles,
        annexes,
        _presented_in(document, opening, outline) or (None if late is None else (late, len(document.blocks))),
        {**outline.body_offsets(document), **offsets},
    )


def _stands_late(headings: Sequence[Heading], block: int) -> bool:
    """Tell whether articles with a text of their own stand before a block: it presents the parties at the end, or presents nobody."""
    before = [h.block for h in headings if h.block < block and h.number is not None and h.shape is not Shape.ANNEX]
    return sum(later - earlier > 1 for earlier, later in pairwise([*before, block])) >= _ARTICLES_BEFORE


def _article_on_the_parties(headings: Sequence[Heading], zones: Zones) -> Heading | None:
    """Return the numbered heading among the first whose title is about the parties ("Article 1 - Parties", "A. Les parties")."""
    numbered = [h for h in headings if h.number is not None and h.block >= zones.title and h.shape is not Shape.ANNEX]
    found = next((h for h in numbered[:_FIRST_ARTICLES] if _ON_PARTIES.search(fold(h.title))), None)
    return None if found is None or (zones.parties is not None and zones.parties < numbered[0].block) else found


def _presented_in(document: Document, opening: Heading | None, outline: Outline) -> tuple[int, int] | None:
    """Return the blocks between the title of the article on the parties and the next article of its level."""
    place = next((i for i, one in enumerate(outline.accepted) if one.heading is opening), None)
    if opening is None or place is None:
        return None
    level = outline.articles[place].level
    after = next((article.span.start for article in outline.articles[place + 1 :] if article.level <= level), None)
    stop = len(document.blocks)
    if after is not None:
        stop = next(index for index, block in enumerate(document.blocks) if block.span.end > after)
    return opening.block + 1, stop


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


def _opening(document: Document, zones: Zones) -> list[str]:
    """Return the lines from the title to the presentation of the parties, or to the recitals."""
    if not zones.has_title:
        return []
    end = zones.parties if zones.parties is not None else zones.recitals
    return [document.blocks[i].span.slice(document.text) for i in range(zones.title, min(end, zones.title + 6))]


def _title(document: Document, zones: Zones) -> str:
    """Return the title: the first lines, up to a table or to what presents the parties, the texts or the plan."""
    lines = []
    for rank, line in enumerate(_opening(document, zones)):
        if _AFTER_TITLE.search(fold(line)) or (rank and document.blocks[zones.title + rank].cell is not None):
            break
        lines.append(line)
    return _joined(lines)


def _joined(lines: Sequence[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(lines)).strip(" *_")[:_MAX_TITLE]
