"""An agenda for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cptslint.model.agenda import Agenda, Deadline, Undated
from cptslint.reporters.agenda.wording import COUNTING, dates_in_words, title_of
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.canvas import drawn, fields, hanging, heading, indented, joined, styled
from cptslint.reporters.wording import DISCLAIMER, fold_space, quotation, source_name

_SHOWN = 4
_QUOTE = 150
_DATE = 17
"""Columns of the longest date, 30 septembre 2026."""
_NARROW = 64
"""Below this width the dates stand above what they are for."""


def agenda_text(agenda: Agenda, options: ReportOptions) -> str:
    """Write an agenda in lines.

    Args:
        agenda: The dates.
        options: Width and colour.
    """
    return drawn(_parts(agenda, options), options.width, colour=options.colour)


def _parts(agenda: Agenda, options: ReportOptions) -> Iterator[RenderableType]:
    width, colour = options.width, options.colour
    contract = agenda.contract
    yield styled(fold_space(contract.title) or "Convention sans titre", "bold")
    yield Text("")
    yield fields([("Fichier", styled(source_name(contract.document.source)))], width, 10)
    if not contract.is_convention:
        yield Text("")
        yield styled(contract.why_not)
        return
    yield from heading("Calendrier", width, colour=colour)
    if agenda.deadlines:
        yield from _dated(agenda, width)
    else:
        yield styled("Aucune date n'a pu être calculée.")
    lacking = [one for one in agenda.undated if one.lacking]
    others = [one for one in agenda.undated if not one.lacking]
    for title, lines in (("Ce qui n'a pas pu être daté", lacking), ("Sans date fixe", others)):
        if lines:
            yield from heading(title, width, colour=colour)
            for one in lines:
                yield hanging("- ", _undated(one))
                if one.span is not None:
                    yield indented(styled(quotation(one.span.slice(contract.document.text), _QUOTE), "dim"), 2)
    yield from heading("Comment les dates sont comptées", width, colour=colour)
    yield styled(COUNTING)
    yield Text("")
    yield styled(DISCLAIMER, "dim")


def _dated(agenda: Agenda, width: int) -> Iterator[RenderableType]:
    if width < _NARROW:
        for one in agenda.deadlines:
            yield hanging("- ", joined((title_of(one), "bold"), " : ", ", ".join(dates_in_words(one, _SHOWN))))
            if source := _source(one):
                yield indented(styled(source, "dim"), 2)
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_DATE, overflow="fold")
    table.add_column(overflow="fold")
    for one in agenda.deadlines:
        said = joined((title_of(one), "bold"))
        if source := _source(one):
            said.append("\n").append_text(styled(source, "dim"))
        table.add_row(Text("\n").join(styled(line) for line in dates_in_words(one, _SHOWN)), said)
    yield table


def _source(one: Deadline) -> str:
    return " ; ".join(part for part in (one.location, one.rule) if part)


def _undated(one: Undated) -> Text:
    title = f"{one.title} ({one.who})" if one.who else one.title
    where = f" ({one.location})" if one.location else ""
    return joined((title, "bold"), f"{where} : ", one.reason)
