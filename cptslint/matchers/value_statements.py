"""What a convention states once and for all: its initial duration, when it takes effect, the amount of a sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.other_acts import foreign_before
from cptslint.model.contract import Zone
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity
from cptslint.text.terms import Term

_REACH = 9
"""Words between a sum and its amount."""


@dataclass(frozen=True, slots=True)
class Values:
    """Options of the check.

    Attributes:
        durations: Ways of giving the initial duration, each ending with "#durée".
        not_initial: Words of the sentence, before the duration, that make it another duration.
        effects: For each event, the ways of saying that the convention takes effect with it; "#date" for a date.
        not_effect: Words of the sentence that make it the effect of something else.
        sums: Names of sums.
        distinguished: Words that tell one sum from another of the same name.
    """

    durations: tuple[Term, ...]
    not_initial: tuple[Term, ...]
    effects: tuple[tuple[str, tuple[Term, ...]], ...]
    not_effect: tuple[Term, ...]
    sums: tuple[Term, ...]
    distinguished: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A value the convention states.

    Attributes:
        span: The words.
        unit: First token of the sentence.
        value: What is stated, comparable with another statement.
        about: The sum it is about.
        payer: The party its sentence names first.
        alone: Another statement of the same sentence may contradict it.
    """

    span: Span
    unit: int
    value: str
    about: str = ""
    payer: str = ""
    alone: bool = False


def durations(spec: Values, context: Context) -> list[Statement]:
    """Return the initial durations, in order; one in dates counts for the months between them."""
    found = []
    for start, end in context.places(spec.durations):
        unit = _operative(context, start)
        if unit is None or context.inside(spec.not_initial, unit.start, end) or foreign_before(context, unit, start):
            continue
        lasting = [q for q in context.quantities(start, end) if q.kind == "durée" and q.unit != "heure"]
        if lasting:
            found.append(Statement(_span(context, start, end), unit.start, f"{lasting[-1].months:.1f}"))
            found += _between_dates(context, unit, lasting[-1])
    return found


def _between_dates(context: Context, unit: Unit, duration: Quantity) -> Iterator[Statement]:
    """Yield the time between the two dates of a sentence that gives a duration too, when it is another one."""
    dates = [q for q in context.quantities(unit.start, unit.end) if q.kind == "date"]
    if len(dates) == 2:
        months = dates[1].value - dates[0].value
        if months > 0 and not duration.months - 1 <= months <= duration.months + 1:
            yield Statement(Span(dates[0].start, dates[1].end), unit.start, f"{months:.1f}", alone=True)


def effects(spec: Values, context: Context) -> list[Statement]:
    """Return what the convention takes effect with, in order; a sentence that gives two events joins them."""
    found: dict[int, Statement] = {}
    for event, terms in spec.effects:
        for start, end in context.places(terms):
            unit = _operative(context, start)
            if unit is None or context.inside(spec.not_effect, unit.start, end):
                continue
            dates = [q for q in context.quantities(start, end) if q.kind == "date"]
            value = context.tokens.folded[dates[-1].start : dates[-1].end] if dates else event
            if unit.start in found:
                value = found[unit.start].value if dates else value
            found.setdefault(unit.start, Statement(_span(context, start, end), unit.start, value))
    return [found[key] for key in sorted(found)]


def sums(spec: Values, context: Context) -> list[Statement]:
    """Return the sums with their amount, where nothing tells one from another of the same name."""
    found = []
    for start, end in context.places(spec.sums):
        unit = context.unit_at(start)
        if unit is None or not context.operative(unit):
            continue
        amounts, far = _amounts(context, unit)
        if len(amounts) != 1 or len(context.inside(spec.sums, unit.start, unit.end)) != 1:
            continue
        place = context.tokens.range(amounts[0].start, amounts[0].end)
        last = unit.end if far else context.segment(unit, *place)[1]
        if context.inside(spec.distinguished, unit.start, last):
            continue
        if end <= place[0] <= end + (far or _REACH):
            value = f"{amounts[0].value:g}"
            name = _sum_name(context, start, end, place[1])
            found.append(Statement(_span(context, start, place[1]), unit.start, value, name, _payer(context, unit)))
    return found


def _amounts(context: Context, unit: Unit) -> tuple[list[Quantity], int]:
    """Return the amounts of a sentence, else those of the other cells of its row with the words up to the last of them."""
    found = [q for q in context.quantities(unit.start, unit.end) if q.kind == "montant"]
    cells = [] if found else [cell for cell in context.row(unit) if cell[0] >= unit.end]
    beside = [q for cell in cells for q in context.quantities(*cell) if q.kind == "montant"]
    return (beside, cells[-1][1] - unit.start) if beside else (found, 0)


def _sum_name(context: Context, start: int, end: int, amount_end: int) -> str:
    """Return the name of a sum; "une subvention de 500 euros par an" is "subvention annuelle"."""
    words = [word.rstrip("s") for word in context.tokens.words[start:end]]
    yearly = context.tokens.words[amount_end : amount_end + 2] in (("par", "an"), ("chaque", "annee"), ("l", "an"))
    return " ".join([*words, "annuelle"] if yearly and not words[-1].startswith("annuel") else words)


def _payer(context: Context, unit: Unit) -> str:
    """Return the party a sentence names first; nothing when it names none."""
    named = [(place[0], name) for name in ("@cpts", "@partenaire") for place in context.named(name, unit)[:1]]
    return min(named)[1] if named else ""


def _operative(context: Context, token: int) -> Unit | None:
    unit = context.unit_at(token)
    return unit if unit is not None and context.clause(unit).zone is Zone.BODY else None


def _span(context: Context, start: int, end: int) -> Span:
    return Span(context.tokens.starts[start], context.tokens.ends[end - 1])
