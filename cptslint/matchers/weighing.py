"""Matches weighed by how like the annotated passages of the rule their sentences are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cptslint.matchers.context import Context
from cptslint.matchers.likeness import UNLIKE, VERY_LIKE, Likeness
from cptslint.matchers.scenario_search import Match


def weighed(matches: Sequence[Match], likeness: Likeness, context: Context, *, alone: bool) -> list[Match]:
    """Return matches with the doubt that the likeness of their sentences leaves, and alone, the sentences that no scenario finds."""
    scores = likeness.scores(context)
    weighed = [replace(match, doubtful=_is_doubted(match, scores.get(match.unit.start))) for match in matches]
    if not alone:
        return weighed
    seen = {match.unit.start for match in matches}
    for start in sorted(start for start, score in scores.items() if score >= VERY_LIKE and start not in seen):
        unit = context.unit_at(start)
        if unit is None or not likeness.admits(context, unit):
            continue
        if not any(match.span.overlaps(context.span(unit.start, unit.end)) for match in matches):
            weighed.append(Match(context.span(unit.start, unit.end), unit, likeness.witnesses(context, unit)))
    return sorted(weighed, key=lambda match: match.span)


def _is_doubted(match: Match, score: float | None) -> bool:
    """Tell whether a match is only to be checked; neither a sentence outside the articles nor an amount over a bound is weighed."""
    if score is None or any(evidence.role == "amount" for evidence in match.evidence):
        return match.doubtful
    return score < UNLIKE
