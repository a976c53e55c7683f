"""Seats told by naming who sits, one after the other: "la directrice régionale, les trois directeurs et le président de la CPTS"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cptslint.matchers.context import Context, Unit
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
Seat = tuple[str, int, int]
"""Who holds it (the word that stands for the partner, empty for the defended party), how many, and the first token."""
_PARTNER = "?"
_BREAKS = frozenset({",", "et", "ainsi", "puis", ";"})
_ENDS = frozenset({".", ";", ":", "(", "dont", "qui", "lesquels", "lesquelles", "ou"})
_OF = frozenset({"de", "d", "du", "des"})
_LINKS = frozenset({"de", "d", "que", "pour", "par", "outre", "enfin"})
_REFLEXIVE = frozenset({"se", "s"})
"""Words before a verb that then says that people meet, not who they are."""
_ONE = frozenset({"le", "la", "l", "un", "une", "son", "sa", "leur", "du"})
_SEVERAL = frozenset({"les", "des", "ses", "leurs", "ces"})
_OPENING = 3
"""First words of a member among which its number stands."""
_MARGIN = 2
"""Seats by which the partner must be ahead when nobody counted them: an officer may be either side's."""


def roster(made_of: Terms, opposite: Terms, neutral: Terms, context: Context, unit: Unit) -> list[Seat]:
    """Return the seats of those that a sentence names; even ones when neither side is clearly ahead.

    Args:
        made_of: What introduces those who sit ("composé de").
        opposite: People who are the partner's without its name.
        neutral: People of neither side.
        context: The contract.
        unit: The sentence.

    Returns:
        The seats in the order of the text; nothing when some are not counted or told, or when a side is not named.
    """
    words = context.tokens.words
    made = [place for place in context.inside(made_of, unit.start, unit.end) if words[place[0] - 1] not in _REFLEXIVE]
    if not made:
        return []
    first = made[0][1] - (words[made[0][1] - 1] in _OF)
    seats: list[Seat] = []
    untold = False
    for start, end in _members(context, first, unit.end):
        if context.inside(neutral, start, end) or context.named_in("@tiers", start, end):
            continue
        count = _count(context, start, end)
        if count is None:
            return []
        holder = _holder(opposite, context, start, end)
        untold |= holder is None
        seats += [(holder, count, start)] if holder is not None else []
    ours, theirs = (_total(seats, holder) for holder in ("", _PARTNER))
    if not ours or not theirs:
        return []
    if theirs >= ours + _MARGIN:
        return seats
    return [] if untold else [("", 1, unit.start), (_PARTNER, 1, unit.start)]


def _members(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of those who are named, until the sentence speaks of something else."""
    words = context.tokens.words
    while start < end:
        while start < end and words[start] in _BREAKS | _LINKS:
            start += 1
        close = next((at for at in range(start, end) if words[at] in _BREAKS | _ENDS), end)
        if start >= close or not (words[start] in _ONE | _SEVERAL or _numbers(context, start, start + 1)):
            return
        yield start, close
        if close < end and words[close] in _ENDS - _BREAKS:
            return
        start = close


def _holder(opposite: Terms, context: Context, start: int, end: int) -> str | None:
    """Return the side of a member; a bare title that no word gives to the partner ("la trésorière") is the defended party's."""
    if any(context.named_in(name, start, end) for name in ("@cpts", "@camp-cpts", "@gens-cpts")):
        return ""
    theirs = any(context.named_in(name, start, end) for name in ("@partenaire", "@camp-partenaire", "@gens-partenaire"))
    if theirs or context.inside(opposite, start, end):
        return _PARTNER
    return None if _OF & set(context.tokens.words[start + 1 : end]) else ""


def _count(context: Context, start: int, end: int) -> int | None:
    """Return how many seats a member is: a number, one for one person, None for several that nobody counts."""
    if "fois" in context.tokens.words[start:end]:
        return None
    numbers = _numbers(context, start, min(end, start + _OPENING))
    if numbers:
        return numbers[0]
    return 1 if context.tokens.words[start] in _ONE else None


def _numbers(context: Context, start: int, end: int) -> list[int]:
    return [int(q.value) for q in context.quantities(start, end) if q.kind == "nombre" and q.value >= 1]


def _total(seats: Sequence[Seat], holder: str) -> int:
    return sum(count for held, count, _ in seats if held == holder)
