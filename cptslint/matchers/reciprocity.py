"""Tells whether what a sentence says holds for both sides alike: "chaque partie répond de ses fautes"."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit

_TURNS = frozenset({"toutefois", "cependant", "neanmoins", "pourtant", "revanche", "entendu"})
"""Words after which a sentence sets one side apart from the other: "…, l'Établissement n'ayant toutefois à répondre de rien"."""
_MUTUAL = ("reciproque", "reciproques", "reciproquement", "reciprocite", "mutuel", "mutuelle", "mutuellement")
"""Words of reciprocity that, denied, tell that there is none: "dispensé de la réciproque"."""
_PAUSES = frozenset({",", ";", ":"})


def holds_for_both(context: Context, unit: Unit, at: int | None) -> bool:
    """Tell whether a sentence speaks of both sides alike in the part that holds a token.

    Args:
        context: The contract.
        unit: The sentence.
        at: The token that decides; None for the whole sentence.
    """
    cues = [cue for cue in context.reciprocal(unit.start, unit.end) if not _is_refused(context, unit, cue)]
    if at is None or not unit.start <= at < unit.end:
        return bool(cues)
    bounds = _turns(context, unit)
    part = _part(bounds, at)
    return any(_part(bounds, start) == part for start, _ in cues)


def _is_refused(context: Context, unit: Unit, cue: tuple[int, int]) -> bool:
    """Tell whether a word of reciprocity is denied; "aucune des parties" denies what they do, not that they are both meant."""
    return context.tokens.words[cue[0]] in _MUTUAL and context.denied(unit, *cue) is not None


def _turns(context: Context, unit: Unit) -> list[int]:
    """Return the first tokens of the clauses that turn: the turn itself may come after the subject."""
    words = context.tokens.words
    bounds, first = [], unit.start
    for at in range(unit.start, unit.end):
        if words[at] in _PAUSES:
            first = at + 1
        elif words[at] in _TURNS:
            bounds.append(first)
    return bounds


def _part(bounds: list[int], at: int) -> int:
    return sum(bound <= at for bound in bounds)
