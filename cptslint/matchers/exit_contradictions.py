"""Rules on leaving that cannot be kept together: two notices for one way out, or "at any time" that waits for an anniversary."""

from __future__ import annotations

from itertools import combinations

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.exit_model import Exit, ExitFacts, Ground, Notice
from cptslint.matchers.exit_refusals import waives
from cptslint.matchers.exit_words import under_duration_title, under_exit_title
from cptslint.model.finding import Evidence

SAME_DAYS = 3
"""Two notices that differ by fewer days are the same."""


def contradictory(facts: ExitFacts, context: Context, _options: object) -> Outcome:
    """Two notices for the same way out, or a way out at any time that waits for an anniversary."""
    for ground in (Ground.FREE, Ground.RENEWAL):
        pair = _two_lengths(facts, context, ground)
        if pair is not None:
            odd = _misplaced(context, pair)
            return Outcome((Hit(odd.span, tuple(Evidence("amount", notice.amount) for notice in pair)),))
    anytime = [
        e
        for e in facts.exits
        if (e.anytime or e.ground is Ground.FREE) and not e.barred and e.ground is not Ground.RENEWAL
    ]
    waiting = [e for e in facts.exits if e.anniversary and e.ground is not Ground.RENEWAL and not e.barred]
    for late in waiting:
        if late.anytime or any(e.unit != late.unit and _noticed(facts, e) for e in anytime):
            spans = (late.span, *(e.span for e in anytime[:1]))
            return Outcome((Hit(late.span, tuple(Evidence("clause", span) for span in spans)),))
    return Outcome()


def _two_lengths(facts: ExitFacts, context: Context, ground: Ground) -> tuple[Notice, Notice] | None:
    """Return two notices of different lengths that the same party owes for the same way out."""
    fixed = [
        n
        for n in facts.notices
        if n.ground is ground
        and n.stated
        and not n.altered
        and n.unit not in facts.dated
        and (n.days or waives(context, n))
    ]
    for one, other in combinations(fixed, 2):
        if (
            one.holder is other.holder
            and abs(one.days - other.days) > SAME_DAYS
            and not _alternatives(context, one, other)
        ):
            return one, other
    return None


def _misplaced(context: Context, pair: tuple[Notice, Notice]) -> Notice:
    """Return the notice of a pair to show: the one that stands under another title than leaving or duration, else the second."""
    outside = [n for n in pair if not under_exit_title(context, n.unit) and not under_duration_title(context, n.unit)]
    return outside[0] if len(outside) == 1 else pair[1]


def _noticed(facts: ExitFacts, exit_: Exit) -> bool:
    """Tell whether a way out is free at any date: stated so, or with a notice counted from the letter."""
    return exit_.anytime or any(n.unit == exit_.unit for n in facts.notices)


def _alternatives(context: Context, one: Notice, other: Notice) -> bool:
    """Tell whether the text gives both lengths on purpose: "deux mois, ou quatre si…", "sans préavis, sauf …"."""
    if one.days and other.days:
        return one.unit == other.unit
    return any(context.named("cas-distingues", notice.unit) for notice in (one, other))
