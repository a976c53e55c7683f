"""A bar on the standard error while many conventions are checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def followed(items: Iterable[Item], total: int, *, quiet: bool) -> Iterator[Item]:
    """Yield the items, a bar counting them when there are several and a person watches.

    Args:
        items: What is waited for.
        total: How many there will be.
        quiet: Never draw a bar.
    """
    if quiet or total < 2 or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Analyse"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            progress.advance(task)
            yield item
