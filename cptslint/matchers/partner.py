"""What a rule asks of the partners before it looks at the text."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.contract import Bearer, Party, Profile
from cptslint.text.terms import Term

Terms = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class PartnerKind:
    """A kind of partner, told by what it is called and by how it is presented.

    Attributes:
        profiles: Kinds of body that are enough.
        says: Words of its presentation that are enough, whatever the profile.
        unless: Words of its presentation that rule it out.
    """

    profiles: frozenset[Profile]
    says: Terms
    unless: Terms


def parse_partner_kind(reader: OptionReader) -> PartnerKind:
    """Read the kind of partner a rule is about."""
    reader.check_keys(("profiles", "says", "unless"))
    profiles = frozenset(Profile(name) for name in reader.many_of("profiles", [profile.value for profile in Profile]))
    return PartnerKind(profiles, reader.terms("says"), reader.terms("unless"))


def has_partner(kind: PartnerKind, context: Context) -> bool:
    """Tell whether one of the partners is of a kind."""
    return any(is_of(kind, party, context) for party in context.contract.parties if party.role is Bearer.PARTNER)


def is_of(kind: PartnerKind, party: Party, context: Context) -> bool:
    """Tell whether a party is of a kind."""
    if party.span.start == party.span.end:
        return party.profile in kind.profiles
    presentation = context.tokens.range(party.span.start, party.span.end)
    if context.inside(kind.unless, *presentation):
        return False
    return party.profile in kind.profiles or bool(context.inside(kind.says, *presentation))
