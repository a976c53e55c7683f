"""Parties that are not fully identified: name, seat, representative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.identifiers import all_identifiers
from cptslint.matchers.options import OptionReader
from cptslint.matchers.party_presentations import has_field, is_presented, passages_about, shown, zone_at
from cptslint.model.contract import Party, Zone
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.fold import fold
from cptslint.text.terms import Term

_ADDRESS = re.compile(
    r"\b\d{5}\b(?:\)|\s+(?!habitant|euro|patient|personne|foyer|menage|assure)[a-z])"
    r"|\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|quai|chemin|route|allee|impasse)\b"
)
_REPRESENTED = (Zone.HEAD, Zone.RECITALS, Zone.PREAMBLE, Zone.SIGNATURE)
_SIGNER_REACH = 120
"""Characters of the signature, after the name of a party, where the one who signs for it stands."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Options of the check.

    Attributes:
        common: Words of a name that say what kind of body a party is, not which one.
        seat: Words that introduce an address.
        signers: Functions and titles of people who sign.
    """

    common: frozenset[str]
    seat: tuple[Term, ...]
    signers: tuple[Term, ...]


class IdentityMatcher:
    """Raises each party of which the convention does not say who it is, where, and who signs for it."""

    def parse(self, reader: OptionReader) -> Identity:
        """Compile the options."""
        reader.check_keys(("common", "seat", "signers"), ("common", "seat", "signers"))
        common = frozenset(fold(word) for word in reader.texts("common"))
        return Identity(common, reader.terms("seat"), reader.terms("signers"))

    def find(self, spec: Identity, context: Context) -> Outcome:
        """Return one hit per party, at its presentation; the fields are `partie` and `manques`."""
        hits = []
        for party in context.contract.parties:
            if len(party.span) and not is_presented(party, context):
                continue
            lacking = list(_lacking(spec, party, context))
            if lacking and not (len(party.span) and has_field(party.span, context)):
                fields = {"partie": party.name, "manques": " et ".join(lacking)}
                span = shown(party, context) if len(party.span) else None
                hits.append(Hit(span, (Evidence("clause", span),) if span else (), fields))
        return Outcome(tuple(hits))


def _lacking(spec: Identity, party: Party, context: Context) -> Iterator[str]:
    if not _is_named(spec, party):
        yield "son nom propre"
    if party.seat is None and not _has_seat(spec, party, context):
        yield "son siège"
    if party.representative is None and not _has_signer(spec, party, context):
        yield "son représentant"


def _is_named(spec: Identity, party: Party) -> bool:
    """Tell whether one of the names of a party says which body it is."""
    names = (party.name, *party.aliases)
    return any(word not in spec.common for name in names for word in re.findall(r"[a-z\d]+", fold(name)))


def _has_seat(spec: Identity, party: Party, context: Context) -> bool:
    """Tell whether an address of the party stands elsewhere: where it is presented again, in a clause, in the letterhead."""
    if _has_address(party.span, context):
        return True
    for span in passages_about(party, tuple(Zone), context):
        if _ADDRESS.search(context.tokens.folded[span.start : span.end]) and context.inside(
            spec.seat, *context.tokens.range(span.start, span.end)
        ):
            return True
    return False


def _has_address(presentation: Span, context: Context) -> bool:
    """Tell whether a presentation holds a postal code and a town, or a number and a street, which nothing introduces."""
    numbers = [Span(one.start, one.end) for one in all_identifiers(context)]
    found = _ADDRESS.finditer(context.tokens.folded, presentation.start, presentation.end)
    return any(not any(Span(*match.span()).overlaps(number) for number in numbers) for match in found)


def _signs_for_another(offset: int, index: int, context: Context) -> bool:
    """Tell whether the line of a signer names other parties and not this one: "Pour la Communauté, la présidente"."""
    block = next((b.span for b in context.contract.document.blocks if b.span.start <= offset < b.span.end), None)
    named = {
        mention.party
        for mention in context.reading.mentions
        if block is not None and block.start <= context.tokens.starts[mention.start] < block.end
    }
    return bool(named) and index not in named


def _has_signer(spec: Identity, party: Party, context: Context) -> bool:
    """Tell whether somebody is said to sign for the party, in its presentation or in the signature block."""
    tokens, index = context.tokens, context.contract.parties.index(party)
    for mention in context.reading.mentions:
        if mention.party != index:
            continue
        start, end = tokens.starts[mention.start], tokens.ends[mention.end - 1]
        if zone_at(start, context) is not Zone.SIGNATURE:
            continue
        near = context.inside(spec.signers, mention.end, tokens.range(end, end + _SIGNER_REACH)[1])
        if mention.role or any(not _signs_for_another(tokens.starts[at], index, context) for at, _ in near):
            return True
    return any(
        context.inside(spec.signers, *tokens.range(span.start, span.end))
        and "represent" in tokens.folded[span.start : span.end]
        for span in passages_about(party, _REPRESENTED, context)
    )
