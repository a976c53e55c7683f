"""The weights of a network as a file of a pack holds them: whole hundredths, a trait a line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cptslint.structure.network import Network, network


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of several questions, in hundredths.

    Attributes:
        questions: Their names.
        biases: What each question, then each feature, holds without any trait.
        features: What each feature adds to each question.
        weights: What each trait adds to each question, then to each feature.
    """

    questions: Sequence[str]
    biases: Sequence[int]
    features: Sequence[Sequence[int]]
    weights: Mapping[str, Sequence[int]]

    def network(self) -> Network:
        """Return the network.

        Raises:
            ValueError: Weights are missing or out of bounds.
        """
        return network(self.biases, self.features, self.weights, len(self.questions))


def learnt_of(data: Mapping[str, Any]) -> Learnt:
    """Return what a file holds.

    Raises:
        LookupError, TypeError, AttributeError or ValueError: It is not what `learnt_text` writes.
    """
    lines = {str(trait): _line(line) for trait, line in data["weights"].items()}
    names = [str(name) for name in data["questions"]]
    return Learnt(names, _line(data["biases"]), [_line(line) for line in data["features"]], lines)


def learnt_text(learnt: Learnt, head: Mapping[str, object]) -> str:
    """Return the content of a file.

    Args:
        learnt: What was learnt.
        head: What the file says first.
    """
    said = {**head, "questions": list(learnt.questions), "biases": list(learnt.biases)}
    lines = [f" {json.dumps(key)}: {compact(value)}," for key, value in said.items()]
    features = ",\n".join(f"  {compact(list(line))}" for line in learnt.features)
    weights = ",\n".join(f"  {compact(trait)}: {compact(list(line))}" for trait, line in sorted(learnt.weights.items()))
    return "\n".join(["{", *lines, ' "features": [', features, " ],", ' "weights": {', weights, " }", "}"]) + "\n"


def compact(value: object) -> str:
    """Return a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(values: Sequence[object]) -> list[int]:
    whole = [value for value in values if isinstance(value, int)]
    if len(whole) != len(values):
        raise TypeError("weights are whole hundredths")
    return whole
