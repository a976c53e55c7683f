"""Whether a sentence gives the burden it speaks of to somebody else than the defended party.

"Les pénalités que l'agence inflige à l'Établissement restent supportées par lui", "le tarif public, que le groupe révise,
n'est pas applicable": the words of a burden are there, and the sentence gives the burden to somebody else.
"""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit

BEYOND = "hors-d-atteinte"
PAID_BY = "paye-par"
OUTSIDERS = "payeurs-etrangers"
_TURNS = frozenset({";", ":", "mais", "toutefois", "cependant", "neanmoins", "sauf", "hormis", "excepte"})
"""Words after which a sentence says something else, or takes back what it said."""
_PRONOUNS = frozenset({"lui", "lui-meme", "celui-ci", "celle-ci", "ce", "cette"})
"""Last words of what says that somebody pays, when it does not name them."""
_OPENING = 3
"""First words of a sentence in which what is set aside may be told before it is named: "Ne concernent pas la CPTS …"."""
_PAYER = 4
"""Words between "payé par" and the last word of whoever pays."""


def is_out_of_reach(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether somebody else bears what a sentence says at a token, or the defended party is not asked for it.

    Args:
        context: The contract.
        unit: The sentence.
        at: First token of the burden.

    Returns:
        True when the sentence says, after the burden and without a turn ("mais", "toutefois") between or after, that others
        bear it.
    """
    return any(
        _holds(context, unit, at, place) for place in (*context.named(BEYOND, unit), *_paid_by_outsiders(context, unit))
    )


def _holds(context: Context, unit: Unit, at: int, place: tuple[int, int]) -> bool:
    words = context.tokens.words
    if words[place[1] - 1] in _PRONOUNS and not _stands_for_partner(context, unit, place[0]):
        return False
    if place[0] > at:
        return not _TURNS & set(words[at : place[0]]) and not _TURNS & set(words[place[1] : unit.end - 1])
    return place[0] < unit.start + _OPENING and not _TURNS - {":"} & set(words[place[1] : unit.end - 1])


def _stands_for_partner(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether the party named last in a sentence before a pronoun is a partner."""
    ours, theirs = (context.named_in(side, unit.start, at) for side in ("@cpts", "@partenaire"))
    return bool(theirs) and (not ours or ours[-1] < theirs[-1])


def _paid_by_outsiders(context: Context, unit: Unit) -> list[tuple[int, int]]:
    """Return where a sentence says that people who are no party pay: "dus par les seuls étudiants"."""
    found = []
    for start, end in context.named(PAID_BY, unit):
        payers = context.named_in(OUTSIDERS, end, min(unit.end, end + _PAYER))
        if payers and not any(context.named_in(side, end, payers[0][1]) for side in ("@cpts", "@parties")):
            found.append((start, payers[0][1]))
    return found
