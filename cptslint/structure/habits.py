"""What conventions usually mean where their grammar says nothing, learnt from annotated ones: lines of weights over traits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cptslint.structure.network import Network


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
class Said:
    """An answer.

    Attributes:
        answer: The one with the highest score, the first of those that are equal.
        lead: How far its score is above the next.
    """

    answer: str
    lead: float


@dataclass(frozen=True, slots=True)
class Habits:
    """What is learnt of commitments.

    Attributes:
        binds: Whether a sentence in which no commitment was read binds somebody: "oui" or "non".
        bearers: Whom a commitment may bind.
        kinds: What it may do to them.
        network: The scores of each of these, the bearers first.
    """

    binds: Choice
    bearers: tuple[str, ...]
    kinds: tuple[str, ...]
    network: Network

    def settle(self, traits: Iterable[str]) -> tuple[Said, Said]:
        """Return whom a commitment usually binds, and what it usually does to them."""
        scores = self.network.of(traits)
        return _best(self.bearers, scores), _best(self.kinds, scores[len(self.bearers) :])


def _best(answers: Sequence[str], scores: Sequence[float]) -> Said:
    first, *others = sorted(zip(scores, answers, strict=False), key=lambda scored: -scored[0])
    return Said(first[1], first[0] - others[0][0] if others else first[0])
