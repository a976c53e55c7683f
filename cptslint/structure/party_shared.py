"""Names given to several parties at once, and names that stand with the wrong party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cptslint.model.contract import Party
from cptslint.structure.party_aliases import find_shared_aliases
from cptslint.structure.party_details import without_determiner
from cptslint.text.fold import fold

_TOGETHER = re.compile(
    r"\b(?:ensemble|collectivement|conjointement)\b[^.;\n«\"“]{0,40}[«\"“]\s*(les [^»\"”\n]{3,40}?)\s*[»\"”]"
)
_ALL = re.compile(
    r"les (?:(?:deux|trois|quatre|cinq) )?(?:parties|partenaires|signataires|soussign\w+|co-?contractant\w+|structures)\b"
)
"""Names of all the parties."""
_SEVERAL = 2


def with_name_of_partners(parties: Sequence[Party], text: str) -> list[Party]:
    """Give the name that stands for the partners together ("ensemble « les Établissements »") to the first of them.

    It is such a name when several partners, and no CPTS, were presented before it, or are named in its sentence ("La caisse et l'agence
    sont ensemble désignées « les Financeurs »").
    """
    named = list(parties)
    folded = fold(text)
    for match in _TOGETHER.finditer(folded):
        sentence = folded[max(folded.rfind(mark, 0, match.start()) for mark in "\n.;") + 1 : match.start()]
        before = [party for party in parties if _is_named(party, sentence)]
        if len(before) < _SEVERAL:
            before = [party for party in parties if party.span.start < match.start()]
        if len(before) < _SEVERAL or any(party.is_cpts for party in before) or _ALL.match(match.group(1)):
            continue
        at = named.index(before[0]) if before[0] in named else 0
        named[at] = replace(named[at], aliases=(*named[at].aliases, text[match.start(1) : match.end(1)]))
    return named


def _is_named(party: Party, sentence: str) -> bool:
    names = (fold(without_determiner(name)) for name in (party.name, *party.aliases))
    return any(name and re.search(rf"\b{re.escape(name)}\b", sentence) for name in names)


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
