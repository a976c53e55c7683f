"""All the terms of a pack, numbered and laid out so that a text tells at once which of them may stand in it.

A text has some forms of a few thousand words, and half of all terms have their words somewhere in it. So the terms are set
aside by stretch, the tokens up to a stop, which neither a gap nor two words in a row cross unless the term names the stop
itself: a term stands only where its words share one. A text has thirty times fewer stretches than tokens, and numbers in
arrays are read many times faster than objects all over the memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from cptslint.text.alternatives import Alternatives
from cptslint.text.terms import Chain, Reference, Term, Words
from cptslint.text.tokens import STOPS
from cptslint.text.word_places import WordPlaces


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
        words: The words that the terms are made of.
        forms: The number of each form.
        of_form: The words that may be written so, by form; words with a prefix are there by their whole forms only.
        prefixed: The prefixes, each with its word, by their first letter.
        stretches_at: Stretches are in the order of their rarest word; where those of each word begin, and the end of the last.
        second: The second rarest word of each stretch, else the rarest again.
        further: The other words of the stretches that have more.
        term_of: The term of each stretch.
        several: The stretches of the terms that have more than one.
        wordless: For each term, 1 when it has no words.
    """

    terms: Mapping[Alternatives, tuple[int, int]] = field(default_factory=dict)
    chains: tuple[Chain, ...] = ()
    words: tuple[Words, ...] = ()
    forms: Mapping[str, int] = field(default_factory=dict)
    of_form: Lists = field(default_factory=Lists)
    prefixed: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    stretches_at: Sequence[int] = (0,)
    second: Sequence[int] = ()
    further: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    term_of: Sequence[int] = ()
    several: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    wordless: bytes = b""

    def standing(self, part: WordPlaces) -> bytearray:
        """Return, for each term, 1 when its words stand in a part of a text and share its stretches as they must.

        The part is told where the words of these terms stand.
        """
        alive, wanted = self._alive(self._places(part, part.stretches))
        found = bytearray(self.wordless)
        for stretch in alive:
            found[self.term_of[stretch]] = 1
        for term, stretches in self.several.items():
            if found[term]:
                found[term] = alive.issuperset(stretches)
        tokens = self._places(part, part.tokens_of, wanted)
        part.learn(compress(self.words, wanted), compress(tokens, wanted))
        return found

    def _alive(self, places: Sequence[int]) -> tuple[set[int], bytearray]:
        """Return the stretches whose words stand together, and for each word whether it is in one of them."""
        second, further, at = self.second, self.further, self.stretches_at
        wanted = bytearray(len(places))
        alive: set[int] = set()
        for word in compress(range(len(places)), places):
            own = places[word]
            for stretch in range(at[word], at[word + 1]):
                common = own & places[second[stretch]]
                if not common:
                    continue
                if stretch in further:
                    for other in further[stretch]:
                        common &= places[other]
                    if not common:
                        continue
                    for other in further[stretch]:
                        wanted[other] = 1
                wanted[word] = wanted[second[stretch]] = 1
                alive.add(stretch)
        return alive, wanted

    def _places(self, part: WordPlaces, bits: Callable[[str], int], wanted: Sequence[int] = ()) -> list[int]:
        """Return where each word stands, all of them or those that are wanted.

        Args:
            part: The part of a text.
            bits: Gives where a form is written, as bits.
            wanted: For each word, whether it is; empty for all.
        """
        found = [0] * len(self.words)
        numbers, at = self.of_form.numbers, self.of_form.at
        for form in part.forms:
            number, begun = self.forms.get(form), self.prefixed.get(form[0], ())
            places = bits(form) if number is not None or begun else 0
            if number is not None:
                for word in numbers[at[number] : at[number + 1]]:
                    if not wanted or wanted[word]:
                        found[word] |= places
            for prefix, word in begun:
                if form.startswith(prefix):
                    found[word] |= places
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
    of_term: dict[int, list[int]] = {}
    for at, (_, term_at) in enumerate(stretches):
        of_term.setdefault(term_at, []).append(at)
    forms, of_form = _by_form(number)
    return TermIndex(
        terms=ranges,
        chains=tuple(term.chain for term in terms),
        words=tuple(number),
        forms=forms,
        of_form=of_form,
        prefixed=_by_letter(number),
        stretches_at=array("I", [bisect_left(stretches, ((at,), -1)) for at in range(len(number) + 1)]),
        second=array("I", [words[:2][-1] for words, _ in stretches]),
        further={at: words[2:] for at, (words, _) in enumerate(stretches) if len(words) > 2},
        term_of=array("I", [at for _, at in stretches]),
        several={at: tuple(own) for at, own in of_term.items() if len(own) > 1},
        wordless=bytes(at not in of_term for at in range(len(terms))),
    )


def _by_form(number: Mapping[Words, int]) -> tuple[dict[str, int], Lists]:
    found: dict[str, list[int]] = {}
    for word, at in number.items():
        for form in sorted(word.forms):
            found.setdefault(form, []).append(at)
    return {form: at for at, form in enumerate(found)}, lists(found.values())


def _by_letter(number: Mapping[Words, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for word, at in number.items():
        for prefix in word.prefixes:
            found.setdefault(prefix[0], []).append((prefix, at))
    return {letter: tuple(prefixes) for letter, prefixes in found.items()}


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
