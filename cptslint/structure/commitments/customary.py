"""Who does by trade what a clause leaves to nobody by name: a hospital writes the letter of discharge, a publisher mends its software."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Party, Profile, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.syntax import Predicate

_TRADES: dict[Profile, tuple[str, ...]] = {
    Profile.PUBLIC_HOSPITAL: ("acts_of_care",),
    Profile.PRIVATE_HOSPITAL: ("acts_of_care",),
    Profile.ESMS: ("acts_of_care",),
    Profile.INDUSTRY: ("acts_of_supply",),
    Profile.LABORATORY: ("acts_of_analysis", "acts_of_supply"),
    Profile.LOCAL_AUTHORITY: ("acts_of_premises",),
}
_FUNDING = "acts_of_funding"
_ASSOCIATION = "acts_of_association"
_REACH = 14
"""Tokens from the subject on in which the act is said."""


class Customary:
    """Tells whose trade an act belongs to.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        partners = [(index, party) for index, party in enumerate(context.parties) if not party.is_cpts]
        own = [(index, party) for index, party in enumerate(context.parties) if party.is_cpts]
        self._partner = partners[0] if len(partners) == 1 and own else None
        self._cpts = own[0] if len(own) == 1 else None

    def of(self, predicate: Predicate) -> Who | None:
        """Return the party whose trade the act of a predicate is; None where several could do it."""
        if self._partner is None or self._cpts is None or predicate.negated:
            return None
        start = predicate.subject.start
        end = min(predicate.end, start + _REACH)
        if self._context.turn(_ASSOCIATION, start, end):
            return self._who(self._cpts)
        keys = (_FUNDING, *_TRADES.get(self._partner[1].profile or Profile.OTHER, ()))
        found = any(self._context.turn(key, start, end) for key in keys)
        return self._who(self._partner) if found else None

    def _who(self, found: tuple[int, Party]) -> Who:
        index, party = found
        return Who(Bearer(party.role), index, Trust.CONTEXT)
