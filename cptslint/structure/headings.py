"""Lines that look like headings, whatever the style; which of them are articles is decided in `articles`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.document import Block, BlockKind, Document
from cptslint.text.fold import fold

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*|(?:1\s?er|1re)\b|premiere?\b|unique\b|[ivxl]{1,7}\b)"
_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies)\b)?"
_AFTER = r"\s*(?:[-.:)°,/|]\s*)*"
_ARTICLE = re.compile(rf"(?:article|art\s?\.?)\s*(?:n\s?°\s*)?(?P<number>{_NUMBER}{_SUFFIX}){_AFTER}(?P<title>.*)$")
_PART = re.compile(
    rf"(?P<word>titre|chapitre|partie|section|sous-section|livre)\s+(?:n\s?°\s*)?(?P<number>{_NUMBER}|[a-h]\b|preliminaire)"
    rf"{_AFTER}(?P<title>.*)$"
)
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)°]?\s*[-:]?\s*(?P<title>\S.*)?$")
_PLAIN = re.compile(r"(?P<number>\d{1,2})\s*(?:[.)/°]\s?-?|[-:](?=\s))\s*(?P<title>\S.*)?$")
_ROMAN = re.compile(r"(?P<number>[ivx]{1,6})\s*(?:[.)/°]\s?-?|[-:](?=\s))\s*(?P<title>\S.*)?$")
_LETTER = re.compile(r"(?P<number>[a-h])\s*(?:[.)/°]\s?-?|[-:](?=\s))\s*(?P<title>\S.*)?$")
_ANNEX = re.compile(
    r"annexes?\b\s*(?:n\s?°\s*)?(?P<number>\d{1,2}|[ivx]{1,4}\b|[a-h]\b(?!'))?(?P<gap>\s*[-.:)°,/(]*\s*)(?P<title>.*)$"
)
_CODE = re.compile(
    r"(?:[lrd]\.? ?\d|(?:et suivants )?(?:du|de la|de l'|des|dudit|de ladite)\s*"
    r"(?:code|loi|decret|arrete|reglement|ordonnance|present|meme|rgpd|constitution|convention|contrat|accord|aci))"
)
_LEADERS = re.compile(r"(?:\.{3,}|…|_{3,})\s*\d{0,3}\s*$|\t\s*\d{1,3}\s*$")
_SENTENCE_END = re.compile(r"[.;,]\s*$")
MAX_TITLE_WORDS = 18


class Shape(StrEnum):
    """How a heading is written."""

    ARTICLE = "article"
    PART = "part"
    DOTTED = "dotted"
    PLAIN = "plain"
    ROMAN = "roman"
    LETTER = "letter"
    ANNEX = "annex"
    STYLED = "styled"
    MARKED = "marked"
    CAPITALS = "capitals"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading.

    Attributes:
        block: Index of the block.
        shape: How it is written.
        number: As a reader says it; None when unnumbered.
        title: Title without number, as written; empty when it stands on the next line or nowhere.
        depth: Depth told by the number ("2.1" is 2) or by the style, from 1.
        sure: The shape alone proves it is a heading.
    """

    block: int
    shape: Shape
    number: str | None
    title: str
    depth: int
    sure: bool


def normal_number(raw: str) -> str:
    """Return a number as a reader says it: "1er" and "premier" give "1", roman letters are upper case."""
    folded = re.sub(r"\s+", " ", fold(raw)).strip(" .-:")
    if folded in ("1er", "1 er", "1re", "premier", "premiere", "unique"):
        return "1"
    if re.fullmatch(r"[ivxl]+", folded):
        return folded.upper()
    return folded.upper() if len(folded) == 1 and folded.isalpha() else folded


def is_short(text: str) -> bool:
    """Tell whether a text is short enough to be a title."""
    return 0 < len(text.split()) <= MAX_TITLE_WORDS and len(text) <= 160


def looks_like_title(text: str) -> bool:
    """Tell whether a line may be a title: short, not a sentence, begins with a capital or a figure."""
    stripped = text.strip()
    if not is_short(stripped) or _SENTENCE_END.search(stripped.rstrip(" .") if stripped.count(".") == 1 else stripped):
        return False
    first = next((c for c in stripped if c.isalnum()), "")
    return bool(first) and (first.isupper() or first.isdigit()) and not stripped.endswith(":")


def is_capitals(text: str) -> bool:
    """Tell whether the letters of a line are nearly all capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _title(text: str, start: int) -> str:
    return text[start:].strip(" \u00a0-–—:.|\t")


def find_headings(document: Document) -> tuple[Heading, ...]:
    """Return every line that may be a heading, in order.

    Args:
        document: The document as read.

    Returns:
        At most one candidate per block; tables of contents (leader dots) are left out.
    """
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
            continue
        text = block.span.slice(document.text)
        heading = None if _LEADERS.search(text) else _heading(index, block, text)
        if heading is not None:
            found.append(heading)
    return tuple(found)


def _heading(index: int, block: Block, text: str) -> Heading | None:
    lead = len(text) - len(text.lstrip(" \u00a0*_#"))
    folded = fold(text)[lead:]
    if match := _ARTICLE.match(folded):
        return _article(index, block, text, lead, match)
    if match := _PART.match(folded):
        title = _title(text, lead + match.start("title"))
        if is_short(title) or not title:
            return Heading(index, Shape.PART, normal_number(match.group("number")), title, 1, True)
        return None
    if (match := _ANNEX.match(folded)) and _is_annex(block, text, match):
        number = match.group("number")
        title = _title(text, lead + match.start("title"))
        return Heading(index, Shape.ANNEX, normal_number(number) if number else None, title, 1, True)
    return _numbered(index, block, text, lead, folded) or _unnumbered(index, block, text)


def _article(index: int, block: Block, text: str, lead: int, match: re.Match[str]) -> Heading | None:
    raw_title = match.group("title")
    if _CODE.match(raw_title) or re.match(r"(?:et|ou|a|,|ci-|susvis)\b", raw_title):
        return None
    number = normal_number(match.group("number"))
    title = _title(text, lead + match.start("title"))
    first = next((c for c in title if c.isalnum()), "A")
    typed_small = text[lead : lead + 1].islower()
    if typed_small or (first.islower() and not block.style.bold and block.style.heading_level is None and len(title) > 60):
        return None
    if not is_short(title) and title:
        title = ""
    return Heading(index, Shape.ARTICLE, number, title, number.count(".") + 1, True)


def _is_annex(block: Block, text: str, match: re.Match[str]) -> bool:
    if not is_short(text) or text.rstrip().endswith((".", ";", ",")):
        return False
    if block.label and block.kind is BlockKind.LIST_ITEM:
        return False
    gap, title = match.group("gap"), match.group("title")
    return not title or bool(gap.strip()) or is_capitals(text) or block.style.heading_level is not None or (
        block.style.bold and block.style.centred
    )  # fmt: skip


def _numbered(index: int, block: Block, text: str, lead: int, folded: str) -> Heading | None:
    for shape, pattern in ((Shape.DOTTED, _DOTTED), (Shape.PLAIN, _PLAIN), (Shape.ROMAN, _ROMAN), (Shape.LETTER, _LETTER)):
        match = pattern.match(folded)
        if match is None:
            continue
        raw = text[lead + match.start("number") : lead + match.end("number")]
        if shape in (Shape.ROMAN, Shape.LETTER) and not raw.isupper() and block.style.heading_level is None:
            continue
        title = _title(text, lead + match.start("title")) if match.group("title") else ""
        strong = block.style.heading_level is not None or block.style.bold or block.style.underlined
        if shape is not Shape.DOTTED and not (looks_like_title(title) or (strong and is_short(title))):
            return None
        number = normal_number(raw)
        short = looks_like_title(title) or (strong and is_short(title))
        depth = block.style.heading_level or number.count(".") + 1
        return Heading(index, shape, number, title if short else "", depth, strong)
    return None


def _unnumbered(index: int, block: Block, text: str) -> Heading | None:
    stripped = text.strip(" \u00a0*_")
    if block.style.heading_level is not None and is_short(stripped):
        return Heading(index, Shape.STYLED, None, stripped.rstrip(" :."), block.style.heading_level, True)
    if block.kind is BlockKind.LIST_ITEM or not stripped or not is_short(stripped):
        return None
    if block.style.bold or block.style.underlined:
        if stripped.endswith((";", ",", ".")) or block.cell is not None:
            return None
        return Heading(index, Shape.MARKED, None, stripped.rstrip(" :"), 1, False)
    if is_capitals(stripped) and looks_like_title(stripped.rstrip(" :")) and block.cell is None and len(stripped) >= 5:
        return Heading(index, Shape.CAPITALS, None, stripped.rstrip(" :"), 1, False)
    return None
