"""A passage says something harmful."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cptslint.matchers.asides import is_aside, parse_asides
from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.likeness import Likeness
from cptslint.matchers.options import OptionReader
from cptslint.matchers.partner import PartnerKind, has_partner, parse_partner_kind
from cptslint.matchers.reach import is_out_of_reach
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.matchers.scenario_search import Match, find_scenario
from cptslint.matchers.weighing import weighed
from cptslint.model.span import Span
from cptslint.text.terms import Term

_PAUSES = frozenset({";", ":"})
_BACK = frozenset({"en", "y", "ce", "cet", "cette", "ces"})
"""Words by which a sentence speaks of what was said before."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Options of the check.

    Attributes:
        scenarios: Ways of saying it; one is enough.
        unless: When one of these is written in the convention, nothing is raised.
        once: Report the first passage only.
        merged: Passages of one alinéa are one finding, from the first to the last.
        per_sentence: Passages of one sentence are one finding, from the first to the last, triggers and quantities included; so are
            those of two parts of it when the second speaks of the first ("…; elle en est garante").
        partner: The kind of partner without which nothing is raised; None for any.
        unless_sentence: A passage whose sentence holds one of these is not raised, whatever the scenario.
        skip_asides: A sentence that sets what it speaks of apart from the convention is not raised.
        within_reach: A passage whose sentence says that it does not concern the defended party is not raised.
        likeness: What was learnt of the annotated passages of the rule; None for a rule that too few texts exercise.
    """

    scenarios: tuple[Scenario, ...]
    unless: tuple[Scenario, ...]
    once: bool
    merged: bool
    per_sentence: bool = False
    partner: PartnerKind | None = None
    unless_sentence: tuple[Term, ...] = ()
    skip_asides: bool = False
    within_reach: bool = False
    likeness: Likeness | None = None


class PassageMatcher:
    """Raises every passage that a scenario describes."""

    def parse(self, reader: OptionReader) -> Passage:
        """Compile the options."""
        reader.check_keys(
            (
                "scenarios",
                "unless",
                "once",
                "merged",
                "per_sentence",
                "partner",
                "unless_sentence",
                "asides",
                "within_reach",
            ),
            ("scenarios",),
        )
        return Passage(
            tuple(parse_scenario(child) for child in reader.children("scenarios")),
            tuple(parse_scenario(child) for child in reader.children("unless")),
            reader.flag("once"),
            reader.flag("merged"),
            reader.flag("per_sentence"),
            parse_partner_kind(reader.child("partner")) if reader.has("partner") else None,
            reader.terms("unless_sentence"),
            parse_asides(reader),
            reader.flag("within_reach"),
        )

    def find(self, spec: Passage, context: Context) -> Outcome:
        """Return one hit per passage; overlapping matches of several scenarios are one."""
        if spec.partner is not None and not has_partner(spec.partner, context):
            return Outcome(skipped="sans objet pour ce type de partenaire")
        if any(next(find_scenario(scenario, context), None) for scenario in spec.unless):
            return Outcome()
        matches = distinct(spec.scenarios, context)
        if spec.likeness is not None:
            matches = weighed(matches, spec.scenarios, spec.likeness, context)
        matches = [match for match in matches if not _excused(spec, match, context)]
        if spec.merged or spec.per_sentence:
            hits = _grouped(matches, context, per_sentence=spec.per_sentence)
        else:
            hits = tuple(
                Hit(match.span, match.evidence, doubtful=match.doubtful, likeness=match.likeness) for match in matches
            )
        return Outcome(tuple(sorted(hits, key=_is_doubtful)[:1]) if spec.once else hits)


def _is_doubtful(hit: Hit) -> bool:
    return hit.doubtful


def _excused(spec: Passage, match: Match, context: Context) -> bool:
    unit = match.unit
    if spec.unless_sentence and context.inside(spec.unless_sentence, unit.start, unit.end):
        return True
    if spec.skip_asides and is_aside(context, unit):
        return True
    return spec.within_reach and is_out_of_reach(context, unit, _burden(match, context))


def _burden(match: Match, context: Context) -> int:
    """Return the first token of what decided, the first of the sentence when that stands elsewhere."""
    triggers = [evidence.span for evidence in match.evidence if evidence.role == "trigger"]
    at = context.tokens.range(triggers[0].start, triggers[0].end)[0] if triggers else match.unit.start
    return at if match.unit.start <= at < match.unit.end else match.unit.start


def distinct(scenarios: tuple[Scenario, ...], context: Context) -> list[Match]:
    """Return the matches of several scenarios in order, of those that overlap the one of the first scenario that is not doubtful."""
    kept: list[Match] = []  # in order, and no two of them overlap: only the two neighbours of a match may
    for scenario in sorted(scenarios, key=lambda one: one.doubtful):
        for found in find_scenario(scenario, context):
            match = replace(found, doubtful=True) if scenario.doubtful else found
            at = bisect_left(kept, match.span, key=lambda other: other.span)
            if not any(match.span.overlaps(other.span) for other in kept[max(0, at - 1) : at + 1]):
                kept.insert(at, match)
    return kept


def _grouped(matches: Sequence[Match], context: Context, *, per_sentence: bool) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    groups = [list(group) for _, group in groupby(matches, key=lambda match: _group_of(match, per_sentence))]
    for at, same in enumerate(groups):
        hit = _hit(same, per_sentence=per_sentence)
        if at and per_sentence and _goes_on(context, groups[at - 1][-1].unit, same[0].unit):
            hit = _joined(hits.pop(), hit)
        hits.append(hit)
    return tuple(hits)


def _group_of(match: Match, per_sentence: bool) -> int:
    return match.unit.start if per_sentence else match.unit.clause


def _hit(together: Sequence[Match], *, per_sentence: bool) -> Hit:
    # What is only to be checked adds no place to what is sure.
    same = [match for match in together if not match.doubtful] or together
    spans = [match.span for match in same]
    if per_sentence:
        spans += [
            evidence.span for match in same for evidence in match.evidence if evidence.role in ("trigger", "amount")
        ]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    evidence = tuple(evidence for match in same for evidence in match.evidence)
    return Hit(span, evidence, doubtful=same[0].doubtful, likeness=_liker(same))


def _liker(several: Sequence[Match | Hit]) -> float | None:
    """Return how like the annotated passages the likest is, None when none was weighed."""
    return max((one.likeness for one in several if one.likeness is not None), default=None)


def _goes_on(context: Context, last: Unit, unit: Unit) -> bool:
    """Tell whether a sentence speaks of what the one before a semicolon said: "100 % des résidents … ; la CPTS répond de ce niveau"."""
    words = context.tokens.words
    if context.unit_before(unit) != last or last.clause != unit.clause:
        return False
    return bool(_PAUSES & set(words[last.end - 1 : unit.start])) and bool(_BACK & set(words[unit.start : unit.end]))


def _joined(first: Hit, second: Hit) -> Hit:
    if first.span is None or second.span is None:
        return first
    span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    evidence = (*first.evidence, *second.evidence)
    return Hit(span, evidence, doubtful=first.doubtful and second.doubtful, likeness=_liker((first, second)))
