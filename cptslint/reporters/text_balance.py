"""The balance of the terminal report: who bears what, dimension by dimension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cptslint.model.contract import Contract
from cptslint.model.report import Balance, Dimension, Report, Verdict
from cptslint.reporters.canvas import NARROW, hanging, heading, indented, joined, styled
from cptslint.reporters.party_commitments import TITLE, commitments_by_party
from cptslint.reporters.party_names import defended_party, our_name, partner_heading, short_name, their_name
from cptslint.reporters.wording import number, plain, signed_index

_VALUE = 6
_INDEX = 7


def balance_section(report: Report, width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield the table of the balance: two bars of one scale and an index per dimension, then the whole."""
    balance, contract = report.balance, report.contract
    yield from heading("Équilibre", width, colour=colour)
    heads = short_name(defended_party(contract)), partner_heading(contract)
    if balance.dimensions:
        yield _narrow_table(balance, heads) if width < NARROW else _table(balance, heads, width)
        yield Text("")
    yield joined((f"Indice global : {signed_index(balance.index)}", "bold"), _leaning(report))
    party = our_name(contract)
    other = their_name(contract)
    yield styled(
        "Chaque barre compte ce que la partie supporte. "
        f"L'indice va de −1 (tout pèse sur {party}) à +1 (tout pèse sur {other}).",
        "dim",
    )


def _leaning(report: Report) -> str:
    balance = report.balance
    party = our_name(report.contract)
    match balance.verdict:
        case Verdict.MANIFEST:
            return f", la convention pèse très nettement sur {party}."
        case Verdict.TO_REBALANCE:
            return f", la convention pèse davantage sur {party}."
        case Verdict.FAVOURABLE:
            return f", la convention est plus légère pour {party}."
        case _:
            return ", les charges sont partagées."


def _table(balance: Balance, heads: tuple[str, str], width: int) -> Table:
    labels = max(len(plain(dimension.label)) for dimension in balance.dimensions)
    labels = min(max(labels, 9), width // 3)
    bar = (width - labels - _INDEX - 2 * _VALUE - 4) // 2
    top = _top(balance.dimensions)
    table = Table.grid(padding=0)
    for column in (labels + 2, _VALUE + bar + 1, _VALUE + bar + 1):
        table.add_column(width=column, overflow="fold")
    table.add_column(width=_INDEX, justify="right", no_wrap=True)
    table.add_row(Text(""), *(_head(name, _VALUE + bar) for name in heads), styled("Indice", "bold"))
    for dimension in balance.dimensions:
        empty = not (dimension.cpts or dimension.partner)
        table.add_row(
            styled(dimension.label),
            _bar(dimension.cpts, top, bar, "red"),
            _bar(dimension.partner, top, bar, "blue"),
            styled("–" if empty else signed_index(dimension.index)),
        )
    return table


def _narrow_table(balance: Balance, heads: tuple[str, str]) -> Table:
    """Give figures without bars where bars would not fit."""
    table = Table.grid(padding=0)
    table.add_column(overflow="fold")
    for dimension in balance.dimensions:
        sides = zip(heads, (dimension.cpts, dimension.partner), strict=True)
        told = ", ".join(f"{head} {number(points)}" for head, points in sides)
        table.add_row(styled(f"{dimension.label} : {told}, indice {signed_index(dimension.index)}"))
    return table


def _top(dimensions: Sequence[Dimension]) -> float:
    return max((max(dimension.cpts, dimension.partner) for dimension in dimensions), default=0.0)


def _head(name: str, room: int) -> Text:
    head = styled(name, "bold")
    head.truncate(room, overflow="ellipsis")
    return head


def _bar(points: float, top: float, room: int, style: str) -> Text:
    """Draw the points to a common scale, by half columns, with their number in front."""
    halves = round(2 * room * points / top) if top > 0 and points > 0 else 0
    halves = max(halves, 1) if points > 0 else 0
    value = f"{number(points) if points > 0 else '–':>{_VALUE - 1}} "
    return Text.assemble(value, ("█" * (halves // 2) + "▌" * (halves % 2), style))


def commitments_section(contract: Contract, width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield the commitments of each party, counted and quoted, for when no side can be taken."""
    yield from heading(TITLE, width, colour=colour)
    for rank, side in enumerate(commitments_by_party(contract)):
        if rank:
            yield Text("")
        yield joined((side.name, "bold"), f" : {side.counts}")
        for quote in side.quotes:
            yield indented(hanging("- ", styled(quote)), 2)
