"""What sentences are made of: words, concepts, who bears what.

A trait is a short name. The parties are told by their role, so that the traits of a sentence do not depend on what a
convention calls them, and those of the mirrored contract are the traits of the other side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.tenor import Tenor, tenor_of
from cptslint.matchers.units import rank_of_each
from cptslint.model.contract import Commitment
from cptslint.structure.network import Network
from cptslint.structure.role_words import RoleWords

WORD, CONCEPT, BORNE = "w", "c", "k"
"""First letters of the traits: "w=verse", "c=paiement", "k=cpts/obligation". Pairs of words, titles and concepts by bearer were
tried: too rare each, they told less of conventions met fresh."""
_CONCEPT = f"{CONCEPT}="
_TURNS_OF_WORDS = (("cpts", "partenaire"), ("partenaire", "cpts"))
_TURNS_OF_BEARERS = (("=cpts/", "=partner/"), ("=partner/", "=cpts/"))
_EMPTY = frozenset(
    ["l", "d", "a", "le", "la", "les", "un", "une", "des", "du", "de", "et", "au", "aux", "en", "que", "qu"]
)


class Traits:
    """The traits of the operative sentences of a contract, each with the sentences that bear it.

    Args:
        context: The contract, with its words.
    """

    def __init__(self, context: Context) -> None:
        # The context keeps its traits: they do not keep it in turn, so that both go without the garbage collector.
        self.units = tuple(unit for unit in context.units if context.operative(unit))
        self._rank = {unit.start: rank for rank, unit in enumerate(self.units)}
        self._rank_of = rank_of_each(self.units, len(context.tokens))
        self._concepts = context.reading.concepts
        self._role_words = RoleWords(context.tokens, self._concepts.references)
        self._scores: dict[Network, list[tuple[float, ...] | None]] = {}
        self._tenors: dict[tuple[Network, float], Tenor] = {}
        self._bearing: dict[str, list[int]] = defaultdict(list)
        for rank, unit in enumerate(self.units):
            for trait in {*self._words(unit), *_borne(context, context.commitments_in(unit))}:
                self._bearing[trait].append(rank)

    @classmethod
    def of(cls, context: Context) -> Traits:
        """Return the traits of a contract, worked out once."""
        return context.once("traits", lambda: cls(context))

    def bearing(self, trait: str) -> Sequence[int]:
        """Return the ranks in `units` of the sentences that bear a trait, sorted."""
        known = self._bearing.get(trait)
        if known is None and trait.startswith(_CONCEPT):
            known = self._bearing[trait] = self._with_concept(trait.removeprefix(_CONCEPT))
        return known or ()

    def rank(self, unit: Unit) -> int | None:
        """Return the rank of a sentence in `units`, None when it is not operative."""
        return self._rank.get(unit.start)

    def scores(self, network: Network) -> list[tuple[float, ...] | None]:
        """Return what a network gives to each sentence of `units`, worked out once."""
        known = self._scores.get(network)
        if known is None:
            for trait in network.weights:
                if trait.startswith(_CONCEPT):
                    self.bearing(trait)
            known = self._scores[network] = network.of_each(len(self.units), self._bearing.items())
        return known

    def tenor(self, network: Network, harmful: float) -> Tenor:
        """Return how a contract treats the defended party as a whole.

        Args:
            network: What was learnt of the rules.
            harmful: Score from which a sentence is like harmful ones.
        """
        known = self._tenors.get((network, harmful))
        if known is None:
            known = self._tenors[network, harmful] = tenor_of(self.scores(network), harmful)
        return known

    def borne_by(self, unit: Unit) -> set[str]:
        """Return the traits of a sentence, the concepts that were asked for among them."""
        rank = self.rank(unit)
        return {trait for trait, ranks in self._bearing.items() if rank in ranks}

    def within(self, context: Context, unit: Unit, start: int, end: int) -> set[str]:
        """Return those traits of a sentence that a part of it bears: its words, what begins in it, who is bound in it."""
        words = {f"{WORD}={word}" for word, _ in self._role_words.stems(start, end, _EMPTY)}
        told = (trait for trait in self.borne_by(unit) if trait.startswith(_CONCEPT))
        concepts = {t for t in told if any(start <= at < end for at, _ in self._concepts.get(t.removeprefix(_CONCEPT)))}
        part = context.span(start, end)
        return (
            words
            | concepts
            | set(_borne(context, (one for one in context.commitments_in(unit) if one.span.overlaps(part))))
        )

    def of_each(self, concepts: Iterable[str]) -> list[set[str]]:
        """Return the traits of each sentence of `units`, the given concepts among them: what a rule is learnt from."""
        for name in concepts:
            self.bearing(f"{CONCEPT}={name}")
        found: list[set[str]] = [set() for _ in self.units]
        for trait, ranks in self._bearing.items():
            for rank in ranks:
                found[rank].add(trait)
        return found

    def words(self, unit: Unit) -> list[tuple[str, int]]:
        """Return the stems of the full words of a sentence, each with its token; a party named by several words is one."""
        return self._role_words.stems(unit.start, unit.end, _EMPTY)

    def _words(self, unit: Unit) -> Iterator[str]:
        return (f"{WORD}={word}" for word, _ in self.words(unit))

    def _with_concept(self, name: str) -> list[int]:
        ranks = {self._rank_of[start] for start, _ in self._concepts.get(name)}
        return sorted(ranks - {-1})


def from_the_other_side(borne: Iterable[str]) -> set[str]:
    """Return the traits of a sentence in which the parties have changed places, its concepts left as they are."""
    return {_turned(trait) for trait in borne}


@cache
def _turned(trait: str) -> str:
    turns = (
        _TURNS_OF_WORDS if trait.startswith(f"{WORD}=@") else _TURNS_OF_BEARERS if trait.startswith(f"{BORNE}=") else ()
    )
    return next((trait.replace(one, other, 1) for one, other in turns if one in trait), trait)


def _borne(context: Context, commitments: Iterable[Commitment]) -> Iterator[str]:
    for commitment in commitments:
        held = f"{BORNE}={context.bearer(commitment).value}/{commitment.kind.value}"
        yield held
        yield f"{held}/{'money' if commitment.financial else 'other'}"
