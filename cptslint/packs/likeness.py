"""What was learnt of the rules of a pack: the file `ressemblance.json` beside them, which `python -m benchmarks.learn` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cptslint.matchers.lanes import MOST
from cptslint.matchers.likeness import Likeness, together
from cptslint.matchers.passage import Passage
from cptslint.matchers.seats import Seats
from cptslint.packs.habits import COMMAND
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
    learnt = together(learnt)
    return [
        replace(compiled, spec=replace(compiled.spec, likeness=learnt.get(compiled.rule.code)))
        if isinstance(compiled.spec, LEARNT)
        else compiled
        for compiled in rules
    ]


def _of_rules(data: Mapping[str, Any]) -> dict[str, Likeness]:
    return {str(code): _likeness(entry) for code, entry in data["rules"].items()}


def _likeness(entry: Mapping[str, object]) -> Likeness:
    weights = entry["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are an object")
    found = Likeness(float(str(entry["bias"])), {str(trait): float(weight) for trait, weight in weights.items()})
    if not abs(found.bias) + sum(map(abs, found.weights.values())) <= MOST:
        raise ValueError("weights are out of bounds")
    return found


def likeness_text(learnt: Mapping[str, Likeness], corpus: str, version: str) -> str:
    """Return the content of the file: a rule a line, the traits that weigh most first."""
    lines = [f' "corpus": {json.dumps(corpus)},', f' "version": {json.dumps(version)},', ' "rules": {']
    rules = []
    for code, one in sorted(learnt.items()):
        weights = dict(sorted(one.weights.items(), key=lambda item: (-abs(item[1]), item[0])))
        rules.append(f"  {json.dumps(code)}: {json.dumps({'bias': one.bias, 'weights': weights}, ensure_ascii=False)}")
    return "\n".join(["{", *lines, ",\n".join(rules), " }", "}"]) + "\n"
