"""Titles of the columns of tables, which say what the cells below are about and bind nobody by themselves."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit


def is_column_title(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is the title of a column with cells below it: "À la charge de la CPTS"."""
    clause = context.clause(unit)
    if clause.row is None or clause.column:
        return False
    return clause.span.slice(context.contract.document.text) in context.once("column titles", lambda: _titles(context))


def _titles(context: Context) -> frozenset[str]:
    return frozenset(clause.column for clause in context.contract.clauses if clause.column)
