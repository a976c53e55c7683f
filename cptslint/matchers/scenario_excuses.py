"""What excuses a sentence from a scenario: words beside it, in its article or anywhere in the convention."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.scenario import Scenario, Terms


def is_set_aside(scenario: Scenario, context: Context, unit: Unit) -> bool:
    """Tell whether a sentence holds what a scenario must not find in it, or is excused by what is written elsewhere."""
    return bool(context.inside(scenario.none, unit.start, unit.end)) or is_excused(scenario, context, unit)


def is_excused(scenario: Scenario, context: Context, unit: Unit) -> bool:
    """Tell whether what is written beside a sentence, in its paragraph, its article or elsewhere excuses it."""
    if scenario.unless_sentence and any(
        context.inside(scenario.unless_sentence, *place) for place in _with_intro(context, unit)
    ):
        return True
    if scenario.unless_paragraph and near_words(context, unit, scenario.unless_paragraph):
        return True
    around = context.article_range(context.clause(unit))
    if scenario.unless_article and any(
        not _is_of_others(scenario, context, place) for place in context.inside(scenario.unless_article, *around)
    ):
        return True
    return any(
        _is_operative(context, place) and not _is_of_others(scenario, context, place)
        for place in context.places(scenario.unless_convention)
    )


def near_words(context: Context, unit: Unit, group: Terms) -> bool:
    """Tell whether one of some terms stands in the clause of a sentence, or in its row."""
    clause = context.clause(unit)
    places = [context.tokens.range(clause.span.start, clause.span.end), *context.row(unit)]
    return any(context.inside(group, *place) for place in places)


def _is_of_others(scenario: Scenario, context: Context, place: tuple[int, int]) -> bool:
    """Tell whether what would excuse a sentence is said of others only: a written act for the people of the other side."""
    unit = context.unit_at(place[0]) if scenario.of_others else None
    if unit is None or context.named("@parties", unit):
        return False
    return bool(context.inside(scenario.of_others, unit.start, unit.end))


def _with_intro(context: Context, unit: Unit) -> list[tuple[int, int]]:
    intro = context.clause(unit).intro
    if intro is None:
        return [(unit.start, unit.end)]
    above = context.contract.clauses[intro].span
    return [(unit.start, unit.end), context.tokens.range(above.start, above.end)]


def _is_operative(context: Context, place: tuple[int, int]) -> bool:
    unit = context.unit_at(place[0])
    return unit is not None and context.operative(unit)
