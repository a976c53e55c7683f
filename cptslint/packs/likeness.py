"""What was learnt of the rules of a pack: the file `ressemblance.json` beside them, which `python -m benchmarks.learn` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cptslint.matchers.likeness import Likeness
from cptslint.matchers.network import network
from cptslint.matchers.passage import Passage
from cptslint.matchers.seats import Seats
from cptslint.packs.habits import COMMAND
from cptslint.packs.pack import CompiledRule
from cptslint.packs.written import load_written

NAME = "ressemblance.json"
LEARNT = (Passage, Seats)
"""Checks that weigh what they find."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of the rules of a pack, in hundredths.

    Attributes:
        codes: The rules.
        biases: What each rule, then each feature, holds without any trait.
        features: What each feature adds to each rule.
        weights: What each trait adds to each rule, then to each feature.
    """

    codes: Sequence[str]
    biases: Sequence[int]
    features: Sequence[Sequence[int]]
    weights: Mapping[str, Sequence[int]]

    def by_code(self) -> dict[str, Likeness]:
        """Return what was learnt by the code of the rule.

        Raises:
            ValueError: Weights are missing or out of bounds.
        """
        together = network(self.biases, self.features, self.weights, len(self.codes))
        return {code: Likeness(together, rank) for rank, code in enumerate(self.codes)}


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


def _of_rules(data: Mapping[str, Any]) -> dict[str, Likeness]:
    lines = {str(trait): _line(line) for trait, line in data["weights"].items()}
    codes = [str(code) for code in data["rules"]]
    return Learnt(codes, _line(data["biases"]), [_line(line) for line in data["features"]], lines).by_code()


def _line(values: Sequence[object]) -> list[int]:
    if not all(isinstance(value, int) for value in values):
        raise TypeError("weights are whole hundredths")
    return [value for value in values if isinstance(value, int)]


def likeness_text(learnt: Learnt, corpus: str, version: str) -> str:
    """Return the content of the file: a trait a line, in order."""
    head = {"corpus": corpus, "version": version, "rules": list(learnt.codes), "biases": list(learnt.biases)}
    lines = [f" {json.dumps(key)}: {_compact(value)}," for key, value in head.items()]
    features = ",\n".join(f"  {_compact(list(line))}" for line in learnt.features)
    weights = ",\n".join(
        f"  {json.dumps(trait, ensure_ascii=False)}: {_compact(list(line))}"
        for trait, line in sorted(learnt.weights.items())
    )
    return "\n".join(["{", *lines, ' "features": [', features, " ],", ' "weights": {', weights, " }", "}"]) + "\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
