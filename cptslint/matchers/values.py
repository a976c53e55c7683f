"""Values that contradict each other: letters and figures, two durations, two dates of effect, two amounts for one sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.party_presentations import zone_at
from cptslint.matchers.value_statements import Statement, Values, durations, effects, sums
from cptslint.model.contract import Zone
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity

_TOLERANCE = 0.1
"""Share by which a month of 30 or 31 days, or a year of 365, may differ from the other form."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that cannot both be true; the second one is shown."""

    first: Span
    second: Span


class ValuesMatcher:
    """Raises the values of which one is wrong."""

    def parse(self, reader: OptionReader) -> Values:
        """Compile the options."""
        reader.check_keys(("durations", "not_initial", "effects", "not_effect", "sums", "distinguished"))
        effects_by_event = tuple((child.text("event"), child.terms("terms")) for child in reader.children("effects"))
        return Values(
            reader.terms("durations"), reader.terms("not_initial"), effects_by_event, reader.terms("not_effect"),
            reader.terms("sums"), reader.terms("distinguished"),
        )  # fmt: skip

    def find(self, spec: Values, context: Context) -> Outcome:
        """Return one hit per contradiction; the field `valeurs` quotes both sides."""
        text = context.contract.document.text
        pairs = [
            *_letters(context.reading.quantities, text),
            *_conflict(durations(spec, context)),
            *_conflict(effects(spec, context)),
            *_two_amounts(sums(spec, context)),
        ]
        hits: list[Hit] = []
        for pair in sorted(pairs, key=lambda pair: pair.second):
            here, elsewhere = pair.second.slice(text), pair.first.slice(text)
            said = (
                f"« {here} », en lettres et en chiffres"
                if pair.first == pair.second
                else f"« {elsewhere} » et « {here} »"
            )
            fields = {"valeurs": said}
            shown = _shown(pair, context)
            if not any(hit.span and hit.span.overlaps(shown) for hit in hits):
                hits.append(Hit(shown, (Evidence("amount", pair.first), Evidence("amount", pair.second)), fields))
        return Outcome(tuple(hits))


def _shown(pair: Pair, context: Context) -> Span:
    """Return what to show of a pair: the second, the one in the articles when the other is in an annex, both when they meet."""
    if pair.first.end >= pair.second.start:
        return Span(min(pair.first.start, pair.second.start), pair.second.end)
    annexed = zone_at(pair.second.start, context) is Zone.ANNEX and zone_at(pair.first.start, context) is Zone.BODY
    return pair.first if annexed else pair.second


def _letters(quantities: Sequence[Quantity], text: str) -> Iterator[Pair]:
    """Yield the numbers whose letters and figures differ: "trois (2) ans", "trois ans (24 mois)"."""
    for quantity in quantities:
        if _is_name_of_place(quantity, text):
            continue
        if quantity.letters is not None and quantity.letters != quantity.value:
            span = Span(quantity.start, quantity.end)
            yield Pair(span, span)
    for one, other in pairwise(quantities):
        between, after = text[one.end : other.start], text[other.end : other.end + 2].lstrip()
        enclosed = between.strip() in ("(", "(soit") and after.startswith(")")
        if (
            enclosed
            and one.kind == other.kind != "nombre"
            and _in_letters(one, text) != _in_letters(other, text)
            and _differ(one, other)
        ):
            yield Pair(Span(one.start, one.end), Span(other.start, other.end))


def _is_name_of_place(quantity: Quantity, text: str) -> bool:
    """Tell whether a number ends a name joined by hyphens, before its postal code: "Lencouacq-le-Neuf (19991)"."""
    return text[max(0, quantity.start - 1) : quantity.start] in ("-", "‑")


def _in_letters(quantity: Quantity, text: str) -> bool:
    return not text[quantity.start].isdigit()


def _differ(one: Quantity, other: Quantity) -> bool:
    if one.kind != "durée":
        return one.value != other.value
    longer, shorter = max(one.days, other.days), min(one.days, other.days)
    return shorter > 0 and (longer - shorter) / longer > _TOLERANCE


def _conflict(statements: Sequence[Statement]) -> list[Pair]:
    """Return the first statement against the first later one that differs, when they stand in different sentences or say it of two things."""
    for statement in statements[1:]:
        if statement.value != statements[0].value and (statement.unit != statements[0].unit or statement.alone):
            return [Pair(statements[0].span, statement.span)]
    return []


def _two_amounts(statements: Sequence[Statement]) -> Iterator[Pair]:
    """Yield the sums that are given two amounts."""
    known: dict[str, Statement] = {}
    for statement in statements:
        first = known.setdefault(statement.about, statement)
        same_payer = first.payer == statement.payer or not (first.payer and statement.payer)
        if first.value != statement.value and first.unit != statement.unit and same_payer:
            yield Pair(first.span, statement.span)
