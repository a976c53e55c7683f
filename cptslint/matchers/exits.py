"""Checks on the ways out of a convention, compared between the parties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.exit_contradictions import SAME_DAYS, contradictory
from cptslint.matchers.exit_facts import Exit, ExitFacts, Ground, exit_facts
from cptslint.matchers.exit_others import of_a_neighbour
from cptslint.matchers.exit_words import mends_breach
from cptslint.matchers.options import OptionReader
from cptslint.matchers.other_acts import is_foreign, other_contracts
from cptslint.matchers.passage import distinct
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.model.contract import Bearer, Kind
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term

Test = Callable[[ExitFacts, Context, "Exits"], Outcome]
_TIMES = frozenset({"mois", "semaine", "quinzaine", "huitaine", "delai"})
_TIMED = 6
"""Words around a formal notice among which the time left to mend is told."""


@dataclass(frozen=True, slots=True)
class Exits:
    """Options of the check.

    Attributes:
        test: Name of the comparison.
        months: Bound in months, for the tests that have one.
        trigger: Words at which the hit stands, for the tests that have one.
        scenarios: Other ways of writing the same, looked for when the comparison finds nothing.
    """

    test: str
    months: float
    trigger: tuple[Term, ...]
    scenarios: tuple[Scenario, ...]


class ExitsMatcher:
    """Raises what is wrong with the ways out."""

    def parse(self, reader: OptionReader) -> Exits:
        """Compile the options."""
        reader.check_keys(("test", "months", "trigger", "scenarios"), ("test",))
        test = reader.one_of("test", tuple(_TESTS))
        return Exits(
            test,
            reader.number("months", 0) or 0,
            reader.terms("trigger"),
            tuple(parse_scenario(child) for child in reader.children("scenarios")),
        )

    def find(self, spec: Exits, context: Context) -> Outcome:
        """Return the hits of the comparison."""
        outcome = _TESTS[spec.test](context.once("exits", lambda: exit_facts(context)), context, spec)
        if outcome.hits or not spec.scenarios:
            return outcome
        return Outcome(tuple(Hit(match.span, match.evidence) for match in distinct(spec.scenarios, context)))


def _given(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """Any way out at all, by anyone."""
    usable = [e for e in facts.exits if not e.barred and e.ground is not Ground.AGREEMENT]
    if usable:
        return Outcome(satisfied=usable[0].span)
    barred = next((e for e in facts.exits if e.barred), None)
    return Outcome((Hit(None, (Evidence("clause", barred.span),) if barred else ()),))


def _reserved(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """The partner may leave and the defended party may not, or only for breach."""
    partner = [
        e
        for e in facts.exits
        if e.holder is Bearer.PARTNER and not e.barred and e.ground in (Ground.FREE, Ground.BREACH, Ground.RENEWAL)
    ]
    limited = [e for e in facts.exits if e.holder is Bearer.CPTS and (e.barred or e.only_breach)]
    limited.sort(key=lambda e: e.ground is Ground.RENEWAL)
    free = [e for e in partner if e.ground is Ground.FREE]
    open_free = facts.open_to(Bearer.CPTS, Ground.FREE)
    open_free = [e for e in open_free if not e.only_breach]
    if limited and partner and not open_free:
        return Outcome((_both(context, limited[0], free[0] if free else partner[0]),))
    for_fault = [e for e in facts.exits if e.holder is Bearer.CPTS and e.ground is Ground.BREACH]
    if free and for_fault and not open_free:
        return Outcome((_both(context, for_fault[0], free[0]),))
    if free and not open_free:
        return Outcome((_at(free[0].span),))
    partner += [
        e
        for e in facts.exits
        if e.holder is Bearer.PARTNER and not e.barred and e.ground is Ground.IMPOSSIBILITY and _is_right(context, e)
    ]
    if partner and not facts.open_to(Bearer.CPTS):
        return Outcome((_at(partner[0].span),))
    return Outcome()


def _both(context: Context, one: Exit, other: Exit) -> Hit:
    """Return the hit at a limited way out, widened to the free one when they stand side by side in one article."""
    first, second = sorted((one, other), key=lambda e: e.span)
    gap = sum(1 for unit in context.units if first.unit.start < unit.start < second.unit.start)
    joined = gap == 0 and context.same_article(first.unit, second.unit)
    span = Span(first.span.start, max(first.span.end, second.span.end)) if joined else one.span
    return Hit(span, (Evidence("clause", one.span), Evidence("clause", other.span)))


def _is_right(context: Context, exit_: Exit) -> bool:
    """Tell whether a way out for an event is a choice of its holder, not what the event does by itself."""
    rights = [c for c in context.commitments_in(exit_.unit) if c.kind is Kind.RIGHT]
    return any(context.bearer(c) is exit_.holder for c in rights)


def _at(span: Span, *others: Span) -> Hit:
    return Hit(span, tuple(Evidence("clause", other) for other in (span, *others)))


def _longer_notice(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """The notice of the defended party is longer than the partner's for the same way out."""
    for ground in (Ground.FREE, Ground.RENEWAL):
        stated = [n for n in facts.notices if n.stated and n.ground is ground]
        own = [
            n
            for n in facts.notices
            if n.stated and n.holder is Bearer.CPTS and n.days and n.ground in (ground, Ground.BREACH)
        ]
        theirs = [n for n in stated if n.holder is Bearer.PARTNER]
        if theirs and not own:
            own = [
                n
                for n in stated
                if n.holder is Bearer.BOTH
                and n.days
                and (n.unit != theirs[0].unit or context.named("exception-de-partie", n.unit))
            ]
        if not own:
            continue
        theirs = theirs or [
            n for n in facts.notices if n.holder is Bearer.BOTH and n.ground is ground and not n.altered
        ]
        if not theirs and any(e.holder is Bearer.PARTNER and not e.barred and e.ground is ground for e in facts.exits):
            return Outcome((Hit(max(own, key=lambda notice: notice.days).span),))
        longest = max(own, key=lambda notice: notice.days)
        if theirs and longest.days > min(n.days for n in theirs) + SAME_DAYS:
            return Outcome((Hit(longest.span, tuple(Evidence("amount", n.amount) for n in (longest, theirs[0]))),))
    return Outcome()


def _excessive_notice(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """A notice the defended party owes is longer than the bound."""
    long = [
        n for n in facts.notices if n.holder in (Bearer.CPTS, Bearer.BOTH) and n.days > spec.months * 30 + SAME_DAYS
    ]
    return Outcome(tuple(Hit(n.span, (Evidence("amount", n.amount),)) for n in long[:1]))


def _no_notice(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """A free way out without any length of notice."""
    free = [e for e in facts.exits if e.ground is Ground.FREE and not e.barred and not e.only_breach]
    if not free or facts.dated or any(n.ground is Ground.FREE for n in facts.notices):
        return Outcome()
    return Outcome((_at(free[0].span),))


def _breach_only(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """Both sides may only leave for breach or impossibility."""
    if _reserved(facts, context, spec).hits:
        return Outcome()
    usable = [e for e in facts.exits if not e.barred and e.ground is not Ground.AGREEMENT]
    causes = [e for e in usable if e.ground in (Ground.BREACH, Ground.IMPOSSIBILITY) or e.only_breach]
    if not causes or len(causes) < len([e for e in usable if e.ground is not Ground.RENEWAL]):
        return Outcome()
    if any(e.holder is Bearer.PARTNER and e.ground in (Ground.FREE, Ground.RENEWAL) for e in usable):
        return Outcome()
    closed = next(
        (e for e in facts.exits if e.barred and e.ground is Ground.FREE and e.unit.start < causes[0].unit.start),
        causes[0],
    )
    return Outcome((_at(_from_the_breach(context, closed), *(e.span for e in causes[:1])),))


def _from_the_breach(context: Context, exit_: Exit) -> Span:
    """Return the span of a way out with the sentence before when that one tells the breach: "… met en demeure. Sans suite, elle peut résilier"."""
    before = context.unit_before(exit_.unit)
    if before is None or not mends_breach(context, exit_.unit) or before.clause != exit_.unit.clause:
        return exit_.span
    return Span(context.span(before.start, before.end).start, exit_.span.end)


def _no_formal_notice(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """A way out for breach, as of right, without formal notice nor time to mend."""
    for exit_ in facts.exits:
        if exit_.ground is not Ground.BREACH or exit_.barred or exit_.only_breach:
            continue
        unit = exit_.unit
        immediate = any(context.named_in("de-plein-droit", a, b) for a, b in context.scope(unit))
        start, end = context.article_range(context.clause(unit))
        warned = [p for p in context.named_in("mise-en-demeure", start, end) if not _dispensed(context, p)]
        if immediate and not warned:
            return Outcome((_at(exit_.span),))
    return Outcome()


def _dispensed(context: Context, place: tuple[int, int]) -> bool:
    """Tell whether a formal notice is dispensed with; a time to mend tells that it is not ("n'y remédie pas dans le mois d'une mise en demeure")."""
    unit = context.unit_at(place[0])
    before = context.tokens.words[max(0, place[0] - 3) : place[0]]
    if unit is None or any(word in ("sans", "ni") for word in before):
        return unit is not None
    around = (max(unit.start, place[0] - _TIMED), min(unit.end, place[1] + _TIMED))
    timed = context.named_in("#durée", *around) or any(word in _TIMES for word in context.tokens.words[slice(*around)])
    return not timed and context.denied(unit, *place) is not None


def _tacit_without_exit(facts: ExitFacts, context: Context, spec: Exits) -> Outcome:
    """The convention renews itself and the defended party can neither oppose it nor leave freely."""
    for start, end in context.places(spec.trigger):
        unit = context.unit_at(start)
        if unit is None or not context.operative(unit):
            continue
        excluded = context.denied(unit, start, end) is not None or context.named("reconduction-exclue", unit)
        if excluded and not context.named("opposition-sans-effet", unit):
            continue
        if of_a_neighbour(context, unit, start):
            continue
        if is_foreign(context, unit) or (other_contracts(context, unit) and not context.named("present-acte", unit)):
            continue
        out = [e for e in facts.open_to(Bearer.CPTS, Ground.FREE, Ground.RENEWAL) if not e.only_breach]
        if out:
            return Outcome(satisfied=out[0].span)
        return Outcome((Hit(context.span(unit.start, unit.end), (Evidence("trigger", context.span(start, end)),)),))
    return Outcome(skipped="pas de tacite reconduction")


_TESTS: Mapping[str, Test] = {
    "given": _given,
    "reserved-to-partner": _reserved,
    "longer-notice": _longer_notice,
    "excessive-notice": _excessive_notice,
    "no-notice": _no_notice,
    "breach-only": _breach_only,
    "contradictory": contradictory,
    "no-formal-notice": _no_formal_notice,
    "tacit-without-exit": _tacit_without_exit,
}
