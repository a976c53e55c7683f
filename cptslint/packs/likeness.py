"""What was learnt of the rules of a pack: the file `ressemblance.json` beside them, which `python -m benchmarks.learn` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cptslint.matchers.likeness import Likeness
from cptslint.matchers.passage import Passage
from cptslint.matchers.seats import Seats
from cptslint.packs.habits import COMMAND
from cptslint.packs.learnt import Learnt, learnt_of, learnt_text
from cptslint.packs.pack import CompiledRule
from cptslint.packs.written import load_written

NAME = "ressemblance.json"
LEARNT = (Passage, Seats)
"""Checks that weigh what they find."""


def load_likeness(folder: Path) -> Mapping[str, Likeness]:
    """Return what was learnt, by the code of the rule; nothing for a pack that has no such file.

    Args:
        folder: The folder of the rules.

    Raises:
        PackError: The file cannot be read.
    """
    return load_written(folder, NAME, COMMAND, _of_rules) or {}


def with_likeness(rules: Iterable[CompiledRule], learnt: Mapping[str, Likeness]) -> list[CompiledRule]:
    """Give the rules on passages what was learnt of them."""
    return [
        replace(compiled, spec=replace(compiled.spec, likeness=learnt.get(compiled.rule.code)))
        if isinstance(compiled.spec, LEARNT)
        else compiled
        for compiled in rules
    ]


def by_code(learnt: Learnt) -> dict[str, Likeness]:
    """Return what was learnt by the code of the rule.

    Raises:
        ValueError: Weights are missing or out of bounds.
    """
    together = learnt.network()
    return {code: Likeness(together, rank) for rank, code in enumerate(learnt.questions)}


def likeness_text(learnt: Learnt, corpus: str, version: str) -> str:
    """Return the content of the file."""
    return learnt_text(learnt, {"corpus": corpus, "version": version})


def _of_rules(data: Mapping[str, Any]) -> dict[str, Likeness]:
    return by_code(learnt_of(data))
