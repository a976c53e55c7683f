"""How like the annotated passages of a rule a sentence is: its traits weighed by what was learnt of the corpus.

Scenarios say what is certain; what they cannot say in words is how usual a passage is. Conventions met fresh showed that a
scenario is mostly wrong where the sentence is like no annotated passage, and that many passages no scenario finds are like
them. So a passage that is hardly like them is only to be checked, and a sentence that is very like them is raised.
`python -m benchmarks.learn` writes the weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.tenor import Tenor
from cptslint.matchers.traits import WORD, Traits, from_the_other_side
from cptslint.model.finding import Evidence
from cptslint.structure.network import Network

UNLIKE = -0.9
"""Score under which a passage that a scenario found is only to be checked; from it, what a doubtful scenario found is asserted."""
VERY_LIKE = 1.2
"""Score from which a sentence that no scenario found is raised. Both were chosen on conventions written blind that nothing was
learnt of: as few of the sentences of a convention break a rule, the network is timid."""
_FAIR, _FAIR_ALONE, _HARSH_ALONE = 1.0, 2.0, -0.4
"""What more is asked in a convention that is fair as a whole of a passage that a scenario found, and of one that none found; and of
the latter in a harsh one."""
_DENYING = 2.0
"""What more is asked of a sentence that denies: its words do not tell what is denied."""
_TURNED = 1.0
"""How much more like the annotated ones a sentence may be, were the parties to change places, and still be raised: roles are misread at times."""
_NEGATIONS = frozenset({"ne", "n", "pas", "aucun", "aucune"})
"""Words of a denial: it leaves a sentence all its other traits."""
_WITNESSES = 3
"""Words given as evidence at most."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was learnt of one rule.

    Attributes:
        network: What was learnt of the rules together.
        rank: Which of them this one is.
    """

    network: Network
    rank: int = 0

    def scores(self, context: Context) -> Scores:
        """Return the scores of the sentences of a contract."""
        return Scores(self, Traits.of(context))

    def unlike(self, context: Context) -> float:
        """Return the score under which a passage of a contract that a scenario found is only to be checked."""
        return UNLIKE + (_FAIR if self._tenor(context) is Tenor.FAIR else 0.0)

    def very_like(self, context: Context) -> float:
        """Return the score from which a sentence of a contract that no scenario found is raised."""
        match self._tenor(context):
            case Tenor.FAIR:
                return VERY_LIKE + _FAIR_ALONE
            case Tenor.HARSH:
                return VERY_LIKE + _HARSH_ALONE
            case Tenor.ORDINARY:
                return VERY_LIKE

    def _tenor(self, context: Context) -> Tenor:
        return Traits.of(context).tenor(self.network, VERY_LIKE)

    def is_unlike(self, context: Context, unit: Unit, clause: tuple[int, int], score: float) -> bool:
        """Tell whether what was found in a clause of a sentence is only to be checked.

        A clause beside one that denies is looked at alone: what the other denies tells nothing of it.
        """
        words, unlike = context.tokens.words, self.unlike(context)
        if (
            score >= unlike
            or _NEGATIONS & set(words[clause[0] : clause[1]])
            or not _NEGATIONS & set(words[unit.start : unit.end])
        ):
            return score < unlike
        return self.network.of(Traits.of(context).within(context, unit, *clause))[self.rank] < unlike

    def raises(self, context: Context, unit: Unit, score: float) -> bool:
        """Tell whether a sentence is raised for its likeness alone.

        One that denies must be liker still, and none is that would be far more like them were the parties to change places: the harm
        is then to the other.
        """
        turned = from_the_other_side(Traits.of(context).borne_by(unit))
        if score < self.network.of(turned)[self.rank] - _TURNED:
            return False
        denies = not _NEGATIONS.isdisjoint(context.tokens.words[unit.start : unit.end])
        return score >= self.very_like(context) + (_DENYING if denies else 0.0)

    def witnesses(self, context: Context, unit: Unit) -> tuple[Evidence, ...]:
        """Return the words of a sentence that speak most for the rule, in order: those without which it would be least like."""
        traits = Traits.of(context)
        words, borne = traits.words(unit), traits.borne_by(unit)
        brought = {word: self._brought(borne, {f"{WORD}={word}"}) for word, _ in words}
        best = sorted(words, key=lambda word: (-brought[word[0]], word[1]))[:_WITNESSES]
        places = sorted(at for word, at in best if brought[word] > 0) or [words[0][1]]
        return tuple(Evidence("cue", context.span(at, at + 1)) for at in places)

    def _brought(self, borne: AbstractSet[str], some: AbstractSet[str]) -> float:
        """Return what some traits bring to the score of a sentence that bears them among others."""
        return self.network.of(borne)[self.rank] - self.network.of(borne - some)[self.rank] if borne & some else 0.0


class Scores:
    """How like the annotated passages of a rule each operative sentence of a contract is.

    Args:
        likeness: What was learnt of the rule.
        traits: The traits of the sentences.
    """

    def __init__(self, likeness: Likeness, traits: Traits) -> None:
        self._rank, self._traits = likeness.rank, traits
        self._scores = traits.scores(likeness.network)

    def of(self, unit: Unit) -> float | None:
        """Return the score of a sentence; None when it is not operative or bears no trait that was learnt."""
        scores = None if (rank := self._traits.rank(unit)) is None else self._scores[rank]
        return None if scores is None else scores[self._rank]

    def from_score(self, least: float) -> Iterator[tuple[Unit, float]]:
        """Yield the sentences that have a score at least, each with it, in order."""
        for unit, scores in zip(self._traits.units, self._scores, strict=True):
            if scores is not None and scores[self._rank] >= least:
                yield unit, scores[self._rank]
