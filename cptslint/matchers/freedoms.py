"""Tells whether words stand in what somebody may do and need not: "ils peuvent s'en retirer à tout instant"."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit
from cptslint.model.contract import Bearer, Kind

SAID = "faculte-dite"
SUFFERED = "faculte-subie"


def is_free(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a match stands in a freedom of the defended party or of its people.

    The smallest commitment that holds the match decides. A right of the other side may be a duty of the defended one, and
    what may be done to it is none of its freedoms: "la CPTS peut être jointe à toute heure".

    Args:
        context: The contract.
        unit: The sentence of the match.
        place: Its tokens.
    """
    at = context.tokens.starts[place[0]]
    around = [c for c in context.commitments_in(unit) if c.span.start <= at < c.span.end]
    inmost = min(around, key=lambda commitment: len(commitment.span), default=None)
    if inmost is None or inmost.kind is not Kind.RIGHT or context.bearer(inmost) is Bearer.PARTNER:
        return False
    start, end = context.tokens.range(inmost.span.start, inmost.span.end)
    return bool(context.named_in(SAID, start, end)) and not context.named_in(SUFFERED, start, end)
