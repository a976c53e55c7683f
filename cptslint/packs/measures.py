"""The figures of a pack: the file `mesures.json` beside its rules, which `python -m benchmarks.accuracy --publish` writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cptslint.model.measure import Measure, Measures
from cptslint.packs.written import load_written

NAME = "mesures.json"
_COUNTS = ("right", "false", "missed")


def load_measures(folder: Path) -> Measures | None:
    """Return the figures of a pack.

    Args:
        folder: The folder of the rules.

    Returns:
        The figures; None for a pack that nobody measured.

    Raises:
        PackError: The file cannot be read.
    """
    return load_written(folder, NAME, "python -m benchmarks.accuracy corpus/test --publish", _measures)


def _measures(data: Any) -> Measures:
    rules = {str(code): _measure(entry) for code, entry in data["rules"].items()}
    return Measures(str(data["corpus"]), str(data["version"]), _count(data["conventions"]), rules)


def _measure(entry: Any) -> Measure:
    return Measure(*(_count(entry[name]) for name in _COUNTS))


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("no count")
    return value


def measures_text(measures: Measures) -> str:
    """Return the content of the file, one rule a line so that a difference can be read."""
    head = {"corpus": measures.corpus, "version": measures.version, "conventions": measures.conventions}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    rules = [
        f"  {json.dumps(code)}: {json.dumps({name: getattr(one, name) for name in _COUNTS})}"
        for code, one in sorted(measures.rules.items())
    ]
    return "\n".join(["{", *lines, ' "rules": {', ",\n".join(rules), " }", "}"]) + "\n"
