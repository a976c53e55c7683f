"""What was learnt of commitments: the file `engagements.json` of a pack, which `python -m benchmarks.learn` writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cptslint.model.contract import Bearer, Kind
from cptslint.packs.written import load_written
from cptslint.structure.commitments.usual import NO, YES
from cptslint.structure.habits import Choice, Habits

NAME = "engagements.json"
COMMAND = "python -m benchmarks.learn"
"""What writes the files of learnt weights."""
_ANSWERS = {"binds": {YES, NO}, "bearer": {one.value for one in Bearer}, "kind": {one.value for one in Kind}}


def load_habits(folder: Path) -> Habits | None:
    """Return what was learnt of commitments; None for a pack that has no such file.

    Args:
        folder: The folder of the rules.

    Raises:
        PackError: The file cannot be read.
    """
    return load_written(folder, NAME, COMMAND, _habits)


def _habits(data: Mapping[str, Any]) -> Habits:
    return Habits(*(_choice(data["choices"][name], known) for name, known in _ANSWERS.items()))


def habits_text(habits: Habits, corpus: str, version: str) -> str:
    """Return the content of the file: a trait a line, the traits that weigh most first."""
    choices = {"binds": habits.binds, "bearer": habits.bearer, "kind": habits.kind}
    parts = [f"  {json.dumps(name)}: {_choice_text(choice)}" for name, choice in choices.items()]
    head = f' "corpus": {json.dumps(corpus)},\n "version": {json.dumps(version)},\n "choices": {{\n'
    return "{\n" + head + ",\n".join(parts) + "\n }\n}\n"


def _choice(entry: Mapping[str, object], known: set[str]) -> Choice:
    answers, biases, weights = entry["answers"], entry["biases"], entry["weights"]
    if not (isinstance(answers, list) and isinstance(biases, list) and isinstance(weights, dict)):
        raise TypeError("answers and biases are lists, weights an object")
    if not answers or not set(answers) <= known or {len(biases), *map(len, weights.values())} != {len(answers)}:
        raise ValueError("one weight an answer")
    lines = {str(trait): tuple(float(one) for one in line) for trait, line in weights.items()}
    return Choice(tuple(map(str, answers)), tuple(map(float, biases)), lines)


def _choice_text(choice: Choice) -> str:
    ordered = sorted(choice.weights.items(), key=lambda item: (-max(map(abs, item[1])), item[0]))
    lines = [f"   {json.dumps(trait, ensure_ascii=False)}: {json.dumps(list(line))}" for trait, line in ordered]
    head = f'"answers": {json.dumps(list(choice.answers))}, "biases": {json.dumps(list(choice.biases))}'
    return "{" + head + ', "weights": {\n' + ",\n".join(lines) + "}}"
