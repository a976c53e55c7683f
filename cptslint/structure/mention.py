"""A place where a party is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.contract import Bearer, Party


class Target(StrEnum):
    """What a mention designates beside a single party."""

    PARTY = "party"
    BOTH = "both"
    OTHER_PARTY = "other-party"
    MEMBERS = "members"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a party is named.

    Attributes:
        start: First token, determiner included.
        end: One past the last token.
        target: What it designates.
        party: Index of the party, None unless target is PARTY.
        role: It names people or an organ of the party ("le directeur de l'établissement").
        owner: Index of the party that the third person named belongs to ("l'infirmière de l'établissement"), None when it is not said.
    """

    start: int
    end: int
    target: Target
    party: int | None = None
    role: bool = False
    owner: int | None = None

    @property
    def people_of(self) -> int | None:
        """Index of the party whose people or organ are named, None when the mention names the party itself or nobody's people."""
        if self.target is Target.THIRD:
            return self.owner
        return self.party if self.role or self.target is Target.MEMBERS else None


def bearer_of(mention: Mention, parties: Sequence[Party]) -> Bearer:
    """Return whom a mention designates, seen from the defended party."""
    if mention.target is Target.THIRD:
        return Bearer.OTHER
    if mention.target is Target.MEMBERS:
        own = mention.party is not None and not parties[mention.party].is_cpts
        return parties[mention.party].role if own and mention.party is not None else Bearer.OTHER
    if mention.target is Target.PARTY and mention.party is not None:
        return parties[mention.party].role
    return Bearer.BOTH
