"""Who acts in the row of a table: the cell under "Qui" or "Responsable", a cell that only names a party, a cross under its name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cptslint.model.contract import Bearer, Clause, Kind, Trust
from cptslint.model.span import Span
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.mentions import Target
from cptslint.text.matching import Matcher
from cptslint.text.tokens import tokenize

_SHORT = 10
"""Longest cell, in words, that names who acts."""
_LONG = 8
"""Words of a cell that is no header."""
_CROSSES = frozenset({"x", "✓", "✔", "✗", "☒", "☑", "●", "•", "oui"})
_TOGETHER = frozenset(
    {"deux", "tous", "toutes", "chacun", "chacune", "conjoint", "conjointement", "commun", "ensemble"}
)
_JOINERS = frozenset({"et", "ou", ",", ":", "/", "&", "+", "-", "la", "le", "les", "l"})


class Rows:
    """Tells who acts in each row of the tables of a convention.

    Args:
        context: The text.
        clauses: All its clauses.
    """

    def __init__(self, context: Context, clauses: Sequence[Clause]) -> None:
        self._context = context
        self._cells: dict[int, list[Clause]] = {}
        self._headers: dict[str, Span] = {}
        self._labels: dict[int, Clause] = {}
        self._columns = frozenset(clause.column for clause in clauses if clause.column)
        label: Clause | None = None
        for clause in clauses:
            if clause.row is None:
                label = clause
            else:
                if label is not None and clause.article == label.article:
                    self._labels[clause.row] = label
                self._cells.setdefault(clause.row, []).append(clause)
                if not clause.column:
                    self._headers.setdefault(clause.span.slice(context.tokens.text), clause.span)
        self._heads = sorted(row for row, cells in self._cells.items() if not any(cell.column for cell in cells))
        self._actors: dict[int, tuple[Who, Clause] | None] = {}

    def actor(self, clause: Clause) -> tuple[Who, Clause] | None:
        """Return who acts in the row of a cell and the cell that says so; None for that cell itself or when nothing says so."""
        if clause.row is None:
            return None
        if clause.row not in self._actors:
            self._actors[clause.row] = self._find(self._cells[clause.row])
        found = self._actors[clause.row]
        return None if found is None or found[1] is clause else found

    def is_header(self, clause: Clause) -> bool:
        """Tell whether a clause is the short header of a column: "Ne doit pas" binds nobody by itself."""
        if clause.row is None or clause.column or clause.span.slice(self._context.tokens.text) not in self._columns:
            return False
        return len(self._words(clause)) <= _SHORT

    def label(self, clause: Clause) -> Clause | None:
        """Return the short first cell of the row of a cell: "Ce que fait la CPTS"; None for that cell itself."""
        first = self._cells[clause.row][0] if clause.row is not None else None
        return first if first is not None and first is not clause and len(self._words(first)) <= _LONG else None

    def owner(self, cell: Clause) -> tuple[Who, Clause] | None:
        """Return the party whose name alone stands above the table of a cell, with the line that says it."""
        label = self._labels.get(cell.row) if cell.row is not None else None
        who = self._alone(label) if label is not None else None
        return (who, label) if who is not None and label is not None else None

    def kind(self, cell: Clause) -> Kind:
        """Return the kind of what stands under the header of a cell: "Droits", "Ne doit pas"; a duty unless it says otherwise."""
        forbids, allows = (self._is_headed(cell, key) for key in ("forbidding_columns", "right_columns"))
        return Kind.PROHIBITION if forbids else Kind.RIGHT if allows else Kind.OBLIGATION

    def is_deed(self, clause: Clause) -> bool:
        """Tell whether the header of a column announces what is to be done ("Action", "Tâche", "Engagement")."""
        return self._is_headed(clause, "deed_columns")

    def header(self, text: str) -> Span | None:
        """Return where the first header cell with a text stands; None when no cell of a first row says it."""
        return self._headers.get(text)

    def is_opposed(self, cell: Clause) -> bool:
        """Tell whether the header of a cell is the name of one party alone, and another of its table that of the other side."""
        at = bisect_left(self._heads, cell.row) if cell.row is not None else 0
        if not at:
            return False
        text = self._context.tokens.text
        named = {head.span.slice(text): self._alone(head) for head in self._cells[self._heads[at - 1]]}
        sides = {who.bearer for who in named.values() if who is not None}
        return named.get(cell.column) is not None and sides == {Bearer.CPTS, Bearer.PARTNER}

    def payer(self, cell: Clause) -> Who | None:
        """Return whom a cell under "Supportée par" names, when it says more than the name."""
        if not self._is_headed(cell, "paying_columns"):
            return None
        first, stop = self._context.tokens.range(cell.span.start, cell.span.end)
        mentions = [m for m in self._context.between(first, stop) if m.target is Target.PARTY]
        if not mentions or mentions[0].start > first or self._alone(cell) is not None:
            return None
        return Who(*self._context.bearer(mentions), Trust.TITLE, mentions[0])

    def _find(self, cells: Sequence[Clause]) -> tuple[Who, Clause] | None:
        for cell in cells:
            who = self._under_header(cell) if self._is_headed(cell, "actor_columns") else None
            if who is not None:
                return who, cell
        heading = not any(cell.column for cell in cells)
        if heading and all(len(self._words(cell)) <= _LONG for cell in cells):
            return None
        for cell in cells:
            who = None if self._is_headed(cell, "receiver_columns") else self._alone(cell)
            if who is not None:
                return who, cell
        return self._crossed(cells)

    def _is_headed(self, cell: Clause, key: str) -> bool:
        terms = self._context.vocabulary.turns.phrases[key]
        return bool(cell.column) and bool(Matcher(tokenize(cell.column), {}).find(terms))

    def _words(self, cell: Clause) -> Sequence[str]:
        first, stop = self._context.tokens.range(cell.span.start, cell.span.end)
        return self._context.words[first:stop]

    def _under_header(self, cell: Clause) -> Who | None:
        """Return whom the cell under "Qui" names, the establishment for "la direction"."""
        first, stop = self._context.tokens.range(cell.span.start, cell.span.end)
        words = self._context.words[first:stop]
        if len(words) > _SHORT:
            return None
        mentions = self._context.between(first, stop)
        if mentions:
            return Who(*self._context.bearer(mentions), Trust.TITLE, mentions[-1])
        if _TOGETHER & set(words):
            return Who(Bearer.BOTH, None, Trust.TITLE)
        if self._context.turn("heads", first, stop) is None:
            return None
        who = Who(*self._context.opposite(self._context.association()), Trust.TITLE)
        return who if who.party is not None else None

    def _alone(self, cell: Clause) -> Who | None:
        """Return whom a cell made of the names of parties alone designates."""
        first, stop = self._context.tokens.range(cell.span.start, cell.span.end)
        mentions = self._context.between(first, stop)
        named = {at for mention in mentions for at in range(mention.start, mention.end)}
        rest = {self._context.words[at] for at in range(first, stop) if at not in named}
        who = Who(*self._context.bearer(mentions), Trust.TITLE, mentions[-1]) if mentions else None
        return who if who is not None and rest <= _JOINERS and who.bearer is not Bearer.OTHER else None

    def _crossed(self, cells: Sequence[Clause]) -> tuple[Who, Clause] | None:
        """Return the parties under whose names a cross stands."""
        crossed = [
            cell for cell in cells if cell.column and len(self._words(cell)) == 1 and self._words(cell)[0] in _CROSSES
        ]
        found = [(who, cell) for cell in crossed for who in [self._of_header(cell.column)] if who is not None]
        if not found:
            return None
        bearers = {(who.bearer, who.party) for who, _ in found}
        return found[0] if len(bearers) == 1 else (Who(Bearer.BOTH, None, Trust.TITLE), found[0][1])

    def _of_header(self, header: str) -> Who | None:
        span = self.header(header)
        mentions = self._context.between(*self._context.tokens.range(span.start, span.end)) if span is not None else ()
        return Who(*self._context.bearer(mentions), Trust.TITLE, mentions[0]) if mentions else None
