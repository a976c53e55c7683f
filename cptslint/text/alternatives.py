"""Terms of which any may stand, with what they need to be found: most terms lack a word in most texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from cptslint.text.terms import Chain, Term, Words, linked


class Alternatives(tuple[Term, ...]):
    """Terms of which any may stand; compared by identity, since comparing hundreds of terms costs more than finding them."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the terms that are a reference and nothing more: they match wherever it stands."""
        return tuple(name for term in self if term.is_reference for name in term.references)

    @cached_property
    def needs(self) -> tuple[tuple[Chain, frozenset[Words]], ...]:
        """What must follow one another for each other term, and the words of it that must all stand in the text."""
        return tuple((term.chain, _words(term)) for term in self if not term.is_reference)

    @cached_property
    def words(self) -> frozenset[Words]:
        """The words that some term needs."""
        return frozenset().union(*(words for _, words in self.needs))

    @cached_property
    def references(self) -> frozenset[str]:
        """Names of the concepts, parties and quantities that some term needs."""
        return frozenset().union(*(term.references for term in self))


def _words(term: Term) -> frozenset[Words]:
    return frozenset(element for element in term.elements if isinstance(element, Words))


NO_TERMS = Alternatives()
"""No term: most options of a rule are not written."""


def joined(terms: Iterable[Term]) -> Alternatives:
    """Join the terms that differ by their first word only: they match in the same places together, in fewer steps.

    Args:
        terms: Alternatives; which of them matches is not told apart any more.

    Returns:
        Terms that match exactly where those do.
    """
    alike: dict[Chain | None, list[Term]] = {}
    others: dict[Chain, Term] = {}
    for term in terms:
        if isinstance(term.chain.element, Words):
            alike.setdefault(term.chain.rest, []).append(term)
        else:
            others[term.chain] = term
    return Alternatives((*(_join(same, rest) for rest, same in alike.items()), *others.values()))


def _join(terms: Sequence[Term], rest: Chain | None) -> Term:
    words = {term.chain.element: None for term in terms if isinstance(term.chain.element, Words)}
    if len(words) == 1:
        return terms[0]
    union = Words(frozenset().union(*(w.forms for w in words)), tuple(p for w in words for p in w.prefixes))
    return Term(terms[0].source, linked(union, rest))
