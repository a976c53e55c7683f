"""Lines of weights summed all at once: what a trait weighs in each line stands in its own lane of one integer.

Thirty rules weigh the same sentences by the same traits. Adding two integers adds all their lanes, so that a sentence costs
one addition per trait, however many rules weigh it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct

_BITS = 32
_ZERO = 1 << (_BITS - 1)
"""What a lane holds for a score of zero: a lane is never negative, so that it borrows nothing from the next."""
_PARTS = 1_000_000
"""Weights are whole millionths, so that a sum does not depend on its order."""
MOST = (_ZERO - 1) // _PARTS
"""What the weights of a line may amount to without reaching into the next lane."""


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Several lines of weights.

    Attributes:
        count: How many lines.
        biases: What each line gives without any trait.
        weights: What each trait adds to every line.
    """

    count: int
    biases: int
    weights: Mapping[str, int]

    def sums(self, count: int, borne: Iterable[tuple[str, Iterable[int]]]) -> list[Sequence[int]]:
        """Return the lanes of some sentences, which `score` reads.

        Args:
            count: How many sentences.
            borne: Traits, each with the ranks of the sentences that bear it.
        """
        sums, weights = [self.biases] * count, self.weights
        for trait, ranks in borne:
            weight = weights.get(trait)
            if weight is not None:
                for rank in ranks:
                    sums[rank] += weight
        size, apart = self.count * _BITS // 8, Struct(f"<{self.count}I")
        return [apart.unpack(one.to_bytes(size, "little")) for one in sums]


def lanes(lines: Sequence[tuple[float, Mapping[str, float]]]) -> Lanes:
    """Return lines of weights side by side.

    Args:
        lines: What each gives without any trait, and what each trait adds; `MOST` in all.
    """
    weights: dict[str, int] = {}
    for at, (_, line) in enumerate(lines):
        for trait, weight in line.items():
            weights[trait] = weights.get(trait, 0) + (round(weight * _PARTS) << _BITS * at)
    biases = sum(_ZERO + round(bias * _PARTS) << _BITS * at for at, (bias, _) in enumerate(lines))
    return Lanes(len(lines), biases, weights)


def score(lane: int) -> float:
    """Return the sum that a lane holds."""
    return (lane - _ZERO) / _PARTS


def lane_of(total: float) -> int:
    """Return what a lane holds for a sum."""
    return _ZERO + round(total * _PARTS)
