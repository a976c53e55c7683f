"""A small network that weighs several questions about a sentence at once (does it break this rule, whom does it bind), in whole numbers.

Each trait of a sentence adds to every question, and to features that the questions share; each feature that comes out above zero
adds to every question in turn. Questions are learnt together, so that what one teaches of words (that "prendre en charge" is paying)
serves the others. What a trait adds stands side by side in the lanes of one integer: a sentence costs one addition per trait, and the same
text gives the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

STEPS = 100
"""Weights are whole hundredths."""
MOST = 10_000
"""Hundredths that a weight may amount to: so bounded, the lanes of a hundred thousand traits do not reach into one another."""
_FINE = STEPS * STEPS
"""Scores are whole parts of this many: a feature times what it adds."""


class _Lane(NamedTuple):
    """How the lanes of an integer are laid out.

    Attributes:
        bits: Bits of a lane.
        code: Its type, as `struct` names it.
        zero: What it holds for zero: a lane is never negative, so that it borrows nothing from the next.
    """

    bits: int
    code: str
    zero: int


_LANE, _WIDE = _Lane(32, "I", 1 << 31), _Lane(64, "Q", 1 << 63)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """What was learnt of several questions.

    Attributes:
        questions: How many questions.
        biases: What questions and features hold without any trait, in lanes, the questions first.
        features: What each shared feature adds to the questions, in wide lanes.
        weights: What each trait adds to questions and features, in lanes.
    """

    questions: int
    biases: int
    features: tuple[int, ...]
    weights: Mapping[str, int]

    def of_each(self, count: int, borne: Iterable[tuple[str, Iterable[int]]]) -> list[tuple[float, ...] | None]:
        """Return the scores of some sentences, one for each question; None for a sentence without any known trait.

        Args:
            count: How many sentences.
            borne: Traits, each with the ranks of the sentences that bear it.
        """
        sums: list[int | None] = [None] * count
        for trait, ranks in borne:
            weight = self.weights.get(trait)
            if weight is not None:
                for rank in ranks:
                    known = sums[rank]
                    sums[rank] = weight + (self.biases if known is None else known)
        return [None if one is None else self._scores(one) for one in sums]

    def of(self, traits: Iterable[str]) -> tuple[float, ...]:
        """Return the scores of one sentence."""
        return self._scores(self.biases + sum(self.weights.get(trait, 0) for trait in set(traits)))

    def _scores(self, lanes: int) -> tuple[float, ...]:
        held = _unpacked(lanes, _LANE, self.questions + len(self.features))
        wide = sum(_WIDE.zero << _WIDE.bits * at for at in range(self.questions))
        for value, added in zip(held[self.questions :], self.features, strict=True):
            if value > 0:
                wide += value * added
        shared = _unpacked(wide, _WIDE, self.questions)
        return tuple((own * STEPS + more) / _FINE for own, more in zip(held, shared, strict=False))


def network(
    biases: Sequence[int], features: Sequence[Sequence[int]], weights: Mapping[str, Sequence[int]], questions: int
) -> Network:
    """Return a network of weights in hundredths.

    Args:
        biases: What each question, then each feature, holds without any trait.
        features: What each feature adds to each question.
        weights: What each trait adds to each question, then to each feature.
        questions: How many questions.

    Raises:
        ValueError: A line has not one weight for each question and feature, or a weight is out of bounds.
    """
    if {len(biases), *map(len, weights.values())} != {questions + len(features)} or {*map(len, features)} - {questions}:
        raise ValueError("one weight for each question and feature")
    if any(not -MOST <= one <= MOST for line in (biases, *features, *weights.values()) for one in line):
        raise ValueError("weights are out of bounds")
    zeros = _packed([_LANE.zero] * len(biases), _LANE)
    return Network(
        questions,
        _packed(biases, _LANE) + zeros,
        tuple(_packed(line, _WIDE) for line in features),
        {trait: _packed(line, _LANE) for trait, line in weights.items()},
    )


def _packed(line: Sequence[int], lane: _Lane) -> int:
    return sum(value << lane.bits * at for at, value in enumerate(line))


def _unpacked(lanes: int, lane: _Lane, count: int) -> list[int]:
    held = Struct(f"<{count}{lane.code}").unpack(lanes.to_bytes(count * lane.bits // 8, "little"))
    return [value - lane.zero for value in held]
