"""How a contract treats the defended party as a whole: harm seldom comes alone.

A sentence that could be read either way is more often harmful in a draft that holds many harmful sentences than in one that holds
none. Measured on 125 conventions that nothing was learnt of: of the doubtful passages, one in three was harmful in a convention
where nothing else was found, four in five where six or more were.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

_FEW, _MANY = 2, 6
"""Harmful sentences up to which a contract is fair, and from which it is harsh."""
_WHOLE = 40
"""Sentences under which a text is too short to tell anything by what it lacks."""


class Tenor(Enum):
    """How a contract treats the defended party."""

    FAIR = "fair"
    ORDINARY = "ordinary"
    HARSH = "harsh"


def tenor_of(scores: Sequence[tuple[float, ...] | None], harmful: float) -> Tenor:
    """Return the tenor of a contract.

    Args:
        scores: How like the annotated passages of each rule its sentences are; None when nothing is known of one.
        harmful: Score from which a sentence is like them.
    """
    found = sum(1 for one in scores if one is not None and max(one) >= harmful)
    if found >= _MANY:
        return Tenor.HARSH
    return Tenor.FAIR if found <= _FEW and len(scores) >= _WHOLE else Tenor.ORDINARY
