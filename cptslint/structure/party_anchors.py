"""Parties found by what describes them, wherever they are presented: in a sentence of the title, an article, a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cptslint.model.document import BlockKind, Document
from cptslint.model.span import Span
from cptslint.structure.party_blocks import Chunk, continues
from cptslint.structure.profiles import is_body
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold

_DETERMINER = r"(?:l'\s?|la |le |l )"
_NUMBER = r"(?:(?!(?:m|mm|dr)\.)(?:\d+|[a-z]|[ivx]+)(?:\.\d+)*\s*[°.)/–-]+\s*)"
_PERSON = (
    r"(?P<signer>(?:madame|monsieur|mme|m\.|mr|le docteur|la docteure|dr|maitre)\s[^;\n]{3,120}?\b"
    r"(?:(?:vice-|co-?)?president|directeur|directrice|gerant|maire|responsable|administrat|coordinat|coordonnat)\w*"
    r"(?: [a-z-]+){0,2}?) (?:de la |de l'|du |de |d')"
)
_SIGNING = r"(?P<for>[^\n,;:]{4,40}, [^\n,;:]{4,60},? (?:agissant )?(?:pour|au nom (?:et pour le compte )?d(?:e|u)) )"
_SIDE = r"(?:d'une part|d'autre part|de premiere part|de seconde part|d'un cote|de l'autre(?: cote)?)"
_LABEL = (
    r"(?P<label>(?:nom|denomination(?: sociale)?|raison sociale|partenaire|structure|organisme|etablissement|association|cpts|partie|"
    r"signataire)(?: n?\s?°?\s?[\dab])?\s*:\s*|(?P<form>denomination(?: sociale)?|raison sociale)(?:\s{2,}|\t))"
)
_START = re.compile(
    rf"(?:^[^\w\n]*(?:{_NUMBER})?(?:et,? )?(?:nous sommes )?(?:{_LABEL}|{_PERSON}|{_SIGNING})?|\b{_SIDE},?\s*:?\s*|\b(?:entre|avec)\b\s*:?\s*(?:{_NUMBER})?"
    rf"|(?:^|[,;)»\".]\s*|\bpart,? )et(?: d'autre part,?)?\s+|;\s+(?:{_NUMBER})?|\b(?:par la presente|ce jour),\s+)"
    rf"{_DETERMINER}?(?=[a-z\d«\"])",
    re.MULTILINE,
)
"""What leads to the name of a party: the beginning of a line, with its number, label or signer; "entre", "et", a semicolon."""
_HEAD = r"(?:vice-|co-?)?(?:president|directeur|directrice|titulaire|gerant|administrat|maire)\w*"
_STREET = r"(?:rue|avenue|boulevard|place|quai|route|cours|impasse|chemin|allee)\b"
_STRONG = re.compile(
    r"\brepresent|\bsiege\b|\bsises?\b|\bsis\b|\bagissant\b|\bdemeurant|\b\d{5}\b|\bsiret\b|\bfiness\b|\brcs\b|\brna\b|"
    rf"\b(?:notre|dont (?:le|la)) {_HEAD}|\d(?: bis| ter)?,? {_STREET}"
)
"""What presents a party and is seldom said of anybody else."""
_WEAK = re.compile(
    r"ci-\s?apres|\bdenomme|\bdomicilie|\bappele|\bdesigne|\bau capital\b|\b(?:ses|dont les) (?:locaux|bureaux)\b|"
    r"\b(?:on|nous) (?:l'|la |le |les )?(?:appel|nomm|design)|\bsigne pour\b|[(]\s*[«\"]"
)
_OURS = re.compile(rf"\bnotre {_HEAD}")
_SHORT_NAME = re.compile(
    r"\W*+(?:(?:cadre|partie|encadré)\s*+)?(?:\d{1,2}\s*+)?(?:[-–—:.)/]\s*+)?(?P<name>(?:la|le|l['’])\s?(?:[^\W\d]|[-'’ ]){3,40}?)\W*$",
    re.IGNORECASE,
)
_ABOUT_PARTIES = re.compile(r"\b(?:parties|signataires|signatures|partenaires)\b")
"""Words of a title about all of them, which names none."""
_REACH = 140
"""Letters after the beginning of a name among which the kind of body is told."""
_MOST_BLOCKS = 80
_MOST_LETTERS = 20_000
"""A line that presents parties is never longer: only its beginning is looked at."""
_GAP = 3
"""Characters between two lines of one presentation."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a party begins to be presented.

    Attributes:
        offset: Of the words that lead to its name, in the block.
        name: Offset of its name.
        signer: Who is named before it ("Mme Roux, présidente de…"), empty for nobody.
    """

    offset: int
    name: int
    signer: str = ""


def find_described(document: Document, start: int, end: int, words: PartyWords) -> list[Chunk]:
    """Find parties by what describes them.

    Args:
        document: The document as read.
        start: First block looked at.
        end: One past the last.
        words: How parties are named.

    Returns:
        One presentation for each body that a seat, a number or a signer follows before another body is named.
    """
    chunks: list[Chunk] = []
    above = ""
    for block in document.blocks[start : min(end, start + _MOST_BLOCKS)]:
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
            continue
        raw = block.span.slice(document.text)
        text = fold(raw[:_MOST_LETTERS])
        open_party = bool(chunks) and chunks[-1].span.end >= block.span.start - _GAP
        if open_party and continues(text.strip()):
            chunks[-1] = _until(document, chunks[-1], block.span.start + len(text))
            above = raw
            continue
        starts = list(_starts(raw, text, words))
        lead = _START.match(text)
        if not starts and lead is not None and _is_presented(text) and not continues(text.strip()):
            starts = [_Start(0, lead.end())]
        for index, one in enumerate(starts):
            stop = starts[index + 1].offset if index + 1 < len(starts) else len(text)
            span = Span(block.span.start + one.name, block.span.start + stop)
            chunks.append(Chunk(span.slice(document.text), span, one.signer, _title(above) if index == 0 else ""))
        above = raw
    return [chunk for chunk in chunks if _is_presented(fold(chunk.text))]


def _until(document: Document, chunk: Chunk, end: int) -> Chunk:
    span = Span(chunk.span.start, end)
    return replace(chunk, text=span.slice(document.text), span=span)


def _title(line: str) -> str:
    match = _SHORT_NAME.match(line)
    return match.group("name") if match and not _ABOUT_PARTIES.search(fold(line)) else ""


def _starts(raw: str, text: str, words: PartyWords) -> Iterator[_Start]:
    for match in _START.finditer(text):
        name = match.end()
        head = re.split(r"[,;:(\n]| - ", text[name : name + _REACH], maxsplit=1)[0]
        if match.group("label") or match.group("form") or is_body(head, words):
            who = "signer" if match.group("signer") else "for"
            signer = re.sub(
                r"(?<![ ,])[ ,]++(?:agissant )?(?:pour|au nom.*)? ?$", "", raw[match.start(who) : match.end(who)]
            )
            yield _Start(match.start(), name, signer.strip(" ,"))


def _is_presented(folded: str) -> bool:
    strong, weak = len(_STRONG.findall(folded)), len(_WEAK.findall(folded))
    return (strong > 0 and strong + weak >= 2) or _OURS.search(folded) is not None
