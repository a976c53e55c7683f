"""What introduces a list and denies its items: "Ne peuvent être exigés de la CPTS :", "Ce que la CPTS n'apporte pas :"."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit, once_per_unit

_NOT = frozenset({"ne", "n"})
_CUES = _NOT | {"ni", "aucun", "aucune"}


@once_per_unit
def denied_by_introduction(context: Context, unit: Unit) -> bool:
    """Tell whether what introduces the list of an item denies it.

    The denial stands in the clause that ends the introduction, or opens it ("Ne peuvent, en aucun cas, être exigés de la CPTS :").
    """
    intro = context.clause(unit).intro
    if intro is None:
        return False
    span = context.contract.clauses[intro].span
    start, end = context.tokens.range(span.start, span.end)
    above = context.unit_at(end - 1)
    if above is None or above.clause != intro:
        return False
    words = context.tokens.words
    if _denies(context, above, end - 1 if words[end - 1] == ":" else end):
        return True
    first = max(start, above.start)
    opened = words[first] in _NOT and not words[first + 1].endswith("ant")  # "N'étant pas rémunérée, la CPTS fournit :"
    return opened and _denies(context, above, first + 2)


def _denies(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether a verb is denied before a token; "sans frais :" denies the costs and not what follows."""
    cue = context.denied(unit, at, at)
    return cue is not None and context.tokens.words[cue[0]] in _CUES
