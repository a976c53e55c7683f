"""Matches weighed by how like the annotated passages of the rule their sentences are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.likeness import Likeness
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_excuses import is_set_aside
from cptslint.matchers.scenario_search import Match, find_scenario, is_denied

_FRAME = 3
"""Things beside the trigger from which a passage is framed."""


def weighed(
    matches: Sequence[Match], scenarios: Sequence[Scenario], likeness: Likeness, context: Context
) -> list[Match]:
    """Return matches with the doubt that the likeness of their sentences leaves, and the sentences that no scenario finds."""
    scores = likeness.scores(context)
    sure = [scenario for scenario in scenarios if not scenario.doubtful]
    elsewhere = bool(sure) and all(scenario.asks_absence for scenario in sure)
    scored = [replace(match, likeness=scores.of(match.unit)) for match in matches]
    weighed = [
        match if elsewhere and _is_framed(match) else replace(match, doubtful=_is_doubted(match, likeness, context))
        for match in scored
    ]
    if 2 * sum(scenario.threshold is not None for scenario in sure) > len(sure):
        return weighed  # figures decide, no words
    seen = {match.unit.start for match in matches}
    for unit, score in scores.from_score(likeness.very_like(context)):
        if unit.start in seen or not likeness.raises(context, unit, score):
            continue
        if sure and all(is_set_aside(scenario, context, unit) for scenario in sure):
            continue  # every scenario sets it aside for what it or the rest says: words alone decide nothing
        if any(is_denied(scenario, context, unit) or _is_within_bound(scenario, context, unit) for scenario in sure):
            continue
        if not any(match.span.overlaps(context.span(unit.start, unit.end)) for match in matches):
            span, witnesses = context.span(unit.start, unit.end), likeness.witnesses(context, unit)
            weighed.append(Match(span, unit, witnesses, likeness=score))
    return sorted(weighed, key=lambda match: match.span)


def _is_within_bound(scenario: Scenario, context: Context, unit: Unit) -> bool:
    """Tell whether a scenario would find a sentence but for its bound, which then decides whatever the words."""
    if scenario.threshold is None:
        return False
    unbounded = find_scenario(replace(scenario, threshold=None), context)
    return any(match.unit.start == unit.start for match in unbounded)


def _is_framed(match: Match) -> bool:
    """Tell whether a sentence was found by several things that stand in it together, which no other wording makes less sure."""
    return not match.doubtful and sum(evidence.role == "cue" for evidence in match.evidence) >= _FRAME


def _is_doubted(match: Match, likeness: Likeness, context: Context) -> bool:
    """Tell whether a match is only to be checked.

    Neither a sentence outside the articles, nor a cell that says a part of what its row says, nor an amount over a bound is weighed.
    """
    if (
        match.likeness is None
        or len(context.row(match.unit)) > 1
        or any(evidence.role == "amount" for evidence in match.evidence)
    ):
        return match.doubtful
    return likeness.is_unlike(context, match.unit, _clause(match, context), match.likeness)


def _clause(match: Match, context: Context) -> tuple[int, int]:
    """Return the tokens of the clause that holds what decided, in its sentence."""
    unit = match.unit
    decided = [context.tokens.range(one.span.start, one.span.end) for one in match.evidence]
    inside = [(start, end) for start, end in decided if unit.start <= start < end <= unit.end] or [
        (unit.start, unit.end)
    ]
    return context.segment(unit, min(start for start, _ in inside), max(end for _, end in inside))
