"""The parts of a convention: front matter, parties, recitals, preamble, articles, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.contract import Zone
from cptslint.model.document import BlockKind, Document
from cptslint.structure.headings import Heading, Shape, is_capitals, is_short
from cptslint.text.fold import fold

_TITLE = re.compile(r"\b(?:convention|contrat|accord|protocole|charte|avenant|partenariat)\b")
_BETWEEN = re.compile(
    r"\W*(?:\d+\s*[.)-]\s*)?(?:la presente convention est (?:conclue|passee|etablie) )?entre\b(?!prise)"
    r"|\W*les? soussigne|\W*(?:les parties|parties (?:signataires|a la convention|contractantes)|les signataires)\s*:?\s*$"
    r"|\W*d'une part\s*[,:]?\s*$|\W*designation des parties\W*$|\W*identification des parties\W*$"
)
_PARTY_CUE = re.compile(
    r"d'une part|d'autre part|represente|ci-apres|ci-dessous denomme|siege|denomme|siret|finess|demeurant|sise?\b|situee?"
)
_RECITAL = re.compile(r"\W*(?:vu|vus|vues|considerant|attendu)\b")
_RECITAL_TITLE = re.compile(r"\W*(?:visas?|references? (?:juridiques?|legales?)|textes de reference|cadre juridique)\W*$")
_PREAMBLE = re.compile(
    r"\W*(?:preambule|expose prealable|expose des motifs|expose\W*$|contexte\b|(?:il (?:est|a ete)|sont|ont) (?:prealablement |d'abord )?"
    r"(?:expose|rappele)|etant (?:prealablement )?(?:expose|rappele)|les parties (?:exposent|rappellent))"
)
_AGREED = re.compile(
    r"\b(?:convenu|arrete|convenues?|conviennent|accordees?)\b.{0,40}\b(?:ce qui suit|ce qu'il suit|dispositions suivantes|"
    r"comme suit)|\bceci (?:expose|etant)|\bcela expose"
)
_SIGNED = re.compile(
    r"\W*(?:fait\s+(?:a\b|en\b|le\b|et\b|a,)|faite?\s+(?:en|a)\s+|signatures?\s*(?:des parties|des signataires)?\W*$"
    r"|(?:les parties|la presente convention) .{0,60}(?:signee? en|etablie? en) .{0,30}exemplaires"
    r"|en .{0,30}exemplaires? (?:originaux|original)|a\s*[._…]{2,}\s*,?\s*le\b|date et signature)"
)
_FOR_PARTY = re.compile(r"\W*pour (?:la|le|l'|les)\s*\S+")


@dataclass(frozen=True, slots=True)
class Zones:
    """Where each part begins, as block indices.

    Attributes:
        title: First block of the title; blocks before it are front matter that is not the convention.
        parties: First block of the presentation of the parties; None when there is none.
        recitals: First block after the parties.
        body: First block of the articles.
        signature: First block of the signature; the number of blocks when there is none.
        annex: First block of the annexes; the number of blocks when there is none.
        of_block: Zone of each block.
        agreed: The agreement formula stands in the text.
        has_title: A title names the document a convention.
    """

    title: int
    parties: int | None
    recitals: int
    body: int
    signature: int
    annex: int
    of_block: tuple[Zone, ...]
    agreed: bool
    has_title: bool


def find_parties_block(texts: Sequence[str]) -> int | None:
    """Return the block where the parties begin to be presented, None when there is none.

    Args:
        texts: Folded text of each block.
    """
    found: int | None = None
    for index, text in enumerate(texts):
        if found is not None and (index - found > 12 or _PARTY_CUE.search(texts[index - 1])):
            break
        if not _BETWEEN.match(text):
            continue
        following = " ".join(texts[index : index + 14])
        if len(_PARTY_CUE.findall(following)) >= 2 or (len(text) > 60 and _PARTY_CUE.search(text)):
            found = index
    return found


def _title_start(document: Document, texts: Sequence[str], limit: int) -> tuple[int, bool]:
    """Return the first block of the title before a limit, and whether a title was found."""
    for index in range(limit - 1, -1, -1):
        block = document.blocks[index]
        text = block.span.slice(document.text)
        marked = block.style.title or block.style.heading_level is not None or block.style.bold or block.style.centred
        if is_short(text) and _TITLE.search(texts[index]) and (marked or is_capitals(text) or limit - index <= 6):
            first = index
            while first > 0 and index - first < 4 and _is_title_line(document, texts, first - 1):
                first -= 1
            return first, True
    return (0, False) if limit <= 12 else (limit, False)


def _is_title_line(document: Document, texts: Sequence[str], index: int) -> bool:
    text = document.blocks[index].span.slice(document.text)
    return is_short(text) and (is_capitals(text) or document.blocks[index].style.centred) and bool(texts[index].strip())


def _first(texts: Sequence[str], start: int, end: int, pattern: re.Pattern[str]) -> int | None:
    return next((i for i in range(start, end) if pattern.match(texts[i])), None)


def _signature(texts: Sequence[str], start: int, end: int) -> int:
    """Return the first block of the signature between two blocks, or the end."""
    for index in range(end - 1, start, -1):
        if _SIGNED.match(texts[index]) and len(texts[index]) < 400:
            first = index
            for previous in range(index - 1, max(start, index - 8), -1):
                if _SIGNED.match(texts[previous]) and len(texts[previous]) < 400:
                    first = previous
            return first
    for index in range(start + 1, end):
        if _FOR_PARTY.match(texts[index]) and len(texts[index]) < 120:
            rest = [i for i in range(index + 1, min(end, index + 12)) if _FOR_PARTY.match(texts[i]) and len(texts[i]) < 120]
            both = len(re.findall(r"\bpour (?:la|le|l')", texts[index])) >= 2
            if (rest or both) and end - index <= 25:
                return index
    return end


def _last_heading(headings: Sequence[Heading], end: int) -> int:
    shapes = (Shape.ARTICLE, Shape.PLAIN, Shape.ROMAN, Shape.DOTTED, Shape.STYLED)
    return max((h.block for h in headings if h.shape in shapes and h.block < end), default=0)


def _annex(texts: Sequence[str], headings: Sequence[Heading], start: int, end: int) -> int:
    """Return the first annex heading after the signature, else after the last article, else the end."""
    annexes = [h.block for h in headings if h.shape is Shape.ANNEX and start < h.block < end]
    for index in annexes:
        before, after = _signature(texts, start, index), _signature(texts, index + 1, end)
        if before < index or after == end:
            return index
    return end


def find_zones(document: Document, headings: Sequence[Heading], body: int | None) -> Zones:
    """Divide a document into its parts.

    Args:
        document: The document as read.
        headings: Candidate headings.
        body: Block of the first article when already known; None to let the zones find a first estimate.

    Returns:
        The parts; blocks of headers and footers belong to the front matter.
    """
    texts = [fold(block.span.slice(document.text)).strip() for block in document.blocks]
    count = sum(1 for b in document.blocks if b.kind not in (BlockKind.HEADER, BlockKind.FOOTER))
    parties = find_parties_block(texts[:count])
    anchor = parties if parties is not None else (body if body is not None else 0)
    title, has_title = _title_start(document, texts, anchor + (1 if parties is None else 0))
    if parties is not None and title == parties:
        title = parties
    start = parties if parties is not None else title
    first_article = body if body is not None else count
    annex = _annex(texts, headings, max(start, first_article if body is not None else start), count)
    signature = _signature(texts, max(start + 1, _last_heading(headings, annex) if body is not None else start + 1), annex)
    recitals = _head_end(texts, start, min(first_article, signature))
    zones = _label(texts, len(document.blocks), count, title, recitals, min(first_article, signature), signature, annex)
    agreed = any(_AGREED.search(text) for text in texts[start : min(first_article + 1, count)])
    return Zones(title, parties, recitals, first_article, signature, annex, zones, agreed, has_title)


def _head_end(texts: Sequence[str], start: int, end: int) -> int:
    for index in range(start + 1, end):
        if any(p.match(texts[index]) for p in (_RECITAL, _RECITAL_TITLE, _PREAMBLE)) or _AGREED.search(texts[index]):
            return index
    return end


def _label(
    texts: Sequence[str], total: int, count: int, title: int, recitals: int, body: int, signature: int, annex: int
) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    current = Zone.HEAD
    for index in range(total):
        if index >= count or index < title:
            current = Zone.HEAD
        elif index >= annex:
            current = Zone.ANNEX
        elif index >= signature:
            current = Zone.SIGNATURE
        elif index >= body:
            current = Zone.BODY
        elif index >= recitals:
            current = _before_articles(texts[index], current)
        else:
            current = Zone.HEAD
        zones.append(current)
    return tuple(zones)


def _before_articles(text: str, current: Zone) -> Zone:
    if _RECITAL.match(text) or _RECITAL_TITLE.match(text):
        return Zone.RECITALS
    if _PREAMBLE.match(text) or current is Zone.HEAD:
        return Zone.PREAMBLE
    if current is Zone.RECITALS and re.match(r"\W*(?:l'|la |le |les |dans |il |au |afin )", text):
        return Zone.PREAMBLE
    return current


def preamble_or_agreement(text: str) -> bool:
    """Tell whether a folded line is a title that precedes the articles or the agreement formula."""
    return bool(
        _PREAMBLE.match(text)
        or _AGREED.search(text)
        or _RECITAL_TITLE.match(text)
        or _BETWEEN.match(text)
        or re.match(r"\W*(?:et\b.{0,5}$|d'(?:une|autre) part|sommaire|table des matieres)", text)
    )
