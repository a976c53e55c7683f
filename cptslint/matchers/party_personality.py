"""Parties that are a service, a scheme or a group, behind which the legal person that signs is not named."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.party_presentations import is_presented, whole_presentation
from cptslint.model.contract import Party
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term

_FIRST_WORDS = 2
"""Words that may stand before the one that says what the party is ("La filière", "Notre service")."""


@dataclass(frozen=True, slots=True)
class Personality:
    """Options of the check.

    Attributes:
        bodies: First words of the name of a body that has no legal personality of its own.
        carriers: Words of the presentation that name the legal person.
    """

    bodies: tuple[Term, ...]
    carriers: tuple[Term, ...]


class PersonalityMatcher:
    """Raises each party that cannot be bound because it is no legal person."""

    def parse(self, reader: OptionReader) -> Personality:
        """Compile the options."""
        reader.check_keys(("bodies", "carriers"), ("bodies", "carriers"))
        return Personality(reader.terms("bodies"), reader.terms("carriers"))

    def find(self, spec: Personality, context: Context) -> Outcome:
        """Return one hit per party, at its name; the field `partie` is its name."""
        hits = [
            Hit(span, (Evidence("clause", span),), {"partie": party.name})
            for party in context.contract.parties
            if is_presented(party, context)
            and not party.is_cpts
            and (span := _without_personality(spec, party, context))
        ]
        return Outcome(tuple(hits))


def _without_personality(spec: Personality, party: Party, context: Context) -> Span | None:
    """Return the name of a party that is no legal person, None when it is one or when the one that carries it is named."""
    first, _ = context.tokens.range(party.span.start, party.span.end)
    if not any(
        place[0] < first + _FIRST_WORDS for place in context.inside(spec.bodies, first, first + _FIRST_WORDS + 1)
    ):
        return None
    whole = whole_presentation(party, context)
    if context.inside(spec.carriers, *context.tokens.range(whole.start, whole.end)):
        return None
    return Span(party.span.start, min(party.span.start + len(party.name), party.span.end))
