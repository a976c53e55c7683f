"""Puts a passage into a small convention, for the tests of what the structure reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cptslint.model.contract import Commitment
from cptslint.model.document import Block, BlockKind, Document
from cptslint.model.span import Span
from cptslint.structure.build import Reading, build
from cptslint.structure.vocabulary import Vocabulary

CPTS = ("la CPTS", "l'Association")
PARTNER = ("le Centre Hospitalier", "l'Établissement")


def document(text: str) -> Document:
    """Make a document of which every line is a block; a line that begins with a dash is a list item."""
    lines = [line for line in text.split("\n") if line.strip()]
    blocks = []
    start = 0
    for line in lines:
        item = re.match(r"(\s*)(-+) ", line)
        level = max(len(item[2]) - 1, len(item[1]) // 2) if item else 0
        kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
        blocks.append(Block(Span(start, start + len(line)), kind, level=level))
        start += len(line) + 1
    return Document("convention.txt", "text", "", "\n".join(lines), tuple(blocks))


def frame(passage: str, cpts: Sequence[str] = CPTS, partner: Sequence[str] = PARTNER) -> tuple[str, int]:
    """Return a convention whose second article is the passage, and the offset where the passage begins."""
    head = f"""CONVENTION DE PARTENARIAT
Entre :
La CPTS Alpha, association dont le siège est situé 1 rue A, représentée par son président, ci-après {_names(cpts)},
d'une part,
Et :
{partner[0]} de Beta, dont le siège est situé 2 rue B, représenté par son directeur, ci-après {_names(partner)},
d'autre part,
Il a été convenu ce qui suit :
Article 1 - Objet
La présente convention a un objet.
"""
    if not re.match(r"\s*article\b", passage, re.IGNORECASE):
        head += "Article 2 - Dispositions\n"
    return head + passage, len(head)


def _names(aliases: Sequence[str]) -> str:
    return " ou ".join(f"« {alias} »" for alias in aliases)


def read_framed(
    passage: str,
    vocabulary: Vocabulary,
    cpts: Sequence[str] = CPTS,
    partner: Sequence[str] = PARTNER,
    party: str | None = None,
) -> tuple[Reading, list[Commitment]]:
    """Read a framed passage; return the reading and the commitments of the passage."""
    text, start = frame(passage, cpts, partner)
    reading = build(document(text), vocabulary, party=party)
    return reading, [c for c in reading.contract.commitments if c.span.start >= start]
