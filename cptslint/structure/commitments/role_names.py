"""Names of roles that the convention gives to nobody: "le Souscripteur" can only be the client, "le Bailleur" the owner."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Profile, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who

_DETERMINERS = frozenset({"le", "la", "l"})
_SELLERS = frozenset({Profile.INDUSTRY, Profile.LABORATORY, Profile.OTHER})
"""Partners that sell to a CPTS; the others buy its services or fund it."""


class RoleNames:
    """Tells which party a name of a role can only be.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        partners = [(index, party) for index, party in enumerate(context.parties) if not party.is_cpts]
        own = [index for index, party in enumerate(context.parties) if party.is_cpts]
        self._sides = (own[0], *partners[0]) if len(partners) == 1 and len(own) == 1 else None

    def at(self, start: int, end: int) -> Who | None:
        """Return the party whose role a noun group names with a capital; None when either could bear it.

        Args:
            start: First token of the group, its determiner.
            end: One past its last token.
        """
        if self._sides is None or self._context.words[start] not in _DETERMINERS or not self._is_capital(start + 1):
            return None
        own, index, partner = self._sides
        client = self._context.turn("client_names", start, min(start + 2, end)) is not None
        supplier = self._context.turn("supplier_names", start, min(start + 2, end)) is not None
        provider = self._context.turn("provider_names", start, min(start + 2, end)) is not None
        if provider:
            client, supplier = partner.profile not in _SELLERS, partner.profile in _SELLERS
        if client == supplier:
            return None
        party = own if client else index
        return Who(Bearer(self._context.parties[party].role), party, Trust.CONTEXT)

    def _is_capital(self, at: int) -> bool:
        tokens = self._context.tokens
        return at < len(tokens) and tokens.text[tokens.starts[at]].isupper()
