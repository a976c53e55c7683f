"""What conventions usually mean where their grammar says nothing, learnt from annotated ones: lines of weights over traits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Weighs a few answers against one another.

    Attributes:
        answers: What may be answered.
        biases: Score of each answer without any trait.
        weights: What each trait adds to each answer.
    """

    answers: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, traits: Iterable[str]) -> dict[str, float]:
        """Return the score of each answer, a trait counted once."""
        sums = list(self.biases)
        for trait in sorted(set(traits)):
            for rank, weight in enumerate(self.weights.get(trait, ())):
                sums[rank] += weight
        return {answer: round(total, 6) for answer, total in zip(self.answers, sums, strict=True)}

    def best(self, traits: Iterable[str]) -> str:
        """Return the answer with the highest score, the first of those that are equal."""
        scores = self.scores(traits)
        return max(self.answers, key=lambda answer: scores[answer])


@dataclass(frozen=True, slots=True)
class Habits:
    """What is learnt of commitments.

    Attributes:
        binds: Whether a sentence in which no commitment was read binds somebody: "oui" or "non".
        bearer: Whom a commitment binds, when no word of it says so.
        kind: What a sentence that binds does to its bearer.
    """

    binds: Choice
    bearer: Choice
    kind: Choice
