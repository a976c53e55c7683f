"""Where a convention is written as a scenario says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.column_titles import is_column_title, titles_above
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.freedoms import is_free
from cptslint.matchers.introductions import denied_by_introduction
from cptslint.matchers.other_acts import is_foreign
from cptslint.matchers.reciprocity import holds_for_both
from cptslint.matchers.scenario import Denied, Scenario, Terms
from cptslint.matchers.scenario_excuses import is_excused, near_words
from cptslint.matchers.thresholds import admitted_amount
from cptslint.model.contract import Commitment, Kind, Trust
from cptslint.model.finding import Evidence
from cptslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a scenario is written.

    Attributes:
        span: The passage.
        unit: Its sentence.
        evidence: What decided.
        commitment: The commitment, None when the scenario does not ask for one.
        doubtful: The scenario only finds what is to be checked.
        likeness: How like the annotated passages of the rule its sentence is; None when that was not weighed.
    """

    span: Span
    unit: Unit
    evidence: tuple[Evidence, ...]
    commitment: Commitment | None = None
    doubtful: bool = False
    likeness: float | None = None


def find_scenario(scenario: Scenario, context: Context) -> Iterator[Match]:
    """Yield the places where a scenario is written, in order."""
    if scenario.bearers or scenario.kinds or scenario.topics or scenario.strengths or scenario.financial is not None:
        yield from _commitments(scenario, context)
    else:
        yield from _sentences(scenario, context)


def _commitments(scenario: Scenario, context: Context) -> Iterator[Match]:
    if scenario.any and not context.places(scenario.any):
        return
    placed = [
        (commitment, start, end, unit)
        for commitment, start, end, unit in context.placed(scenario.bearers, scenario.kinds)
        if _admits(scenario, commitment, context) and context.clause(unit).zone in scenario.zones
    ]
    where = _sentences_with_words(scenario, context) if placed else None
    for commitment, start, end, unit in placed:
        if where is not None and unit.start not in where and end <= unit.end:
            continue
        ranges = [(start, end)] if scenario.clause_scope else [(unit.start, unit.end)]
        if scenario.context_scope:
            ranges = context.scope(unit)
        evidence = _conditions(scenario, context, unit, ranges, own=(start, end))
        if evidence is not None:
            yield Match(context.span(start, end), unit, evidence, commitment)


def _sentences_with_words(scenario: Scenario, context: Context) -> frozenset[int] | None:
    """Return the first tokens of the sentences that have the words a scenario asks for, None when other places count too."""
    if scenario.context_scope:
        return None
    found: frozenset[int] | None = None
    for group in (scenario.any, *scenario.all, *scenario.also):
        if group and (found is None or found):
            found = context.bearing(group) if found is None else found & context.bearing(group)
    return found


def _admits(scenario: Scenario, commitment: Commitment, context: Context) -> bool:
    """Tell whether a commitment of one of the bearers and kinds has all else that a scenario asks of it."""
    if scenario.strengths and commitment.strength not in scenario.strengths:
        return False
    if scenario.explicit and commitment.trust is Trust.CONTEXT:
        return False
    if scenario.financial is not None and commitment.financial is not scenario.financial:
        return False
    if scenario.topics and not scenario.topics & set(commitment.topics):
        return False
    if scenario.subject and not _is_subject(scenario, commitment, context):
        return False
    return not (scenario.without_conditions & set(commitment.conditions))


def _is_subject(scenario: Scenario, commitment: Commitment, context: Context) -> bool:
    """Tell whether the subject holds the words; an item of a list has the subject that introduces the list."""
    span = commitment.subject
    if span is None and commitment.trust is Trust.LIST:
        unit = context.unit_at(context.tokens.range(commitment.span.start, commitment.span.end)[0])
        intro = None if unit is None else context.clause(unit).intro
        span = None if intro is None else context.contract.clauses[intro].span
    return span is not None and bool(context.inside(scenario.subject, *context.tokens.range(span.start, span.end)))


def _sentences(scenario: Scenario, context: Context) -> Iterator[Match]:
    where = _sentences_with_words(scenario, context)
    for start in sorted(context.bearing(scenario.any) if where is None else where):
        unit = context.unit_at(start)
        if unit is None or context.clause(unit).zone not in scenario.zones or is_column_title(context, unit):
            continue
        ranges = context.scope(unit) if scenario.context_scope else [(unit.start, unit.end)]
        evidence = _conditions(scenario, context, unit, ranges, own=None)
        if evidence is not None:
            yield Match(context.span(unit.start, unit.end), unit, evidence)


def _conditions(
    scenario: Scenario, context: Context, unit: Unit, ranges: list[tuple[int, int]], *, own: tuple[int, int] | None
) -> tuple[Evidence, ...] | None:
    """Return the evidence when every condition on words holds, None otherwise."""
    found: list[tuple[str, tuple[int, int]]] = []
    trigger: tuple[int, int] | None = None
    if scenario.any:
        trigger = _first(scenario, context, unit, scenario.any, ranges, own=own, trigger=True)
        if trigger is None:
            return None
        found.append(("trigger", trigger))
    for group in scenario.all:
        cue = _first(scenario, context, unit, group, ranges, own=own, trigger=False)
        if cue is None:
            return None
        found.append(("cue", cue))
    for group in scenario.also:
        present = next((place for start, end in ranges for place in context.inside(group, start, end)), None)
        if present is None:
            return None
        found.append(("cue", present))
    if not _surrounded(scenario, context, unit, ranges, trigger):
        return None
    amount = None
    if scenario.threshold is not None:
        amount = admitted_amount(scenario.threshold, context, unit, own=scenario.skip_foreign)
        if amount is None:
            return None
    if is_excused(scenario, context, unit):
        return None
    evidence = [Evidence(role, context.span(*place)) for role, place in found]
    return (*evidence, amount) if amount is not None else tuple(evidence)


def _surrounded(
    scenario: Scenario,
    context: Context,
    unit: Unit,
    ranges: list[tuple[int, int]],
    trigger: tuple[int, int] | None,
) -> bool:
    """Tell whether what stands around a sentence, and what it speaks of, is as a scenario asks."""
    if any(not near_words(context, unit, group) for group in scenario.near):
        return False
    if any(not context.inside(group, *context.article_range(context.clause(unit))) for group in scenario.in_article):
        return False
    if scenario.none and any(context.inside(scenario.none, a, b) for a, b in ranges):
        return False
    if scenario.skip_reciprocal and holds_for_both(context, unit, trigger[0] if trigger is not None else None):
        return False
    if scenario.skip_foreign and is_foreign(context, unit):
        return False
    if scenario.title and not _titled(scenario, context, unit):
        return False
    if scenario.column and not _in_column(scenario, context, unit):
        return False
    return not scenario.under or context.headed_by(context.clause(unit)) in scenario.under


def _first(
    scenario: Scenario,
    context: Context,
    unit: Unit,
    terms: Terms,
    ranges: list[tuple[int, int]],
    *,
    own: tuple[int, int] | None,
    trigger: bool,
) -> tuple[int, int] | None:
    for start, end in ranges:
        for place in context.inside(terms, start, end):
            sentence = context.unit_at(place[0]) or Unit(start, end, unit.clause)
            if trigger and scenario.not_by and _borne(scenario, context, sentence, place):
                continue
            if trigger and scenario.skip_free and is_free(context, sentence, place):
                continue
            if scenario.denied is Denied.ALLOW:
                return place
            told = own is not None and own[0] <= place[0] < own[1] and scenario.tells_denial
            if scenario.denied is Denied.UNLESS_VERB:
                denied = context.verb_denied(sentence, *place) is not None
            else:
                denied = _denied(context, sentence, place, verbal=not told and (own is None or sentence == unit))
            if not denied:
                return place
    return None


def _denied(context: Context, unit: Unit, place: tuple[int, int], *, verbal: bool) -> bool:
    """Tell whether a match is denied, by its sentence or by what introduces the list; the kind of a commitment tells both by itself."""
    if context.denied(unit, *place, verbal=verbal) is not None:
        return True
    return verbal and (denied_by_introduction(context, unit) or _is_forbidden(context, unit, place))


def _is_forbidden(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a match stands in a list of what somebody must not do: its introduction denies it."""
    at = context.tokens.starts[place[0]]
    return any(
        commitment.kind is Kind.PROHIBITION
        and commitment.trust is Trust.LIST
        and commitment.span.start <= at < commitment.span.end
        for commitment in context.commitments_in(unit)
    )


def _borne(scenario: Scenario, context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a match stands in a commitment of somebody the scenario sets aside; a title is trusted more than a pronoun."""
    at = context.tokens.starts[place[0]]
    guessed = (Trust.CONTEXT, Trust.ANAPHORA) if scenario.under else (Trust.CONTEXT,)
    headed = context.headed_by(context.clause(unit))
    return any(
        (commitment.trust not in guessed or headed is context.bearer(commitment))
        and commitment.span.start <= at < commitment.span.end
        and context.bearer(commitment) in scenario.not_by
        for commitment in context.commitments_in(unit)
    )


def _titled(scenario: Scenario, context: Context, unit: Unit) -> bool:
    heading = context.heading(context.clause(unit))
    return heading is not None and bool(
        context.inside(scenario.title, *context.tokens.range(heading.start, heading.end))
    )


def _in_column(scenario: Scenario, context: Context, unit: Unit) -> bool:
    return any(context.inside(scenario.column, *place) for place in titles_above(context, unit))


def is_denied(scenario: Scenario, context: Context, unit: Unit) -> bool:
    """Tell whether a sentence denies what a scenario looks for: its words stand there, and nowhere as a scenario wants them."""
    if scenario.denied is Denied.ALLOW or scenario.tells_denial:
        return False
    places = context.inside(scenario.any, unit.start, unit.end)
    whole = [(unit.start, unit.end)]
    return bool(places) and _first(scenario, context, unit, scenario.any, whole, own=None, trigger=False) is None
