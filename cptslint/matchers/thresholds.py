"""Bounds on the quantities of a sentence: a duration, an amount, a share, a number, the gap between two dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.options import OptionReader
from cptslint.matchers.other_acts import foreign_before
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity
from cptslint.text.terms import Term

_SIGNED = 16
"""Words after "Fait" among which the day of signing stands."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on a quantity.

    Attributes:
        kind: "durée", "montant", "pourcentage", "nombre", or "écart" for the months between the first two dates (else years in figures), in any order.
        unit: "jour", "mois", "an", "heure", "euro", "%" or a word that follows a number; the quantity is converted to it.
        least: The quantity must not be smaller; None for no bound.
        above: The quantity must be greater; None for no bound.
        below: The quantity must be smaller; None for no bound.
        beside: One of these must stand at most two words away from the quantity; empty for anywhere in the sentence.
        since: Words of the sentence, just before or after, whose date the gap begins at when the sentence gives only its end.
    """

    kind: str
    unit: str
    least: float | None
    above: float | None
    below: float | None
    beside: tuple[Term, ...] = ()
    since: tuple[Term, ...] = ()

    def admits(self, value: float) -> bool:
        """Tell whether a value in the unit is within the bounds."""
        least = self.least is None or value >= self.least
        above = self.above is None or value > self.above
        return least and above and (self.below is None or value < self.below)


def parse_threshold(reader: OptionReader) -> Threshold | None:
    """Read the bound that a scenario of a rule sets on a quantity; None when it sets none.

    Raises:
        PackError: A key or a value is wrong.
    """
    if not reader.has("quantity"):
        return None
    inner = reader.child("quantity")
    inner.check_keys(("kind", "unit", "from", "above", "below", "beside", "since"))
    return Threshold(
        kind=inner.one_of("kind", ("durée", "montant", "pourcentage", "nombre", "écart")),
        unit=inner.text("unit"),
        least=inner.number("from"),
        above=inner.number("above"),
        below=inner.number("below"),
        beside=inner.terms("beside"),
        since=inner.terms("since"),
    )


def admitted_amount(threshold: Threshold, context: Context, unit: Unit, *, own: bool = False) -> Evidence | None:
    """Return the first quantity of a sentence that a bound admits, None when there is none.

    Args:
        threshold: The bound.
        context: The convention.
        unit: The sentence.
        own: What is told of another contract does not count: "elle ne suit pas le sort du bail, conclu pour neuf ans".
    """
    if threshold.kind == "écart":
        return _gap(threshold, context, unit)
    for quantity in context.quantities(unit.start, unit.end):
        if quantity.kind != threshold.kind:
            continue
        if own and foreign_before(context, unit, context.tokens.range(quantity.start, quantity.end)[0]):
            continue
        value = _converted(quantity.value, quantity.days, quantity.months, quantity.unit, threshold.unit)
        if value is None:
            continue
        if threshold.admits(value) and (not threshold.beside or _beside(threshold, context, quantity)):
            return Evidence("amount", Span(quantity.start, quantity.end))
    return None


def _beside(threshold: Threshold, context: Context, quantity: Quantity) -> bool:
    start, end = context.tokens.range(quantity.start, quantity.end)
    places = context.inside(threshold.beside, max(0, start - 6), end + 3)
    return any(start - 2 <= last <= start or end <= first <= end + 2 for first, last in places)


def _gap(threshold: Threshold, context: Context, unit: Unit) -> Evidence | None:
    dates = _dates(context, unit)
    if len(dates) == 1 and threshold.since:
        dates += _beginning(threshold, context, unit)
    if len(dates) < 2 and not threshold.since:
        found = context.quantities(unit.start, unit.end)
        dates = [(q, q.value * 12) for q in found if q.kind == "nombre" and 2000 <= q.value < 2100]
    if len(dates) < 2:
        return None
    months = abs(dates[1][1] - dates[0][1])
    gap = months / 12 if threshold.unit == "an" else months
    shown = dates[0][0] if threshold.since else dates[1][0]
    return Evidence("amount", Span(dates[0][0].start, shown.end)) if threshold.admits(gap) else None


def _dates(context: Context, unit: Unit) -> list[tuple[Quantity, float]]:
    """Return the dates of a sentence with the months they count."""
    return [(q, q.value) for q in context.quantities(unit.start, unit.end) if q.kind == "date"]


def _beginning(threshold: Threshold, context: Context, unit: Unit) -> list[tuple[Quantity, float]]:
    """Return the date from which something lasts: told by a neighbour sentence of the article, else the day of signing."""
    at = context.units.index(unit)
    for near in (*context.units[max(0, at - 2) : at][::-1], *context.units[at + 1 : at + 2]):
        dates = _dates(context, near)
        if (
            context.same_article(near, unit)
            and len(dates) == 1
            and context.inside(threshold.since, near.start, near.end)
        ):
            return dates
    return _signing(context)


def _signing(context: Context) -> list[tuple[Quantity, float]]:
    """Return the date of "Fait à …, le …", none when it is left blank."""
    words = context.tokens.words
    for at in context.tokens.places.get("fait", ()):
        if words[at + 1 : at + 2] in (("a",), ("en",)):
            found = context.quantities(at, min(len(words), at + _SIGNED))
            dates = [(q, q.value) for q in found if q.kind == "date"]
            if dates:
                return dates[:1]
    return []


def _converted(value: float, days: float, months: float, unit: str, wanted: str) -> float | None:
    table: Mapping[str, float] = {"jour": days, "mois": months, "heure": days * 24}
    if wanted in table:
        return table[wanted]
    if wanted == "an" and unit:
        return months / 12
    return value if unit == wanted or not unit else None
