"""Titles of the columns of tables, which say what the cells below are about and bind nobody by themselves."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit


def is_column_title(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence is the title of a column with cells below it: "À la charge de la CPTS"."""
    clause = context.clause(unit)
    if clause.row is None or clause.column:
        return False
    return clause.span.slice(context.contract.document.text) in context.once("column titles", lambda: _titles(context))


def titles_above(context: Context, unit: Unit) -> list[tuple[int, int]]:
    """Return where the title of the column of a cell is written, as half-open token ranges; empty outside tables and under no title."""
    column = context.clause(unit).column
    return context.once("places of column titles", lambda: _places(context)).get(column, []) if column else []


def _places(context: Context) -> dict[str, list[tuple[int, int]]]:
    titles, text = _titles(context), context.contract.document.text
    found: dict[str, list[tuple[int, int]]] = {}
    for clause in context.contract.clauses:
        title = clause.span.slice(text)
        if clause.row is not None and not clause.column and title in titles:
            found.setdefault(title, []).append(context.tokens.range(clause.span.start, clause.span.end))
    return found


def _titles(context: Context) -> frozenset[str]:
    return frozenset(clause.column for clause in context.contract.clauses if clause.column)
