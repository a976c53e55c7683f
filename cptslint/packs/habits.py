"""What was learnt of commitments: the file `engagements.json` of a pack, which `python -m benchmarks.learn` writes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cptslint.model.contract import Bearer, Kind
from cptslint.packs.learnt import Learnt, learnt_of, learnt_text
from cptslint.packs.written import load_written
from cptslint.structure.commitments.usual import NO, YES
from cptslint.structure.habits import Choice, Habits

NAME = "engagements.json"
COMMAND = "python -m benchmarks.learn"
"""What writes the files of learnt weights."""
_BEARERS, _KINDS = tuple(one.value for one in Bearer), tuple(one.value for one in Kind)
QUESTIONS = (*_BEARERS, *_KINDS)
"""What is asked of a commitment, in the order of the network."""


def load_habits(folder: Path) -> Habits | None:
    """Return what was learnt of commitments; None for a pack that has no such file.

    Args:
        folder: The folder of the rules.

    Raises:
        PackError: The file cannot be read.
    """
    return load_written(folder, NAME, COMMAND, _habits)


def habits_of(binds: Choice, learnt: Learnt) -> Habits:
    """Return what was learnt of commitments.

    Args:
        binds: Whether a sentence binds.
        learnt: What was learnt of `QUESTIONS`.

    Raises:
        ValueError: Other questions were learnt, or weights are missing or out of bounds.
    """
    if tuple(learnt.questions) != QUESTIONS:
        raise ValueError("other questions")
    return Habits(binds, _BEARERS, _KINDS, learnt.network())


def habits_text(binds: Choice, learnt: Learnt, corpus: str, version: str) -> str:
    """Return the content of the file."""
    choice = {"answers": binds.answers, "biases": binds.biases, "weights": dict(sorted(binds.weights.items()))}
    return learnt_text(learnt, {"corpus": corpus, "version": version, "binds": choice})


def _habits(data: Mapping[str, Any]) -> Habits:
    return habits_of(_choice(data["binds"], {YES, NO}), learnt_of(data))


def _choice(entry: Mapping[str, object], known: set[str]) -> Choice:
    answers, biases, weights = entry["answers"], entry["biases"], entry["weights"]
    if not (isinstance(answers, list) and isinstance(biases, list) and isinstance(weights, dict)):
        raise TypeError("answers and biases are lists, weights an object")
    if not answers or not set(answers) <= known or {len(biases), *map(len, weights.values())} != {len(answers)}:
        raise ValueError("one weight an answer")
    lines = {str(trait): tuple(float(one) for one in line) for trait, line in weights.items()}
    return Choice(tuple(map(str, answers)), tuple(map(float, biases)), lines)
