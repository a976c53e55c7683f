"""The commitments of each party, counted and quoted, for when no side can be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.contract import Bearer, Commitment, Contract, Kind, Trust
from cptslint.reporters.party_names import short_name
from cptslint.reporters.wording import KINDS, counted, quotation

TITLE = "Engagements de chaque partie"
_QUOTE_LIMIT = 140


@dataclass(frozen=True, slots=True)
class PartyCommitments:
    """What one party bears.

    Attributes:
        name: Short name of the party, or what stands for several.
        counts: "3 engagements (2 obligations, 1 droit)".
        quotes: The passages, in the order of the text.
    """

    name: str
    counts: str
    quotes: tuple[str, ...]


def commitments_by_party(contract: Contract) -> tuple[PartyCommitments, ...]:
    """Return what each party bears, in order of appearance, then what is shared, what others bear and what nobody does."""
    sides = [(short_name(party), _of_party(contract, index)) for index, party in enumerate(contract.parties)]
    shared = [c for c in contract.commitments if c.bearer is Bearer.BOTH]
    single = [c for c in contract.commitments if c.bearer is not Bearer.BOTH]
    rest = [c for c in single if c.party is None and c.trust is not Trust.CONTEXT]
    unnamed = [c for c in single if c.trust is Trust.CONTEXT and c.bearer is not Bearer.OTHER]
    sides += [("Toutes les parties", shared)] if shared else []
    sides += [("Autres personnes", rest)] if rest else []
    sides += [("Sans partie nommée, à répartir entre vous", unnamed)] if unnamed else []
    text = contract.document.text
    return tuple(
        PartyCommitments(name, _counts(found), tuple(quotation(one.span.slice(text), _QUOTE_LIMIT) for one in found))
        for name, found in sides
    )


def _of_party(contract: Contract, index: int) -> list[Commitment]:
    own = (c for c in contract.commitments if c.party == index and c.bearer is not Bearer.BOTH)
    return [c for c in own if c.trust is not Trust.CONTEXT]


def _counts(commitments: Sequence[Commitment]) -> str:
    total = counted(len(commitments), "engagement")
    kinds = Counter(commitment.kind for commitment in commitments)
    detail = ", ".join(counted(kinds[kind], *KINDS[kind]) for kind in Kind if kinds[kind])
    return f"{total} ({detail})" if detail else total
