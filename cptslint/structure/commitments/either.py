"""Pronouns that stand for either party: "ce que l'une décide seule, elle le paie seule"."""

from __future__ import annotations

from cptslint.structure.commitments.context import Context
from cptslint.text.tokens import LINE

_PAIR = frozenset({"deux", "parties", "signataires", "partenaires", "associations", "structures", "contractants"})
_STOPS = frozenset({".", ";", LINE})
_OF = frozenset({"des", "de", "d"})
_REACH = 14
"""Words before a pronoun that are looked at."""


def stands_for_either(context: Context, at: int) -> bool:
    """Tell whether the nearest words before a pronoun that may be a party are "l'une", "un des deux signataires".

    Args:
        context: The text.
        at: Token of the pronoun.
    """
    words, begin = context.words, max(1, at - _REACH)
    ends = {mention.end for mention in context.between(begin, at)}
    for i in range(at - 1, begin, -1):
        if words[i] in _STOPS or i + 1 in ends:
            return False
        if words[i] not in ("un", "une"):
            continue
        if words[i + 1] in _OF and _PAIR & set(words[i + 2 : i + 4]):
            return True
        if words[i - 1] == "l" and words[i + 1] not in (*_OF, "ou", "et"):
            return True
    return False
