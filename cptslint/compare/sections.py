"""The sections of a draft: every paragraph that was read belongs to exactly one, so that nothing escapes the comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cptslint.model.comparison import Part, Section
from cptslint.model.contract import Article, Contract, Zone
from cptslint.model.document import Block, BlockKind
from cptslint.model.span import Span

_MARK = re.compile(r"\s*(?:[-•●▪–·*]|\(?[a-zA-Z0-9]{1,3}[).°]|\d{1,2}(?:\.\d{1,2})+\.?)\s+")
"""A list mark typed by hand; "2.5 " at the very beginning of a paragraph is a number of paragraph."""
_ZONES = {
    Zone.HEAD: Part.HEAD,
    Zone.RECITALS: Part.RECITALS,
    Zone.PREAMBLE: Part.PREAMBLE,
    Zone.SIGNATURE: Part.SIGNATURE,
}
_LABELS = {
    Part.HEAD: "présentation des parties",
    Part.RECITALS: "visas",
    Part.PREAMBLE: "préambule",
    Part.SIGNATURE: "signature",
    Part.EDGES: "en-têtes et pieds de page",
}
_EDGES = (BlockKind.HEADER, BlockKind.FOOTER)

_Key = tuple[Part, int, int]
"""Part, index of the annex, index of the article; -1 for none."""


@dataclass(slots=True)
class _Draft:
    """A section being gathered."""

    lines: list[Span] = field(default_factory=list)


def sections_of(contract: Contract) -> tuple[Section, ...]:
    """Cut a contract into sections.

    Args:
        contract: A draft.

    Returns:
        In the order of the text; each non-empty paragraph of the document is a line of one section, its list mark
        left out, or a heading.
    """
    drafts: dict[_Key, _Draft] = {}
    for at, article in enumerate(contract.articles):
        drafts[_article_key(article, -1, at)] = _Draft()
    for rank, annex in enumerate(contract.annexes):
        drafts[Part.ANNEX, rank, -1] = _Draft()
        for at, article in enumerate(annex.articles):
            drafts[_article_key(article, rank, at)] = _Draft()
    zones = _zones(contract)
    last = Part.HEAD
    for block in contract.document.blocks:
        key = _key(contract, block, zones, last)
        if key[0] in _LABELS and key[0] is not Part.EDGES:
            last = key[0]
        draft = drafts.setdefault(key, _Draft())
        line = _body(contract, block, key)
        if line.slice(contract.document.text).strip():
            draft.lines.append(line)
    found = [_section(contract, key, draft) for key, draft in drafts.items()]
    kept = [(section, _start(contract, key, section)) for key, section in zip(drafts, found, strict=True)]
    return tuple(
        section
        for section, _ in sorted(kept, key=lambda pair: pair[1])
        if section.lines or section.title or section.number
    )


def line_text(text: str, line: Span) -> str:
    """Return a line as written, white space folded."""
    return " ".join(line.slice(text).split())


def _article_key(article: Article, annex: int, at: int) -> _Key:
    if annex >= 0:
        return Part.ANNEX_ARTICLE, annex, at
    return (Part.GROUPING if article.is_part else Part.ARTICLE), -1, at


def _zones(contract: Contract) -> list[tuple[Span, Part]]:
    """Return the clauses outside articles and annexes, in order, with their part."""
    return [(c.span, _ZONES[c.zone]) for c in contract.clauses if c.zone in _ZONES and c.annex is None]


def _key(contract: Contract, block: Block, zones: list[tuple[Span, Part]], last: Part) -> _Key:
    if block.kind in _EDGES:
        return Part.EDGES, -1, -1
    zone = next((part for span, part in zones if span.overlaps(block.span)), None)
    if zone is not None:
        return zone, -1, -1
    at = block.span.end - 1
    for rank, annex in enumerate(contract.annexes):
        if annex.span.start <= at < annex.span.end:
            inner = _deepest(annex.articles, at)
            return (Part.ANNEX, rank, -1) if inner is None else _article_key(annex.articles[inner], rank, inner)
    found = _deepest(contract.articles, at)
    return (last, -1, -1) if found is None else _article_key(contract.articles[found], -1, found)


def _deepest(articles: tuple[Article, ...], at: int) -> int | None:
    """Return the last article that holds a place: articles stand in the order of the text, sub-articles after theirs."""
    return next(
        (i for i in range(len(articles) - 1, -1, -1) if articles[i].span.start <= at < articles[i].span.end), None
    )


def _heading(contract: Contract, key: _Key) -> Span | None:
    _, annex, at = key
    if at >= 0:
        return (contract.annexes[annex].articles if annex >= 0 else contract.articles)[at].heading
    return None


def _body(contract: Contract, block: Block, key: _Key) -> Span:
    """Return the words of a block that are neither heading nor list mark; nothing for a heading alone."""
    start, end = block.span.start, block.span.end
    heading = _heading(contract, key)
    text = contract.document.text
    if heading is not None and heading.overlaps(block.span):
        start = min(end, max(start, heading.end))
        while start < end and text[start] in " .:–—-\t\u00a0":
            start += 1
        return Span(start, end)
    if key[0] is Part.ANNEX and start == contract.annexes[key[1]].span.start:
        return Span(end, end)
    if block.label and text.startswith(block.label, start):
        start += len(block.label)
    elif mark := _MARK.match(text, start, end):
        start = mark.end()
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _section(contract: Contract, key: _Key, draft: _Draft) -> Section:
    part, annex, at = key
    lines = tuple(draft.lines)
    if part in _LABELS:
        return Section(part, None, "", _LABELS[part], lines)
    if at >= 0:
        article = (contract.annexes[annex].articles if annex >= 0 else contract.articles)[at]
        own = f"article {article.number}" if article.number else f"article « {article.title} »"
        if part is Part.GROUPING:
            own = " ".join(contract.document.text[article.heading.start : article.heading.end].split())
        label = f"{_annex_label(contract, annex)}, {own}" if annex >= 0 else own
        return Section(part, article.number, " ".join(article.title.split()), label, lines)
    return Section(
        part, contract.annexes[annex].number, contract.annexes[annex].title, _annex_label(contract, annex), lines
    )


def _annex_label(contract: Contract, annex: int) -> str:
    number = contract.annexes[annex].number
    return f"annexe {number}" if number else "annexe"


def _start(contract: Contract, key: _Key, section: Section) -> tuple[int, int]:
    """Return where a section begins, headers and footers last."""
    if key[0] is Part.EDGES:
        return 1, 0
    heading = _heading(contract, key)
    if heading is not None:
        return 0, heading.start
    if key[0] is Part.ANNEX:
        return 0, contract.annexes[key[1]].span.start
    return 0, section.lines[0].start if section.lines else 0
