"""The power of the one who signs for the CPTS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.party_presentations import (
    is_presented,
    paragraph_of_representative,
    passages_about,
    whole_presentation,
)
from cptslint.model.contract import Bearer, Party, Zone
from cptslint.model.span import Span
from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class Authority:
    """Options of the check.

    Attributes:
        told: Words that tell where a power to sign comes from, in the presentation of the CPTS.
        decided: Words that tell it in a sentence that names the CPTS or every party, wherever it stands.
        unless: Words of such a sentence that make it about something else than the signature.
    """

    told: tuple[Term, ...]
    decided: tuple[Term, ...]
    unless: tuple[Term, ...]


class AuthorityMatcher:
    """Raises once that nothing says by what power the CPTS is signed for."""

    def parse(self, reader: OptionReader) -> Authority:
        """Compile the options."""
        reader.check_keys(("told", "decided", "unless"), ("told", "decided"))
        return Authority(reader.terms("told"), reader.terms("decided"), reader.terms("unless"))

    def find(self, spec: Authority, context: Context) -> Outcome:
        """Return the passage that tells it, else one hit on the whole convention."""
        party = next((party for party in context.contract.parties if party.is_cpts), None)
        if party is None:
            return Outcome(skipped="aucune partie n'est une CPTS")
        if not is_presented(party, context):
            return Outcome(skipped="la présentation de la CPTS n'a pas été trouvée")
        told = next(_told(spec, party, context), None)
        return Outcome((Hit(None),)) if told is None else Outcome(satisfied=told)


def _told(spec: Authority, party: Party, context: Context) -> Iterator[Span]:
    """Yield the passages that tell the power of the signer."""
    signer = paragraph_of_representative(party, context)
    passages = [
        whole_presentation(party, context),
        *((signer,) if signer else ()),
        *passages_about(party, (Zone.SIGNATURE, Zone.HEAD), context),
    ]
    for span in passages:
        yield from (
            context.span(*place) for place in context.inside(spec.told, *context.tokens.range(span.start, span.end))
        )
    side = "@cpts" if party.role is Bearer.CPTS else "@partenaire"
    for unit in context.units:
        named = context.named(side, unit) or context.named("@parties", unit) or context.named("@gens-cpts", unit)
        if named and not context.inside(spec.unless, unit.start, unit.end):
            yield from (context.span(*place) for place in context.inside(spec.decided, unit.start, unit.end))
