"""What introduces a list and denies its items: "Ne peuvent être exigés de la CPTS :", "Ce que la CPTS n'apporte pas :"."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit, once_per_unit

_NOT = frozenset({"ne", "n"})


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
    last = end - 1 if words[end - 1] == ":" else end
    if context.denied(above, last, last) is not None:
        return True
    first = max(start, above.start)
    opened = words[first] in _NOT and not words[first + 1].endswith(
        "ant"
    )  # "N'étant pas un service d'urgence, la CPTS fournit :"
    return opened and context.denied(above, first + 2, first + 2) is not None
