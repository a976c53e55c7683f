"""What a run of `cptslint check` has to do, and the time it took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cptslint.batch import Task
from cptslint.checking import Older
from cptslint.cli.inputs import load
from cptslint.cli.wanted import Wanted

if TYPE_CHECKING:
    from cptslint.cli.revisions import Revision


def tasks_for(inputs: Sequence[str], wanted: Wanted, base: str | None) -> list[Task]:
    """Return what must be checked.

    Args:
        inputs: Files, or "-".
        wanted: Their settings.
        base: git revision whose findings are no news; a file that is as it was then is left out. None for everything.

    Raises:
        ConfigError: A setting is wrong, or the revision cannot be used.
    """
    older_of = _revision(base).older if base else None
    tasks = []
    for name in inputs:
        settings = wanted.settings(name)
        if name == "-":
            tasks.append(Task(name, settings, load(name)[0]))
            continue
        data = older_of(name) if older_of is not None and Path(name).is_file() else None
        if data is not None and Path(name).read_bytes() == data:
            continue
        tasks.append(Task(name, settings, older=None if data is None else Older(data, base or "")))
    return tasks


def _revision(base: str) -> Revision:
    from cptslint.cli.revisions import Revision  # it starts processes, which few runs do

    return Revision(base)


def left_out(count: int, base: str) -> str:
    """Return what is said of conventions that are as they were in a revision."""
    plural = "s" if count > 1 else ""
    return f"{count} convention{plural} sans changement depuis {base}, non relue{plural}."


def times(seconds: Mapping[str, float], conventions: int) -> str:
    """Return the time of each stage, one line each, and the whole."""
    lines = [f"{name:<20}{spent:8.3f} s" for name, spent in seconds.items()]
    return "\n".join([*lines, f"{'en tout':<20}{sum(seconds.values()):8.3f} s pour {conventions} convention(s)"])
