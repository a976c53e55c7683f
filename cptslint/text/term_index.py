"""All the terms of a pack, numbered and laid out so that a text tells at once which of them may stand in it.

A text has some forms of a few thousand words, and half of all terms have their words somewhere in it. So the terms are set
aside by stretch, the tokens up to a stop, which neither a gap nor two words in a row cross unless the term names the stop
itself: a term stands only where its words share one. A text has thirty times fewer stretches than tokens, and numbers in
arrays are read many times faster than objects all over the memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from cptslint.text.alternatives import Alternatives
from cptslint.text.terms import Chain, Reference, Term, Words
from cptslint.text.tokens import STOPS


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of numbers, one after the other in one array.

    Attributes:
        numbers: Those of every list.
        at: Where each list begins, and the end of the last.
    """

    numbers: Sequence[int] = field(default_factory=lambda: array("I"))
    at: Sequence[int] = field(default_factory=lambda: array("I", [0]))


def lists(every: Iterable[Iterable[int]]) -> Lists:
    """Lay out lists of numbers."""
    numbers, at = array("I"), array("I", [0])
    for one in every:
        numbers.extend(one)
        at.append(len(numbers))
    return Lists(numbers, at)


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The terms of a pack.

    Attributes:
        terms: Where the terms of each group of alternatives begin and end among all; those that are but a reference are left out.
        chains: What must follow one another for each term.
        size: How many words the terms are made of.
        forms: The number of each form.
        of_form: The words that may be written so, by form; words with a prefix are there by their whole forms only.
        prefixed: The prefixes, each with its word.
        of_anchor: By word, the stretches of which it is the rarest word, as numbers.
        term_of: The term of each stretch.
        others: The other words of each stretch.
        several: The terms with more than one stretch, and how many.
        wordless: For each term, 1 when it has no words.
    """

    terms: Mapping[Alternatives, tuple[int, int]] = field(default_factory=dict)
    chains: tuple[Chain, ...] = ()
    size: int = 0
    forms: Mapping[str, int] = field(default_factory=dict)
    of_form: Lists = field(default_factory=Lists)
    prefixed: tuple[tuple[str, int], ...] = ()
    of_anchor: Lists = field(default_factory=Lists)
    term_of: Sequence[int] = ()
    others: Lists = field(default_factory=Lists)
    several: Mapping[int, int] = field(default_factory=dict)
    wordless: bytes = b""

    def standing(
        self, written: Iterable[str], stretches: Callable[[str], int], begun: Callable[[str], Iterable[str]]
    ) -> bytearray:
        """Return, for each term, 1 when its words stand in a text and share its stretches as they must.

        Args:
            written: The forms of the text.
            stretches: Gives the stretches of the text in which a form is written, as bits.
            begun: Gives the forms of the text that begin with a prefix.
        """
        found = bytearray(self.wordless)
        places = self._places(written, stretches, begun)
        numbers, at = self.of_anchor.numbers, self.of_anchor.at
        others, others_at = self.others.numbers, self.others.at
        hits: dict[int, int] = {}
        for word in compress(range(self.size), places):
            for stretch in numbers[at[word] : at[word + 1]]:
                common = places[word]
                for other in others[others_at[stretch] : others_at[stretch + 1]]:
                    common &= places[other]
                if common:
                    term = self.term_of[stretch]
                    if term in self.several:
                        hits[term] = hits.get(term, 0) + 1
                        found[term] = hits[term] == self.several[term]
                    else:
                        found[term] = 1
        return found

    def _places(
        self, written: Iterable[str], stretches: Callable[[str], int], begun: Callable[[str], Iterable[str]]
    ) -> list[int]:
        """Return the stretches of each word."""
        found = [0] * self.size
        numbers, at = self.of_form.numbers, self.of_form.at
        for form in written:
            number = self.forms.get(form)
            if number is not None:
                bits = stretches(form)
                for word in numbers[at[number] : at[number + 1]]:
                    found[word] |= bits
        for prefix, word in self.prefixed:
            for form in begun(prefix):
                found[word] |= stretches(form)
        return found


NO_TERMS = TermIndex()
"""The index of no pack."""


def term_index(groups: Iterable[Alternatives]) -> TermIndex:
    """Return the index of some groups of alternatives, each given once or more."""
    ranges: dict[Alternatives, tuple[int, int]] = {}
    terms: list[Term] = []
    for group in groups:
        if group not in ranges:
            start = len(terms)
            terms += [term for term in group if not term.is_reference]
            ranges[group] = (start, len(terms))
    number: dict[Words, int] = {}
    stretches = sorted(
        (tuple(number.setdefault(word, len(number)) for word in stretch), at)
        for at, term in enumerate(terms)
        for stretch in _stretches(term)
    )
    count: dict[int, int] = {}
    for _, at in stretches:
        count[at] = count.get(at, 0) + 1
    forms, of_form = _by_form(number)
    by_anchor: list[list[int]] = [[] for _ in number]
    for at, (words, _) in enumerate(stretches):
        by_anchor[words[0]].append(at)
    return TermIndex(
        terms=ranges,
        chains=tuple(term.chain for term in terms),
        size=len(number),
        forms=forms,
        of_form=of_form,
        prefixed=tuple((prefix, at) for word, at in number.items() for prefix in word.prefixes),
        of_anchor=lists(by_anchor),
        term_of=array("I", [at for _, at in stretches]),
        others=lists(words[1:] for words, _ in stretches),
        several={at: times for at, times in count.items() if times > 1},
        wordless=bytes(at not in count for at in range(len(terms))),
    )


def _by_form(number: Mapping[Words, int]) -> tuple[dict[str, int], Lists]:
    found: dict[str, list[int]] = {}
    for word, at in number.items():
        for form in sorted(word.forms):
            found.setdefault(form, []).append(at)
    return {form: at for at, form in enumerate(found)}, lists(found.values())


def _stretches(term: Term) -> Iterator[Sequence[Words]]:
    """Yield the words of a term that must share a stretch, the rarest first; a reference may hold a stop, so it ends a stretch."""
    stretch: list[Words] = []
    for element in (*term.elements, None):
        if isinstance(element, Words):
            stretch.append(element)
        if element is None or isinstance(element, Reference) or (isinstance(element, Words) and _may_stop(element)):
            if stretch:
                yield sorted(stretch, key=_rarity, reverse=True)
            stretch = []


def _may_stop(words: Words) -> bool:
    return not words.forms.isdisjoint(STOPS) or any(stop.startswith(words.prefixes) for stop in STOPS)


def _rarity(words: Words) -> int:
    """Guess how rarely a word is written by the letters of its shortest form: articles and prepositions have few."""
    return min(map(len, (*words.forms, *words.prefixes)), default=0)
