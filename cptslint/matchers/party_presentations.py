"""How the parties present themselves: their words, and the fields of a model left blank in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from cptslint.matchers.context import Context
from cptslint.model.contract import Party, Zone
from cptslint.model.span import Span
from cptslint.text.placeholders import Shape, placeholders

_FIELD_SHAPES = (Shape.SURE, Shape.CUT, Shape.GAP, Shape.BOX)
_TO_FILL = re.compile(
    r"\b(?:a|reste a|en cours de) ?(?:completer|preciser|renseigner|remplir|indiquer|inserer|determiner)\b"
    r"|[\[<«(][^\]>»)\n]{0,40}\b(?:nom|prenom|denomination|adresse|siege|fonction|qualite|representant|signataire|siret|finess|rna)\b"
    r"[^\]>»)\n]{0,30}[\]>»)]"
)

_NUMBER_FIELD = re.compile(r"\b(?:siret|siren|finess|rna)\b[ :]*+(?:(?:n ?°|numero)[ :]*+)?(?:[x_.…]++ ?){1,20}")
_FEWEST = 2
"""Parties without which there is no convention."""


def has_field(span: Span, context: Context) -> bool:
    """Tell whether a passage holds a field that nobody filled in, other than that of a number of identification."""
    text, folded = span.slice(context.contract.document.text), context.tokens.folded[span.start : span.end]
    blank = any(block.blanks and block.span.overlaps(span) for block in context.contract.document.blocks)
    numbers = [match.span() for match in _NUMBER_FIELD.finditer(folded)]
    shaped = any(
        one.shape in _FIELD_SHAPES and not any(start <= one.start < end for start, end in numbers)
        for one in placeholders(text, folded)
    )
    return blank or shaped or _TO_FILL.search(folded) is not None


def is_presented(party: Party, context: Context) -> bool:
    """Tell whether a passage presents a party: one known by the title alone, or a third name of which nothing is told, is not."""
    told = party.seat or party.representative or party.identifiers or party.aliases or party.is_cpts
    return party.span.start < party.span.end and (bool(told) or len(context.contract.parties) <= _FEWEST)


def shown(party: Party, context: Context) -> Span:
    """Return the presentation of a party without its final punctuation."""
    return context.span(*context.tokens.range(party.span.start, party.span.end))


def whole_presentation(party: Party, context: Context) -> Span:
    """Return the presentation of a party with what stands before its name in the paragraph ("Madame Roux, présidente, au nom de…")."""
    others = [other.span.end for other in context.contract.parties if other.span.end <= party.span.start]
    line = context.contract.document.text.rfind("\n", 0, party.span.start) + 1
    return Span(max([line, *others]), party.span.end)


def paragraph_of_representative(party: Party, context: Context) -> Span | None:
    """Return the paragraph or cell that names the one who signs for a party, None when nobody is named."""
    text = context.contract.document.text
    at = text.find(party.representative) if party.representative else -1
    blocks = context.contract.document.blocks
    return next((block.span for block in blocks if block.span.start <= at < block.span.end), None)


def passages_about(party: Party, zones: Sequence[Zone], context: Context) -> list[Span]:
    """Return the paragraphs outside its presentation that name a party, in some parts of the convention."""
    contract = context.contract
    index = contract.parties.index(party)
    starts = sorted(context.tokens.starts[m.start] for m in context.reading.mentions if m.party == index)
    blocks = zip(contract.document.blocks, context.reading.zones.of_block, strict=True)
    return [
        block.span
        for block, zone in blocks
        if zone in zones
        and not block.span.overlaps(party.span)
        and bisect_left(starts, block.span.start) < bisect_left(starts, block.span.end)
    ]


def zone_at(offset: int, context: Context) -> Zone | None:
    """Return the part of the convention an offset of the text stands in, None between two paragraphs."""
    blocks = context.contract.document.blocks
    starts = context.once("starts of blocks", lambda: [block.span.start for block in blocks])
    index = bisect_right(starts, offset) - 1
    return context.reading.zones.of_block[index] if index >= 0 and offset < blocks[index].span.end else None
