"""Seats in a committee, counted for each party."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cptslint.matchers.asides import is_aside, parse_asides
from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
_REACH = 14
"""Words between a number of seats and the party that holds them."""
_NEAR = 4
"""Words between a number and what tells that it counts seats."""
_MOST = 30
"""A greater number counts no seats."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Options of the check.

    Attributes:
        body: Names of a committee.
        seat: Words that follow a number of seats ("représentants", "y sont nommés").
        scenarios: Other ways in which the partner holds the committee.
        skip_asides: A sentence that sets its committee apart from the convention is not raised.
    """

    body: Terms
    seat: Terms
    scenarios: tuple[Scenario, ...]
    skip_asides: bool


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


class SeatsMatcher:
    """Raises a committee where a partner has more seats than the defended party, or the last word."""

    def parse(self, reader: OptionReader) -> Seats:
        """Compile the options."""
        reader.check_keys(("body", "seat", "scenarios", "asides"), ("body", "seat"))
        return Seats(
            reader.terms("body"),
            reader.terms("seat"),
            tuple(parse_scenario(child) for child in reader.children("scenarios")),
            parse_asides(reader),
        )

    def find(self, spec: Seats, context: Context) -> Outcome:
        """Return one hit per committee, in the order of the text."""
        hits = list(_uneven(spec, context))
        hits += [
            Hit(match.span, match.evidence)
            for match in distinct(spec.scenarios, context)
            if not (spec.skip_asides and is_aside(context, match.unit))
            and not any(hit.span is not None and _same_clause(context, hit.span, match.unit) for hit in hits)
        ]
        merged = [
            next(same) for _, same in groupby(sorted(hits, key=_start), key=lambda hit: _clause_at(context, hit.span))
        ]
        return Outcome(tuple(merged))


def _start(hit: Hit) -> int:
    return hit.span.start if hit.span is not None else -1


def _clause_at(context: Context, span: Span | None) -> int:
    unit = context.unit_at(context.tokens.range(span.start, span.end)[0]) if span is not None else None
    return _group(context, unit) if unit is not None else -1


def _same_clause(context: Context, span: Span, unit: Unit) -> bool:
    return _clause_at(context, span) == _group(context, unit)


def _group(context: Context, unit: Unit) -> int:
    """Return the clause of a sentence, or the one that introduces its list."""
    intro = context.clause(unit).intro
    return unit.clause if intro is None else intro


def _uneven(spec: Seats, context: Context) -> Iterator[Hit]:
    for _, group in groupby(context.units, key=lambda unit: _group(context, unit)):
        units = [unit for unit in group if context.operative(unit)]
        if not any(context.inside(spec.body, *place) for unit in units for place in context.scope(unit)):
            continue
        shares = [share for unit in units for share in _shares(spec, context, unit)]
        if _leans(shares):
            first, last = shares[0].unit, shares[-1].unit
            evidence = tuple(Evidence("amount", context.span(share.start, share.start + 1)) for share in shares)
            yield Hit(context.span(first.start, last.end), evidence)


def _leans(shares: Sequence[Share]) -> bool:
    held: Counter[str] = Counter()
    for share in shares:
        held[share.holder] += share.count
    ours = held.pop("", 0)
    return ours > 0 and max(held.values(), default=0) > ours


def _shares(spec: Seats, context: Context, unit: Unit) -> Iterator[Share]:
    every = _numbers(context, unit)
    numbers = [place for place in every if _counts_seats(spec, context, unit, place)]
    if not numbers:
        return
    parted = _part_of_all(context, unit, every)
    if parted is not None:
        yield from parted
        return
    numbers = [place for place in every if place in numbers or _follows_a_party(context, place)]
    ends = [end for _, _, end in numbers]
    starts = [start for _, start, _ in numbers]
    before = _holder(context, max(unit.start, starts[0] - _REACH), starts[0])
    after = _holder(context, starts[-1], min(unit.end, ends[-1] + _REACH))
    for rank, (count, start, end) in enumerate(numbers):
        if before is not None and after is None:  # "l'Établissement dispose de cinq voix, la CPTS de deux"
            low = ends[rank - 1] if rank else max(unit.start, start - _REACH)
            holder = _holder(context, low, start)
        else:
            limit = starts[rank + 1] if rank + 1 < len(starts) else unit.end
            holder = _holder(context, start, min(limit, end + _REACH))
        if holder is not None:
            yield Share(holder, count, unit, start)


def _part_of_all(context: Context, unit: Unit, numbers: Sequence[tuple[int, int, int]]) -> tuple[Share, Share] | None:
    """Return the shares when one number is a part of the other, the rest left to the other side: "six membres, dont quatre", "trois sur quatre"."""
    if len(numbers) != 2:
        return None
    (one, first, after), (other, second, end) = numbers
    words = context.tokens.words[after:second]
    whole, part = (one, other) if "dont" in words else (other, one) if words[-1:] == ("sur",) else (0, 0)
    holder = _holder(context, second, min(unit.end, end + _REACH))
    if not 0 < part < whole or holder is None:
        return None
    rest = "partenaire" if not holder else ""
    return Share(holder, part, unit, first), Share(rest, whole - part, unit, second)


def _follows_a_party(context: Context, number: tuple[int, int, int]) -> bool:
    """Tell whether a number stands right after a party: "la CPTS désigne un membre et l'Établissement trois"."""
    _, start, _ = number
    return any(end == start for name in ("@cpts", "@partenaire") for _, end in context.named_in(name, start - 6, start))


def _counts_seats(spec: Seats, context: Context, unit: Unit, number: tuple[int, int, int]) -> bool:
    count, _, end = number
    near = 1 if count == 1 else _NEAR
    if any(at - end < near for at, _ in context.inside(spec.seat, end, min(unit.end, end + _REACH))):
        return True
    return end >= unit.end - 1 and bool(context.inside(spec.seat, unit.start, end))


def _holder(context: Context, start: int, end: int) -> str | None:
    """Return the party named first in a token range: empty for the defended one, None when none is named."""
    ours, theirs = (context.named_in(name, start, end) for name in ("@cpts", "@partenaire"))
    if ours and (not theirs or ours[0] < theirs[0]):
        return ""
    return context.tokens.words[theirs[0][1] - 1] if theirs else None


def _numbers(context: Context, unit: Unit) -> list[tuple[int, int, int]]:
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
