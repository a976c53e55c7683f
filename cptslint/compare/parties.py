"""Which party of the new draft is which of the old one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cptslint.compare.assignment import best_pairs
from cptslint.compare.words import folded_words, likeness
from cptslint.model.contract import Bearer, Commitment, Contract, Party

_SAME_NAME = 50.0


@dataclass(frozen=True, slots=True)
class PartyMap:
    """The parties of two drafts.

    Attributes:
        old: Parties of the old draft.
        new: Parties of the new draft.
        pairs: For a party of the old draft, the same one in the new draft, by index.
        same_defended: The same party is defended in both; when False nothing can be said of sides.
    """

    old: tuple[Party, ...]
    new: tuple[Party, ...]
    pairs: Mapping[int, int]
    same_defended: bool

    def same_bearer(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether a commitment of the old draft and one of the new concern the same party."""
        if not self.same_defended:
            return True
        if one.bearer is not other.bearer:
            return False
        known = one.party is not None and other.party is not None and one.party in self.pairs
        return not known or one.party is None or self.pairs[one.party] == other.party

    def moved(self, one: Commitment, other: Commitment) -> str:
        """Return who bore a commitment and who bears it now."""
        return f"passe de « {self._name(one, self.old)} » à « {self._name(other, self.new)} »"

    def _name(self, commitment: Commitment, parties: tuple[Party, ...]) -> str:
        if commitment.party is not None:
            party = parties[commitment.party]
            return party.aliases[0] if party.aliases else "la CPTS" if party.is_cpts else party.name
        names = {
            Bearer.CPTS: "la CPTS",
            Bearer.PARTNER: "le partenaire",
            Bearer.BOTH: "toutes les parties",
            Bearer.OTHER: "un tiers",
        }
        return names[commitment.bearer]


def map_parties(old: Contract, new: Contract) -> PartyMap:
    """Match the parties by their names and identifiers."""
    scores = {}
    for i, one in enumerate(old.parties):
        for j, other in enumerate(new.parties):
            score = max(_name_likeness(one, other), 100.0 if set(one.identifiers) & set(other.identifiers) else 0.0)
            if score >= _SAME_NAME:
                scores[i, j] = score
    pairs = dict(best_pairs(scores))
    first, second = _defended(old), _defended(new)
    return PartyMap(
        old.parties,
        new.parties,
        pairs,
        first is not None and second is not None and _same(old, new, first, second, pairs),
    )


def _same(old: Contract, new: Contract, first: int, second: int, pairs: Mapping[int, int]) -> bool:
    """Tell whether two parties are the same; two CPTS are, when the name of the first is found nowhere."""
    if first in pairs:
        return pairs[first] == second
    return old.parties[first].is_cpts and new.parties[second].is_cpts


def _name_likeness(one: Party, other: Party) -> float:
    names = [folded_words(name) for name in (one.name, *one.aliases)]
    others = [folded_words(name) for name in (other.name, *other.aliases)]
    return max(likeness(a, b) for a in names for b in others)


def _defended(contract: Contract) -> int | None:
    if not contract.has_defended_party:
        return None
    return next((i for i, party in enumerate(contract.parties) if party.role is Bearer.CPTS), None)
