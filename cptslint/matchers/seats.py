"""Seats in a committee, counted for each party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cptslint.matchers.asides import is_aside, parse_asides
from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.likeness import Likeness
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.matchers.seat_counts import SeatWords, Share, shares
from cptslint.matchers.seat_rows import is_in_table
from cptslint.matchers.weighing import weighed
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
_BACK = frozenset({"y", "en", "il", "elle"})
"""Words that speak of the body named before."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Options of the check.

    Attributes:
        body: Names of a committee.
        words: Words that tell seats, and who sits there.
        scenarios: Other ways in which the partner holds the committee.
        skip_asides: A sentence that sets its committee apart from the convention is not raised.
        likeness: What was learnt of the annotated passages of the rule; None when nothing was.
        unless_sentence: A sentence that holds one of these is not raised by a scenario nor for its likeness.
    """

    body: Terms
    words: SeatWords
    scenarios: tuple[Scenario, ...]
    skip_asides: bool
    likeness: Likeness | None = None
    unless_sentence: Terms = ()


class SeatsMatcher:
    """Raises a committee where a partner has more seats than the defended party, or the last word."""

    def parse(self, reader: OptionReader) -> Seats:
        """Compile the options."""
        known = ("body", "seat", "made_of", "opposite", "neutral", "scenarios", "asides", "unless_sentence")
        reader.check_keys(known, ("body", "seat"))
        return Seats(
            reader.terms("body"),
            SeatWords(*(reader.terms(key) for key in ("seat", "made_of", "opposite", "neutral"))),
            tuple(parse_scenario(child) for child in reader.children("scenarios")),
            parse_asides(reader),
            unless_sentence=reader.terms("unless_sentence"),
        )

    def find(self, spec: Seats, context: Context) -> Outcome:
        """Return one hit per committee, in the order of the text."""
        hits = list(_uneven(spec, context))
        matches = distinct(spec.scenarios, context)
        if spec.likeness is not None:
            alike = weighed(matches, spec.scenarios, spec.likeness, context)
            said = {match.span for match in matches}
            matches = [one for one in alike if one.span in said or not shares(spec.words, context, one.unit)]
        hits += [
            Hit(match.span, match.evidence, doubtful=match.doubtful, likeness=match.likeness)
            for match in matches
            if not (spec.skip_asides and is_aside(context, match.unit))
            and not context.inside(spec.unless_sentence, match.unit.start, match.unit.end)
            and not any(hit.span is not None and _same_clause(context, hit.span, match.unit) for hit in hits)
        ]
        ordered = sorted(hits, key=_start)
        by_clause = groupby(ordered, key=lambda hit: _clause_at(context, hit.span))
        return Outcome(tuple(_merged(context, tuple(same)) for _, same in by_clause))


def _merged(context: Context, hits: Sequence[Hit]) -> Hit:
    """Return the first of the hits on a body, widened to what the next sentences add: who sits, then who is only heard."""
    merged = hits[0]
    for hit in hits[1:]:
        if merged.span is None or hit.span is None:
            break
        last = context.unit_at(context.tokens.range(merged.span.start, merged.span.end)[1] - 1)
        unit = context.unit_at(context.tokens.range(hit.span.start, hit.span.end)[0])
        if last is None or unit is None or context.unit_before(unit) != last:
            break
        joined = Span(merged.span.start, max(merged.span.end, hit.span.end))
        doubtful = merged.doubtful and hit.doubtful
        merged = replace(merged, span=joined, evidence=(*merged.evidence, *hit.evidence), doubtful=doubtful)
    return merged


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
    for units in _bodies(spec, context):
        found = [share for unit in units for share in shares(spec.words, context, unit)]
        if _leans(found):
            first, last = found[0].unit, found[-1].unit
            evidence = tuple(Evidence("amount", context.span(share.start, share.start + 1)) for share in found)
            yield Hit(context.span(first.start, last.end), evidence)


def _bodies(spec: Seats, context: Context) -> Iterator[list[Unit]]:
    """Yield the sentences about each body: those of one alinéa or list, and the next alinéas that speak of it by a pronoun."""
    current: list[Unit] = []
    for _, group in groupby(context.units, key=lambda unit: _group(context, unit)):
        units = [unit for unit in group if context.operative(unit)]
        if current and units and _goes_on(spec, context, current[-1], units):
            current += units
            continue
        if current:
            yield current
        named = any(context.inside(spec.body, *place) for unit in units for place in context.scope(unit))
        current = units if named else []
    if current:
        yield current


def _goes_on(spec: Seats, context: Context, last: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether an alinéa still speaks of the body of the one before, or is a cell of the table that follows it."""
    if not context.same_article(last, units[0]):
        return False
    if is_in_table(context, units[0]):
        return is_in_table(context, last) or context.tokens.words[last.end - 1 : last.end + 1].count(":") > 0
    if any(context.inside(spec.body, u.start, u.end) for u in units):
        return False
    return any(word in _BACK for word in context.tokens.words[units[0].start : units[0].end])


def _leans(found: Sequence[Share]) -> bool:
    held: Counter[str] = Counter()
    for share in found:
        held[share.holder] += share.count
    ours = held.pop("", 0)
    return ours > 0 and max(held.values(), default=0) > ours
