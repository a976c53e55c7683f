"""How like the annotated passages of a rule a sentence is: a line of weights over its traits, learnt from the corpus.

Scenarios say what is certain; what they cannot say in words is how usual a passage is. Conventions met fresh showed that a
scenario is mostly wrong where the sentence is like no annotated passage, and that many passages no scenario finds are like
them. So a passage that is hardly like them is only to be checked, and a sentence that is very like them is raised.
`python -m benchmarks.learn` writes the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.lanes import Lanes, lane_of, lanes, score
from cptslint.matchers.traits import WORD, Traits
from cptslint.model.finding import Evidence

UNLIKE = -0.9
"""Score under which a passage that a scenario found is only to be checked; from it, what a doubtful scenario found is asserted."""
VERY_LIKE = 1.5
"""Score from which a sentence that no scenario found is raised. Both were chosen on conventions written blind, met fresh: as few of the
sentences of a convention break a rule, the model is timid, and most of what scenarios find above the first was right."""
_DENYING = 1.0
"""What more is asked of a sentence that denies: its words do not tell what is denied."""
_HARM_IS_DENIAL = 1.0
"""What the words of a denial must weigh for the harm to lie in it ("ne peut être recherché")."""
_NEGATIONS = frozenset({"ne", "n", "pas", "aucun", "aucune"})
"""Words of a denial: it leaves a sentence all its other traits."""
_WITNESSES = 3
"""Words given as evidence at most."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was learnt of one rule.

    Attributes:
        bias: Score of a sentence without any trait.
        weights: What each trait adds.
        beside: The lines of weights of the rules learnt together with this one, which it is one of; None when it is alone.
        lane: Its rank among them.
    """

    bias: float
    weights: Mapping[str, float]
    beside: Lanes | None = field(default=None, compare=False, repr=False)
    lane: int = field(default=0, compare=False, repr=False)

    def scores(self, context: Context) -> Scores:
        """Return the scores of the sentences of a contract."""
        return Scores(self, Traits.of(context))

    def raises(self, context: Context, unit: Unit, score: float) -> bool:
        """Tell whether a sentence is raised for its likeness alone: one that denies, only when the annotated ones do."""
        if not _NEGATIONS & set(context.tokens.words[unit.start : unit.end]):
            return score >= VERY_LIKE
        denial = sum(self.weights.get(f"{WORD}={word}", 0.0) for word in _NEGATIONS)
        return score >= VERY_LIKE + _DENYING and denial >= _HARM_IS_DENIAL

    def witnesses(self, context: Context, unit: Unit) -> tuple[Evidence, ...]:
        """Return the words of a sentence that speak most for the rule, in order."""
        words = Traits.of(context).words(unit)
        best = sorted(words, key=lambda word: (-self.weights.get(f"{WORD}={word[0]}", 0.0), word[1]))[:_WITNESSES]
        places = sorted(at for word, at in best if self.weights.get(f"{WORD}={word}", 0.0) > 0) or [words[0][1]]
        return tuple(Evidence("cue", context.span(at, at + 1)) for at in places)


class Scores:
    """How like the annotated passages of a rule each operative sentence of a contract is.

    Args:
        likeness: What was learnt of the rule.
        traits: The traits of the sentences.
    """

    def __init__(self, likeness: Likeness, traits: Traits) -> None:
        self._weights, self._lane, self._traits = likeness.weights, likeness.lane, traits
        self._sums = traits.sums(likeness.beside or lanes([(likeness.bias, likeness.weights)]))

    def of(self, unit: Unit) -> float | None:
        """Return the score of a sentence; None when it is not operative or bears no trait that the rule weighs."""
        rank = self._traits.rank(unit)
        return self._at(rank) if rank is not None else None

    def from_score(self, least: float) -> Iterator[tuple[Unit, float]]:
        """Yield the sentences that have a score at least, each with it, in order."""
        lane, least_in_lane = self._lane, lane_of(least)
        for rank, sums in enumerate(self._sums):
            if sums[lane] >= least_in_lane and (found := self._at(rank)) is not None:
                yield self._traits.units[rank], found

    def _at(self, rank: int) -> float | None:
        borne = any(rank in self._traits.bearing(trait) for trait in self._weights)
        return score(self._sums[rank][self._lane]) if borne else None


def together(learnt: Mapping[str, Likeness]) -> dict[str, Likeness]:
    """Put what was learnt of several rules side by side, so that sentences are weighed for all of them at once."""
    beside = lanes([(one.bias, one.weights) for one in learnt.values()])
    return {code: replace(one, beside=beside, lane=lane) for lane, (code, one) in enumerate(learnt.items())}
