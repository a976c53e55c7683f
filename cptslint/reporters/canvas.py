"""Rich drawings as plain strings, the same in every environment.

Rich breaks lines at no-break spaces and reads its environment (TERM, COLUMNS, COLORTERM). Here no-break spaces are
carried through as a private character that `wording.plain` never lets in, and every setting is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from types import MappingProxyType

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cptslint.model.rule import Severity
from cptslint.reporters.wording import NBSP, plain, tied

MEASURE = 100
"""Longest line a person reads with ease; a wider terminal leaves a margin."""

NARROW = 50
"""Below this width labels stand above what they introduce."""

SEVERITY_STYLES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "cyan"}
)

_TIE = "\ue000"
_LINK_NUMBER = re.compile(r"\x1b\]8;id=[^;]*;")
"""rich numbers links at random; two runs must give the same bytes."""


def drawn(items: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    """Draw the items one below the other.

    Args:
        items: What to draw.
        width: Columns a line may take.
        colour: Use terminal styles; without them the result has no escape code at all.

    Returns:
        Lines of at most `width` columns, without trailing spaces.
    """
    page = StringIO()
    console = Console(
        file=page,
        width=readable(width),
        height=25,
        force_terminal=colour,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for item in items:
        console.print(item)
    lines = _LINK_NUMBER.sub("\x1b]8;;", page.getvalue()).replace(_TIE, " ").split("\n")
    return "\n".join(line.rstrip(" ") for line in lines)


def readable(width: int) -> int:
    """Return the columns actually used: all of a narrow terminal, a measure fit for reading in a wide one."""
    return max(1, min(width, MEASURE))


def styled(text: str, style: str = "") -> Text:
    """Return a text that cannot be taken for markup nor obeyed by a terminal, tied as French typography wants."""
    return Text(tied(plain(text)).replace(NBSP, _TIE), style=style, overflow="fold")


def joined(*parts: str | tuple[str, str]) -> Text:
    """Return one text made of parts, each alone or with its style; spaces at their ends are kept."""
    text = Text(overflow="fold")
    for part in parts:
        content, style = (part, "") if isinstance(part, str) else part
        before = " " if content.startswith(" ") else ""
        after = " " if content.endswith(" ") and content.strip() else ""
        text.append_text(Text(before) + styled(content, style) + Text(after))
    return text


def indented(item: RenderableType, columns: int) -> Padding:
    """Return the item moved right."""
    return Padding(item, (0, 0, 0, columns))


def heading(title: str, width: int, *, colour: bool) -> tuple[RenderableType, ...]:
    """Return a section heading, an empty line above, a line below."""
    text = styled(title, "bold")
    columns = readable(width)
    line = Text("─" * columns, style="dim") if colour else Text("-" * min(cell_len(text.plain), columns))
    return Text(""), text, line


def hanging(mark: str, item: RenderableType, style: str = "") -> Table:
    """Return the item with a mark in front and its other lines aligned."""
    table = Table.grid(padding=0)
    table.add_column(no_wrap=True, width=cell_len(mark))
    table.add_column(overflow="fold")
    table.add_row(Text(mark, style=style), item)
    return table


def fields(rows: Sequence[tuple[str, RenderableType]], width: int, label_width: int) -> RenderableType:
    """Return labels and what they introduce, in two columns, or one above the other in a narrow place.

    Args:
        rows: Label and content; an empty label continues the row above.
        width: Columns available.
        label_width: Columns of the labels, the gap included.
    """
    table = Table.grid(padding=0)
    if width < NARROW:
        table.add_column(overflow="fold")
        for label, content in rows:
            if label:
                table.add_row(styled(label, "bold"))
            table.add_row(indented(content, 2))
        return table
    table.add_column(width=label_width, overflow="fold")
    table.add_column(overflow="fold")
    for label, content in rows:
        table.add_row(styled(label, "bold"), content)
    return table
