"""Seats told by the rows of a table: who sits in one cell, how many in another."""

from __future__ import annotations

from cptslint.matchers.column_titles import titles_above
from cptslint.matchers.context import Context, Unit
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
_OURS = ("@cpts", "@camp-cpts", "@gens-cpts")
_THEIRS = ("@partenaire", "@camp-partenaire", "@gens-partenaire")


def is_in_table(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is a cell of a table."""
    return context.clause(unit).row is not None


def holder_in_row(seat: Terms, neutral: Terms, context: Context, unit: Unit) -> str | None:
    """Return who holds the seats that a cell counts.

    Args:
        seat: What a number of seats counts ("représentants", "sièges").
        neutral: People of neither side.
        context: The contract.
        unit: The cell that holds the number.

    Returns:
        The last word of the name of a partner, empty for the defended party; None when the row names neither or both, or when neither
        the title of the column nor the row says that seats are counted.
    """
    row = context.row(unit)
    told = [*row, *titles_above(context, unit)]
    if not any(context.inside(seat, *place) for place in told):
        return None
    others = [place for place in row if not place[0] <= unit.start < place[1]]
    if any(context.inside(neutral, *place) for place in others):
        return None
    ours = any(context.named_in(name, *place) for name in _OURS for place in others)
    theirs = [end for name in _THEIRS for place in others for _, end in context.named_in(name, *place)]
    if ours == bool(theirs):
        return None
    return "" if ours else context.tokens.words[max(theirs) - 1]
