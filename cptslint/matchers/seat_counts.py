"""How many seats of a body a sentence gives to each side: counted in figures, or by naming who sits there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.seat_rosters import roster
from cptslint.matchers.seat_rows import holder_in_row, is_in_table
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
Number = tuple[int, int, int]
"""A count, its first token and one past its last."""
_REACH = 14
"""Words between a number of seats and the party that holds them."""
_NEAR = 4
"""Words between a number and what tells that it counts seats."""
_MOST = 30
"""A greater number counts no seats."""
_LIST = 60
"""Words of a list of members."""
_OWNED = 8
"""Words between a number and the party whose people it counts, when nothing else can hold the seats ("deux membres de la CPTS")."""
_HELD = 4
"""Words between the one who sends or holds and the number."""
_BY = frozenset({"de", "d", "du", "des", "par", "pour", "a", "au", "aux", "chez", "represente", "representent"})
_ARTICLES = frozenset({"le", "la", "l", "les"})
_PARTED = frozenset({",", ";", ":"})
_LAST = frozenset({"seul", "seule", "seulement", "uniquement", ".", ";", ",", ":"})
_UNNAMED = ("president", "vice-president")
"""Heads of an officer who may be either side's."""


@dataclass(frozen=True, slots=True)
class SeatWords:
    """Words of a body.

    Attributes:
        seat: What a number of seats counts ("représentants", "voix"), or what tells that it does ("y sont nommés").
        made_of: What introduces those who sit ("composé de", "y siègent").
        opposite: People who are the partner's without its name ("élus").
        neutral: People of neither side ("usagers").
    """

    seat: Terms
    made_of: Terms
    opposite: Terms
    neutral: Terms


@dataclass(frozen=True, slots=True)
class Share:
    """Seats given to a party.

    Attributes:
        holder: Last word of the folded name of a partner; empty for the defended party.
        count: How many.
        unit: The sentence that says it.
        start: First token of the number.
    """

    holder: str
    count: int
    unit: Unit
    start: int


def shares(spec: SeatWords, context: Context, unit: Unit) -> list[Share]:
    """Return the seats that a sentence gives, in the order of the text."""
    every = _numbers(context, unit)
    if is_in_table(context, unit) and (told := _in_row(spec, context, unit, every)) is not None:
        return [told]
    numbers = [place for place in every if _counts_seats(spec, context, unit, place)]
    if numbers and (parted := _part_of_all(context, unit, every)) is not None:
        return list(parted)
    numbers = [place for place in every if place in numbers or _follows_a_party(context, place)] if numbers else []
    found = list(_counted(spec, context, unit, every, numbers))
    found += _listed(spec, context, unit, numbers, found)
    if len({not share.holder for share in found}) < 2:
        named = roster(spec.made_of, spec.opposite, spec.neutral, context, unit)
        found = [Share(who, count, unit, at) for who, count, at in named] or found
    return sorted(found, key=lambda share: share.start)


def _in_row(spec: SeatWords, context: Context, unit: Unit, numbers: Sequence[Number]) -> Share | None:
    """Return the seats of a cell that holds a number and nobody, which the other cells of its row give to a side."""
    if len(numbers) != 1 or _camps(context, unit.start, unit.end):
        return None
    count, start, _ = numbers[0]
    holder = holder_in_row(spec.seat, spec.neutral, context, unit)
    row = context.row(unit)
    return Share(holder, count, Unit(row[0][0], row[-1][1], unit.clause), start) if holder is not None else None


def _counted(
    spec: SeatWords, context: Context, unit: Unit, every: Sequence[Number], numbers: Sequence[Number]
) -> Iterator[Share]:
    """Yield the seats told in figures."""
    for number in numbers:
        rank = every.index(number)
        low = every[rank - 1][2] if rank else unit.start
        high = every[rank + 1][1] if rank + 1 < len(every) else unit.end
        holder = _holder_of(spec, context, number, max(low, number[1] - _REACH), min(high, number[2] + _REACH))
        if holder is not None:
            yield Share(holder, number[0], unit, number[1])


def _holder_of(spec: SeatWords, context: Context, number: Number, low: int, high: int) -> str | None:
    """Return who holds a number of seats: whose people are counted, else who sends them, else who is named by or for them."""
    _, start, end = number
    after = [camp for camp in _camps(context, start, high) if camp[0] <= start or _before(context, camp[0]) in _BY]
    owned = next((camp for camp in after if camp[0] - end < _OWNED and not _parted(context, end, camp[0])), None)
    if owned is not None:
        return owned[2]
    if context.inside(spec.neutral, end, high):
        return None
    sending = [camp for camp in _camps(context, low, start) if camp[1] <= start]
    if sending:
        first, last, holder = sending[-1]
        told = _before(context, first) in _BY and start - last < _HELD
        if told or (start - last <= _HELD + 2 and not _parted(context, last, start)):
            return holder
    if after:
        return after[0][2]
    if context.inside(spec.opposite, end, min(high, end + 2)):
        return "?"
    return sending[-1][2] if sending and start - sending[-1][1] <= _HELD else None


def _listed(
    spec: SeatWords, context: Context, unit: Unit, numbers: Sequence[Number], counted: Sequence[Share]
) -> Iterator[Share]:
    """Yield the seats of the partner's officers named one by one, beside seats of the defended party that are counted.

    Officers are told from their titles, so a president without a party is left out: it may be the CPTS's own.
    """
    made = context.inside(spec.made_of, unit.start, unit.end)
    if not made or not numbers or any(share.holder for share in counted):
        return
    for first, last, holder in _camps(context, made[0][1], min(unit.end, made[0][1] + _LIST)):
        words = context.tokens.words[first:last]
        if holder and not any(word.startswith(_UNNAMED) for word in words[:2]):
            yield Share("?", 1, unit, first)


def _camps(context: Context, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return who is named in a token range: first token, one past the last, empty for the defended party or the last word of a partner."""
    ours = [(a, b, "") for name in ("@cpts", "@camp-cpts", "@gens-cpts") for a, b in context.named_in(name, start, end)]
    theirs = [
        (a, b, context.tokens.words[b - 1])
        for name in ("@partenaire", "@camp-partenaire", "@gens-partenaire")
        for a, b in context.named_in(name, start, end)
    ]
    return sorted({*ours, *theirs})


def _before(context: Context, token: int) -> str:
    """Return the word before a token, an article left aside: officers are found without theirs."""
    at = token - 1
    while at > 0 and context.tokens.words[at] in _ARTICLES:
        at -= 1
    return context.tokens.words[at] if at >= 0 else ""


def _parted(context: Context, start: int, end: int) -> bool:
    """Tell whether punctuation stands between two tokens."""
    return any(word in _PARTED for word in context.tokens.words[start:end])


def _part_of_all(context: Context, unit: Unit, numbers: Sequence[Number]) -> tuple[Share, Share] | None:
    """Return the shares when one number is a part of the other, the rest left to the other side: "six membres, dont quatre", "trois sur quatre"."""
    if len(numbers) != 2:
        return None
    (one, first, after), (other, second, end) = numbers
    words = context.tokens.words[after:second]
    whole, part = (one, other) if "dont" in words else (other, one) if words[-1:] == ("sur",) else (0, 0)
    named = _camps(context, second, min(unit.end, end + _REACH))
    if not 0 < part < whole or not named:
        return None
    holder = named[0][2]
    rest = "partenaire" if not holder else ""
    return Share(holder, part, unit, first), Share(rest, whole - part, unit, second)


def _follows_a_party(context: Context, number: Number) -> bool:
    """Tell whether a number stands right after a party: "la CPTS désigne un membre et l'Établissement trois"."""
    _, start, _ = number
    return any(end == start for name in ("@cpts", "@partenaire") for _, end in context.named_in(name, start - 6, start))


def _counts_seats(spec: SeatWords, context: Context, unit: Unit, number: Number) -> bool:
    count, _, end = number
    if context.tokens.words[end : end + 1] == ("fois",):
        return False
    near = 1 if count == 1 else _NEAR
    if any(at - end < near for at, _ in context.inside(spec.seat, end, min(unit.end, end + _REACH))):
        return True
    last = all(word in _LAST for word in context.tokens.words[end : unit.end])
    return last and bool(context.inside(spec.seat, unit.start, end))


def _numbers(context: Context, unit: Unit) -> list[Number]:
    """Return the small numbers of a sentence, with their token ranges; "un" counts, though it is no quantity."""
    found = [
        (int(quantity.value), *context.tokens.range(quantity.start, quantity.end))
        for quantity in context.quantities(unit.start, unit.end)
        if quantity.kind == "nombre" and 1 <= quantity.value <= _MOST
    ]
    for word in ("un", "une"):
        places = context.tokens.places.get(word, ())
        found += [(1, at, at + 1) for at in places[bisect_left(places, unit.start) : bisect_left(places, unit.end)]]
    return sorted(set(found), key=lambda number: number[1])
