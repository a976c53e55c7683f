"""Parties to an agreement written as a letter: who writes and who is written to, above "Monsieur le Président,"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cptslint.model.contract import Party
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.party_blocks import Chunk
from cptslint.text.fold import fold
from cptslint.text.months import MONTH

_MOST_BLOCKS = 30
"""Blocks among which a salutation is looked for."""
_SALUTATION = re.compile(r"\W*(?:mesdames?|messieurs|monsieur|madame|docteur|chers?|cheres?)\b[^.;:\n]{0,70},\W*$")
_DATE = re.compile(rf"(?:[^\W\d][\w' -]{{1,40}},? )?le (?:1er|\d{{1,2}}) {MONTH} \d{{4}}\W*$")
_BETWEEN = re.compile(r"\W*a\W*$")
_TO_SOMEBODY = re.compile(r"\W*a l'attention\b")
_ABOUT = re.compile(
    r"\W*(?:objet|n/ ?ref|v/ ?ref|nos references|vos references|references?|pieces? jointes?|p\.? ?j\.?|copie)\b"
)
PERSON = re.compile(
    r"\W*(?:a l'attention d\w*['e]? ?)?(?:monsieur|madame|mme|m\.|mr|le docteur|la docteure|docteure?|dr)\s"
)
"""A line that names a person."""
_ATTENTION = re.compile(r"^.*?attention (?:de |du |d['’])", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:mon|ma|notre|nos)\s[^«»\"“”\n.;]{2,70}[«\"“]\s*(?P<name>[^«»\"“”\n]{2,40}?)\s*[»\"”]", re.IGNORECASE
)
_YOURS = re.compile(r"\bvotre\s[^«»\"“”\n.;]{2,70}[«\"“]\s*(?P<name>[^«»\"“”\n]{2,40}?)\s*[»\"”]", re.IGNORECASE)
_INTRODUCTION = 4
"""Paragraphs after the salutation that may say what each is called."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The head of a letter.

    Attributes:
        salutation: Block of the salutation.
        sender: Blocks that tell who writes, in order.
        recipient: Blocks that tell who is written to, in order.
    """

    salutation: int
    sender: tuple[int, ...]
    recipient: tuple[int, ...]


def find_letter(document: Document) -> Letter | None:
    """Return the head of a letter, None when the document is none.

    Args:
        document: The document as read.
    """
    texts = [fold(block.span.slice(document.text)).strip() for block in document.blocks[:_MOST_BLOCKS]]
    salutation = next((index for index, text in enumerate(texts) if _SALUTATION.match(text)), None)
    if salutation is None:
        return None
    sides: tuple[list[int], list[int]] = ([], [])
    side = 0
    for index, text in enumerate(texts[:salutation]):
        between = _BETWEEN.match(text) or _DATE.match(text)
        if (between or _TO_SOMEBODY.match(text)) and sides[0]:
            side = 1
        if text and not between and not _ABOUT.match(text) and document.blocks[index].cell is None:
            sides[side].append(index)
    return Letter(salutation, tuple(sides[0]), tuple(sides[1]))


def letter_chunks(document: Document, letter: Letter) -> list[Chunk]:
    """Return what the head of a letter says of each side, the name first; nothing when a side is not told."""
    chunks = []
    for blocks in (letter.sender, letter.recipient):
        lines = [document.blocks[index].span.slice(document.text).strip() for index in blocks]
        people = [line for line in lines if PERSON.match(fold(line))]
        bodies = [line for line in lines if line not in people]
        if not bodies:
            return []
        name = _as_written_below(document, letter, bodies[0])
        signers = [f"représentée par {_ATTENTION.sub('', line)}" for line in people]
        if not signers and blocks == letter.sender:
            signers = ["représentée par le signataire de la lettre"]
        span = Span(document.blocks[blocks[0]].span.start, document.blocks[blocks[-1]].span.end)
        chunks.append(Chunk(", ".join([name, *bodies[1:], *signers]), span))
    return chunks


def with_letter_names(document: Document, letter: Letter, parties: Sequence[Party]) -> list[Party]:
    """Give two parties the names that the introduction calls them by: "mon établissement (« le Centre »)", "votre association (« la CPTS »)".

    Args:
        document: The document as read.
        letter: Its head.
        parties: Who writes, then who is written to.
    """
    if len(parties) != 2:
        return list(parties)
    below = document.blocks[letter.salutation + 1 : letter.salutation + 1 + _INTRODUCTION]
    text = "\n".join(block.span.slice(document.text) for block in below)
    named = []
    for party, pattern in zip(parties, (_OURS, _YOURS), strict=True):
        match = pattern.search(text)
        fresh = match is not None and not party.aliases
        named.append(replace(party, aliases=(match["name"],)) if match is not None and fresh else party)
    return named


def _as_written_below(document: Document, letter: Letter, name: str) -> str:
    """Return a name in capitals as the text of the letter writes it, the name itself when it does not."""
    if not name.isupper():
        return name
    start = document.blocks[letter.salutation].span.end
    match = re.search(re.escape(fold(name)), fold(document.text)[start:])
    return name if match is None else document.text[start + match.start() : start + match.end()]
