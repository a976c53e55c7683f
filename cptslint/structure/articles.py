"""The tree of articles, whatever the heading style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cptslint.model.contract import Article
from cptslint.model.document import BlockKind, Document
from cptslint.model.span import Span
from cptslint.structure.headings import Heading, Shape, is_short
from cptslint.structure.zones import preamble_or_agreement
from cptslint.text.fold import fold

_VERB = re.compile(
    r"\b(?:est|sont|sera|seront|s'engagent?|doit|doivent|devra|devront|peut|peuvent|pourra|a pour|ont pour|fait|prend|"
    r"prendra|assure|assurent|met|mettent|convient|conviennent|reste|restent|demeure|a ete|ont ete|etre)\b"
)
_PART_RANK = {"livre": 0, "partie": 1, "titre": 2, "chapitre": 3, "section": 4, "sous-section": 5}
_PRIMARY = (Shape.ARTICLE, Shape.PLAIN, Shape.ROMAN, Shape.DOTTED, Shape.STYLED, Shape.LETTER, Shape.MARKED, Shape.CAPITALS)


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A heading kept as an article."""

    heading: Heading
    level: int
    is_part: bool
    title: str
    last_block: int


def is_sentence(text: str) -> bool:
    """Tell whether a short line reads as a sentence rather than a title."""
    folded = fold(text).strip()
    return bool(_VERB.search(folded)) or folded.endswith((";", ",")) or (folded.endswith(".") and len(folded.split()) > 8)


def choose_primary(headings: Sequence[Heading]) -> Shape | None:
    """Choose the shape of the articles of a range of headings.

    Args:
        headings: Candidates of the range.

    Returns:
        The shape that numbers or marks the articles; None when nothing repeats.
    """
    counts = Counter(heading.shape for heading in headings)
    if counts[Shape.ARTICLE] >= 2 or (counts[Shape.ARTICLE] == 1 and len(headings) == 1):
        return Shape.ARTICLE
    for shape in (Shape.PLAIN, Shape.ROMAN):
        numbers = [heading.number for heading in headings if heading.shape is shape]
        if len(numbers) >= 3 and numbers[0] in ("1", "I"):
            other = Shape.ROMAN if shape is Shape.PLAIN else Shape.PLAIN
            first = next(h for h in headings if h.shape is shape)
            outer = next((h for h in headings if h.shape is other), None)
            if outer is not None and outer.block < first.block and counts[other] >= 2 and shape is Shape.PLAIN:
                continue
            return shape
    if counts[Shape.PART] >= 3:
        return Shape.PART
    for shape in (Shape.STYLED, Shape.MARKED, Shape.CAPITALS, Shape.DOTTED, Shape.LETTER):
        if counts[shape] >= 3:
            return shape
    return None


def build_articles(
    document: Document, headings: Sequence[Heading], start: int, end: int
) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """Build the articles of a range of blocks.

    Args:
        document: The document as read.
        headings: All candidates of the document.
        start: First block of the range.
        end: One past the last block.

    Returns:
        The articles in order, all levels, parents as indices in the tuple; and for each the index of its last heading
        block.
    """
    inside = [h for h in headings if start <= h.block < end and not _is_outside(document, h)]
    inside = _without_contents(document, inside, end)
    primary = choose_primary(inside)
    if primary is None:
        return (), ()
    accepted = _accept(document, inside, primary, end)
    return _tree(document, accepted, end), tuple(item.last_block for item in accepted)


def _is_outside(document: Document, heading: Heading) -> bool:
    text = fold(document.blocks[heading.block].span.slice(document.text)).strip()
    return heading.shape is Shape.ANNEX or (heading.shape is not Shape.ARTICLE and preamble_or_agreement(text))


def _without_contents(document: Document, headings: Sequence[Heading], end: int) -> list[Heading]:
    """Drop a table of contents: numbered headings met again later, with no body between them."""
    kept: list[Heading] = []
    later = Counter((h.shape, h.number, fold(h.title)) for h in headings if h.number)
    for position, heading in enumerate(headings):
        key = (heading.shape, heading.number, fold(heading.title))
        following = headings[position + 1].block if position + 1 < len(headings) else end
        if heading.number and later[key] > 1 and following - heading.block <= 1:
            later[key] -= 1
            continue
        kept.append(heading)
    return kept


def _accept(document: Document, headings: Sequence[Heading], primary: Shape, end: int) -> list[_Accepted]:
    accepted: list[_Accepted] = []
    parts: list[str] = []
    used = -1
    article: Heading | None = None
    base_depth = min((h.depth for h in headings if h.shape is primary), default=1)
    for position, heading in enumerate(headings):
        if heading.block <= used:
            continue
        following = headings[position + 1] if position + 1 < len(headings) else None
        level = None
        is_part = False
        if heading.shape is Shape.PART and primary is not Shape.PART:
            parts = _open_part(document, heading, parts)
            level, is_part, article = len(parts), True, None
        elif heading.shape is primary:
            if _is_false(document, heading, primary, article):
                continue
            if _opens_part(heading, following, primary, document):
                level, is_part = 1, True
                parts = ["roman"]
            else:
                level = len(parts) + 1 + (heading.depth - base_depth if primary is not Shape.ARTICLE else heading.depth - 1)
            if heading.depth == base_depth:
                article = heading
        elif heading.shape is Shape.ROMAN and primary is Shape.ARTICLE and _precedes(following, heading, Shape.ARTICLE):
            parts, level, is_part = ["roman"], 1, True
        elif article is not None:
            depth = _child_depth(document, heading, article, primary)
            level = None if depth is None else len(parts) + depth
        if level is None:
            continue
        title, last = _with_title(document, heading, end, following)
        accepted.append(_Accepted(heading, max(level, 1), is_part, title, last))
        used = last
    return accepted


def _open_part(document: Document, heading: Heading, parts: list[str]) -> list[str]:
    word = fold(document.blocks[heading.block].span.slice(document.text)).lstrip(" *_#").split()[0]
    rank = _PART_RANK.get(word, 2)
    return [open_word for open_word in parts if _PART_RANK.get(open_word, -1) < rank and open_word != "roman"] + [word]


def _precedes(following: Heading | None, heading: Heading, shape: Shape) -> bool:
    return following is not None and following.shape is shape and following.block - heading.block <= 2


def _opens_part(heading: Heading, following: Heading | None, primary: Shape, document: Document) -> bool:
    """A Word heading that only groups "Article N" headings of a deeper level."""
    return False


def _is_false(document: Document, heading: Heading, primary: Shape, article: Heading | None) -> bool:
    """Tell whether a candidate of the primary shape is body text after all."""
    if primary in (Shape.MARKED, Shape.CAPITALS, Shape.STYLED, Shape.PLAIN, Shape.ROMAN):
        return bool(_VERB.search(fold(heading.title))) and primary is not Shape.STYLED
    return False


def _child_depth(document: Document, heading: Heading, article: Heading, primary: Shape) -> int | None:
    """Return the depth of a heading inside an article (2 for a sub-article), None when it is body text."""
    block = document.blocks[heading.block]
    strong = block.style.heading_level is not None or block.style.bold or block.style.underlined
    if heading.shape is Shape.DOTTED:
        if heading.number and article.number and heading.number.split(".")[0] == article.number.split(" ")[0]:
            return heading.number.count(".") + 1
        roman = article.shape is Shape.ROMAN
        return heading.number.count(".") + 1 if heading.number and roman and strong else None
    if heading.shape in (Shape.STYLED, Shape.MARKED):
        if _VERB.search(fold(heading.title)) or block.cell is not None:
            return None
        return 2
    if heading.shape in (Shape.PLAIN, Shape.LETTER, Shape.ROMAN) and heading.shape is not primary:
        return 2 if strong or (article.shape is Shape.ROMAN and heading.title) else None
    if heading.shape is Shape.ARTICLE:
        return heading.depth
    return None


def _with_title(document: Document, heading: Heading, end: int, following: Heading | None) -> tuple[str, int]:
    """Return the title, taken from the next line when the number stands alone, and the last block of the heading."""
    block = document.blocks[heading.block]
    alone = len(block.span.slice(document.text).strip(" .:-–—*_#")) <= len(heading.number or "") + 12
    if heading.title or heading.number is None or not alone:
        return heading.title, heading.block
    index = heading.block + 1
    if index >= end or (following is not None and following.block == index and following.number is not None):
        return "", heading.block
    candidate = document.blocks[index]
    text = candidate.span.slice(document.text).strip(" \u00a0*_")
    if candidate.kind is BlockKind.LIST_ITEM or not is_short(text) or is_sentence(text) or text.endswith(":"):
        return "", heading.block
    if not next((c for c in text if c.isalpha()), "a").isupper():
        return "", heading.block
    return text.rstrip(" ."), index


def _tree(document: Document, accepted: Sequence[_Accepted], end: int) -> tuple[Article, ...]:
    articles: list[Article] = []
    last = document.blocks[end - 1].span.end if end else 0
    stack: list[int] = []
    for position, item in enumerate(accepted):
        while stack and articles[stack[-1]].level >= item.level:
            stack.pop()
        parent = stack[-1] if stack else None
        level = articles[parent].level + 1 if parent is not None else 1
        heading = Span(document.blocks[item.heading.block].span.start, document.blocks[item.last_block].span.end)
        stop = next((o.heading.block for o in accepted[position + 1 :] if o.level <= item.level), None)
        finish = document.blocks[stop].span.start if stop is not None else last
        finish = max(heading.end, min(finish, last))
        article = Article(item.heading.number, item.title, item.level, heading, Span(heading.start, finish), parent, item.is_part)
        articles.append(replace(article, level=level))
        stack.append(position)
    return tuple(articles)


def first_article_block(document: Document, headings: Sequence[Heading], start: int, end: int) -> int | None:
    """Return the block of the first article of a range, None when there is none."""
    articles, _ = build_articles(document, headings, start, end)
    if not articles:
        return None
    first = articles[0].heading.start
    return next(index for index, block in enumerate(document.blocks) if block.span.start == first)
