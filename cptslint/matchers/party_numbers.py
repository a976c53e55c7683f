"""Parties whose number of identification is not given: a number of association for the CPTS, FINESS for an establishment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.identifiers import all_identifiers
from cptslint.matchers.options import OptionReader
from cptslint.matchers.partner import PartnerKind, is_of, parse_partner_kind
from cptslint.matchers.party_presentations import is_presented, passages_about, shown
from cptslint.model.contract import Party, Zone
from cptslint.model.finding import Evidence
from cptslint.text.terms import Term

_OF_A_CPTS = frozenset({"siret", "siren", "rna"})
_OF_AN_ESTABLISHMENT = frozenset({"finess"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """Options of the check.

    Attributes:
        establishments: Partners that have a FINESS number.
        registered: Other words that tell how an association is registered.
    """

    establishments: PartnerKind
    registered: tuple[Term, ...]


class NumberedMatcher:
    """Raises each party without the number that tells it from others of its name."""

    def parse(self, reader: OptionReader) -> Numbered:
        """Compile the options."""
        reader.check_keys(("establishments", "registered"), ("establishments",))
        return Numbered(parse_partner_kind(reader.child("establishments")), reader.terms("registered"))

    def find(self, spec: Numbered, context: Context) -> Outcome:
        """Return one hit per party, at its presentation; the fields are `partie` and `numero`."""
        hits = []
        for party in context.contract.parties:
            if not is_presented(party, context):
                continue
            lacking = _lacking(spec, party, context)
            if lacking:
                span = shown(party, context)
                hits.append(Hit(span, (Evidence("clause", span),), {"partie": party.name, "numero": lacking}))
        return Outcome(tuple(hits))


def _lacking(spec: Numbered, party: Party, context: Context) -> str:
    """Return the French name of the number a party should give and does not, empty when it gives it or needs none."""
    if party.is_cpts:
        presented = context.tokens.range(party.span.start, party.span.end)
        given = context.inside(spec.registered, *presented) or _gives(party, _OF_A_CPTS, context)
        return "" if given else "SIRET ou RNA"
    if is_of(spec.establishments, party, context):
        return "" if _gives(party, _OF_AN_ESTABLISHMENT, context) else "FINESS"
    return ""


def _gives(party: Party, kinds: frozenset[str], context: Context) -> bool:
    """Tell whether a number of one of the kinds is given for a party, rightly or wrongly, or left to fill in."""
    if any(kind in kinds for kind, _ in party.identifiers):
        return True
    others = [other.span for other in context.contract.parties if other is not party]
    for span in (party.span, *passages_about(party, tuple(Zone), context)):
        if re.search(rf"\b(?:{'|'.join(sorted(kinds))})\b", context.tokens.folded[span.start : span.end]):
            return True
    numbers = [one for one in all_identifiers(context) if kinds.intersection(one.kinds)]
    return any(not any(span.start <= one.start < span.end for span in others) for one in numbers)
