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
    """

    kind: str
    unit: str
    least: float | None
    above: float | None
    below: float | None
    beside: tuple[Term, ...] = ()

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
    inner.check_keys(("kind", "unit", "from", "above", "below", "beside"))
    return Threshold(
        kind=inner.one_of("kind", ("durée", "montant", "pourcentage", "nombre", "écart")),
        unit=inner.text("unit"),
        least=inner.number("from"),
        above=inner.number("above"),
        below=inner.number("below"),
        beside=inner.terms("beside"),
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
    found = context.quantities(unit.start, unit.end)
    dates = [(quantity, quantity.value) for quantity in found if quantity.kind == "date"]
    if len(dates) < 2:
        dates = [
            (quantity, quantity.value * 12)
            for quantity in found
            if quantity.kind == "nombre" and 2000 <= quantity.value < 2100
        ]
    if len(dates) < 2:
        return None
    months = abs(dates[1][1] - dates[0][1])
    gap = months / 12 if threshold.unit == "an" else months
    return Evidence("amount", Span(dates[0][0].start, dates[1][0].end)) if threshold.admits(gap) else None


def _converted(value: float, days: float, months: float, unit: str, wanted: str) -> float | None:
    table: Mapping[str, float] = {"jour": days, "mois": months, "heure": days * 24}
    if wanted in table:
        return table[wanted]
    if wanted == "an" and unit:
        return months / 12
    return value if unit == wanted or not unit else None
