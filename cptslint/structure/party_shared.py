"""Names given to several parties at once, and names that stand with the wrong party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cptslint.model.contract import Party
from cptslint.structure.party_aliases import find_shared_aliases
from cptslint.structure.party_details import without_determiner
from cptslint.text.fold import fold


def with_shared_names(parties: list[Party], text: str) -> list[Party]:
    """Give the parties the names that one sentence gives to all of them, in their order."""
    names = find_shared_aliases(text)
    if len(names) != len(parties):
        return parties
    return [
        replace(party, aliases=(*party.aliases, name)) if name not in party.aliases else party
        for party, name in zip(parties, names, strict=True)
    ]


def to_whom_they_belong(parties: Sequence[Party]) -> list[Party]:
    """Take from a party the names that begin the name of another one: "Les Tilleuls" is the association Les Tilleuls argentés."""
    return [
        replace(party, aliases=tuple(alias for alias in party.aliases if not _begins_another(alias, party, parties)))
        for party in parties
    ]


def _begins_another(alias: str, party: Party, parties: Sequence[Party]) -> bool:
    name = re.escape(fold(without_determiner(alias)))
    if re.search(rf"\b{name}\b", fold(party.name)):
        return False
    begins = re.compile(rf"(?:^|\b(?:association|societe|fondation|clinique|ehpad) )(?:la |le |les |l')?{name}\b")
    return any(begins.search(fold(other.name)) for other in parties if other is not party)
