"""Terms a convention defines outside the presentation of its parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cptslint.model.contract import Article, Definition, Zone
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.text.fold import fold

_TERM = r"[«\"]\s*(?P<term>[^»\"\n]{1,80}?)\s*[»\"]"
_HEREAFTER = re.compile(rf"\b(?:ci-?\s?(?:apres|dessous)|dans la suite|desormais)\b[^«\"\n.;()]{{0,60}}{_TERM}")
_OTHER = re.compile(rf"\s*(?:,|ou|et|/)\s*{_TERM}")
_HEREAFTER_BARE = re.compile(
    r"\(\s*+ci-?\s?apres\s*+(?:[,:]\s*+)?(?:(?:denommee?s?|designee?s?|appelee?s?)\s*+)?(?:par\s++|"
    r"sous le nom de\s++)?(?P<term>[^«\"()\n]{2,60}?)\s*\)"
)
_MEANT = re.compile(
    rf"\b(?:on entend|il faut entendre|nous entendons|il est entendu|sont entendue?s?|s'entend(?:ent)?|"
    rf"il convient d'entendre)\s*,?[^«\"\n.;:]{{0,50}}?\bpar\s+"
    rf"(?:{_TERM}|(?P<bare>[^«»\",:;.\n]{{2,60}}?)\s*(?:,|:))"
)
_DENOTES = re.compile(
    rf"{_TERM}\s*[,:]?\s*(?:designe(?:nt)?|signifie(?:nt)?|s'entend(?:ent)?|correspond(?:ent)? a|vise(?:nt)?|"
    rf"renvoie(?:nt)? a)\b"
)
_BRACKETED = re.compile(rf"\(\s*{_TERM}(?:\s*(?:ou|,|et)\s*[«\"][^»\"\n]{{1,60}}[»\"])?\s*\)")
_ENTRY = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-z])\s?[.)°]\s*)?(?P<term>[«\"]?[^.:;\n]{2,60}?)\s*(?::|\b(?:designe(?:nt)?|"
    r"s'entend(?:ent)?|signifie(?:nt)?|correspond(?:ent)? a)\b)\s*\S"
)
_DEFINITIONS = re.compile(r"\b(?:definitions?|glossaire|terminologie)\b")


def find_definitions(document: Document, zones: Sequence[Zone], articles: Sequence[Article]) -> tuple[Definition, ...]:
    """Find the terms a convention defines.

    Args:
        document: The document as read.
        zones: Zone of each block; the head, where the parties are named, is left out.
        articles: Articles of the body; every entry of an article "Définitions" defines its first words.

    Returns:
        In order of the text, the term as written, with the words that define it; a term defined twice comes twice.
    """
    folded = fold(document.text)
    starts = [block.span.start for block in document.blocks]
    found: dict[int, Definition] = {}
    for place, span in [*_phrases(folded), *_entries(document, articles)]:
        block = max(bisect_right(starts, span.start) - 1, 0)
        term = re.sub(r"\s+", " ", place.slice(document.text)).strip(" *_«»\"'")
        if zones[block] not in (Zone.HEAD, Zone.SIGNATURE) and len(term) > 1:
            found.setdefault(place.start, Definition(term, span))
    return tuple(found[start] for start in sorted(found))


def _phrases(folded: str) -> Iterator[tuple[Span, Span]]:
    """Yield the place of each term and of the words that define it."""
    for pattern in (_HEREAFTER, _HEREAFTER_BARE, _MEANT, _DENOTES, _BRACKETED):
        for match in pattern.finditer(folded):
            group = "bare" if "bare" in pattern.groupindex and match.group("bare") else "term"
            yield Span(*match.span(group)), Span(*match.span())
            other = _OTHER.match(folded, match.end()) if pattern is _HEREAFTER else None
            if other is not None:
                yield Span(*other.span("term")), Span(match.start(), other.end())


def _entries(document: Document, articles: Sequence[Article]) -> Iterator[tuple[Span, Span]]:
    """Yield the first words of each line of the articles that hold definitions."""
    starts = [block.span.start for block in document.blocks]
    for article in articles:
        if article.is_part or not _DEFINITIONS.search(fold(article.title)):
            continue
        first = bisect_right(starts, article.heading.end - 1)
        for block in document.blocks[first : bisect_right(starts, article.span.end - 1)]:
            line = fold(block.span.slice(document.text))
            match = _ENTRY.match(line)
            if match is not None and len(line) > match.end() + 10 and len(match.group("term").split()) <= 7:
                start = block.span.start
                yield Span(start + match.start("term"), start + match.end("term")), Span(start, start + match.end() - 1)
