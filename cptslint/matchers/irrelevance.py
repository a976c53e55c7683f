"""Tells whether a sentence says by itself that what it speaks of does not touch the convention or the defended party.

"L'accréditation de l'Université, accordée pour six ans, est sans incidence sur ce terme", "auquel la CPTS n'est pas partie".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from cptslint.matchers.asides import concedes, is_the_partner
from cptslint.matchers.base import Hit
from cptslint.matchers.context import Context
from cptslint.matchers.other_acts import speaks_of_itself

CUES = "hors-de-cause"
KINDS = frozenset({"passage", "asymmetry", "exits", "seats", "unapproved", "values"})
"""Kinds of checks that a sentence about somebody else's affairs may mislead."""
_TURNS: Mapping[str, str | None] = {
    ";": None,
    "mais": None,
    "toutefois": None,
    "cependant": None,
    "neanmoins": None,
    "revanche": "en",
}
"""Words after which a sentence speaks of something else, with the word that must stand before them."""

_EXCEPTIONS = frozenset({"sauf", "hormis", "excepte"})
"""Words after which a sentence takes back that something does not matter: "ne concerne pas la CPTS, sauf dépassement"."""


def is_irrelevant(hit: Hit, context: Context) -> bool:
    """Tell whether a hit is about what its own sentence sets aside.

    Args:
        hit: What a check found.
        context: The contract.

    Returns:
        Whether the same part of the sentence, up to a semicolon or a word such as "toutefois", says that it does not matter;
        never what the convention says of itself before that ("La convention, conclue pour dix ans, ne touche pas à vos autres accords").
    """
    if hit.span is None:
        return False
    trigger = next((e.span for e in hit.evidence if e.role == "trigger" and hit.span.contains(e.span)), hit.span)
    at = bisect_left(context.tokens.starts, trigger.start)
    unit = context.unit_at(at)
    if unit is None:
        return False
    words = context.tokens.words
    itself = speaks_of_itself(context, unit)
    return any(
        not (itself and at < cue)
        and not _turns(context, *sorted((at, cue)))
        and not concedes(context, unit, cue)
        and is_the_partner(context, unit, cue, words[end - 1])
        and not _EXCEPTIONS & set(words[end : unit.end])
        for cue, end in context.named(CUES, unit)
    )


def _turns(context: Context, start: int, end: int) -> bool:
    words = context.tokens.words
    return any(words[i] in _TURNS and _TURNS[words[i]] in (None, words[i - 1]) for i in range(start, end))
