"""Who signs: the signature block and the parties that have a place in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.paragraphs import Paragraph, paragraphs
from cptslint.model.contract import Party, Zone
from cptslint.model.document import BlockKind
from cptslint.model.span import Span
from cptslint.text.fold import fold
from cptslint.text.terms import Term

_LAST_BLOCKS = 15
"""Blocks among which a signature stands when the structure has not told it."""
_LONGEST_LINE = 160
"""Characters of a line that opens a signature; more is a clause."""
_LEAST_LETTERS = 4
_DATELINE = re.compile(r"\b(?:fait|etablie?|dressee?|signee?)\b[^,\n]*")
"""The line that gives the place, whose name may be that of a party."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Options of the check.

    Attributes:
        opening: First words of a signature block.
        signers: Groups of words; those of a group come once per signatory ("le directeur", "la présidente").
        all: Words by which every party signs ("les parties").
        common: Words of names that tell nothing of who a party is.
    """

    opening: tuple[Term, ...]
    signers: tuple[tuple[Term, ...], ...]
    all: tuple[Term, ...]
    common: frozenset[str]


class SignedMatcher:
    """Raises a convention without signature block, or a party that has no place in it."""

    def parse(self, reader: OptionReader) -> Signed:
        """Compile the options."""
        reader.check_keys(("opening", "signers", "all", "common"), ("opening", "signers"))
        common = frozenset(fold(word) for word in reader.texts("common"))
        return Signed(reader.terms("opening"), reader.groups("signers"), reader.terms("all"), common)

    def find(self, spec: Signed, context: Context) -> Outcome:
        """Return one hit on the whole convention, with what is missing in the field `manque`."""
        block = _block(spec, context)
        if block is None:
            return Outcome((Hit(None, fields={"manque": "aucune place n'est prévue pour signer"}),))
        missing = _missing(spec, context, block)
        if not missing:
            return Outcome(satisfied=block)
        names = ", ".join(f"« {party.name} »" for party in missing)
        return Outcome((Hit(None, fields={"manque": f"aucune place n'est prévue pour {names}"}),))


def _block(spec: Signed, context: Context) -> Span | None:
    """Return the signature block, None when there is none."""
    body = [p for p in paragraphs(context) if p.kind not in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)]
    signed = [p.span for p in body if p.zone is Zone.SIGNATURE]
    if signed:
        return Span(signed[0].start, signed[-1].end)
    proper = [p for p in body if p.zone is not Zone.ANNEX] or body
    for group in (proper[-_LAST_BLOCKS:], body[-_LAST_BLOCKS:]):
        for paragraph in group:
            if _opens(spec, context, paragraph):
                return Span(paragraph.span.start, group[-1].span.end)
    # Particular conditions are signed before the general ones that follow.
    for rank, paragraph in enumerate(body):
        if _opens(spec, context, paragraph):
            return Span(paragraph.span.start, body[min(rank + _LAST_BLOCKS, len(body)) - 1].span.end)
    return None


def _opens(spec: Signed, context: Context, paragraph: Paragraph) -> bool:
    first, _ = context.tokens.range(paragraph.span.start, paragraph.span.end)
    opened = any(place[0] <= first + 1 for place in context.inside(spec.opening, first, first + 6))
    return opened and not paragraph.heading and len(paragraph.span) <= _LONGEST_LINE


def _missing(spec: Signed, context: Context, block: Span) -> list[Party]:
    parties = context.contract.parties
    start, end = context.tokens.range(block.start, block.end)
    signers = max(len(context.inside(group, start, end)) for group in spec.signers)
    if len(parties) < 2 or context.inside(spec.all, start, end) or signers >= len(parties):
        return []
    words = frozenset(re.findall(r"\w+", _DATELINE.sub("", context.tokens.folded[block.start : block.end])))
    named = {m.party for m in context.reading.mentions if m.party is not None and start <= m.start < end}
    absent = [
        p for index, p in enumerate(parties) if index not in named and not words & _telling(p, parties, spec.common)
    ]
    return absent if len(absent) < len(parties) else []


def _telling(party: Party, parties: Sequence[Party], common: frozenset[str]) -> frozenset[str]:
    """Return the words that tell a party from the others: of its names, its representative, its kind."""
    others = frozenset(word for other in parties if other is not party for word in _words(other))
    return _words(party) - others - common


def _words(party: Party) -> frozenset[str]:
    said = " ".join((party.name, *party.aliases, party.representative or "", "cpts" if party.is_cpts else ""))
    words = re.findall(r"\w+", fold(said))
    acronyms = re.findall(r"\b[A-Z]{2,8}\b", f"{party.name} {' '.join(party.aliases)}")
    return frozenset(word for word in words if len(word) >= _LEAST_LETTERS) | frozenset(fold(a) for a in acronyms)
