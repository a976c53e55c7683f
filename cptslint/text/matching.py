"""Finding terms in a text.

Where a chain may begin is a set of tokens, kept as the bits of one integer: the places of its first word that stand just
before a place of the rest. A step is then a shift and an "and" over the whole text at once, a gap a few of them. Ends of
terms are shared, so each is worked out once for a text, and a term of which some word stands nowhere in it costs one
look. spaCy's own token matcher, tried first, took more than a second for five hundred patterns; this takes some twenty
milliseconds for twelve thousand.

A long text is cut into windows at line ends, which no term crosses, so that the cost grows with its length and no more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import compress
from typing import Protocol

from cptslint.text.alternatives import Alternatives
from cptslint.text.found import Places
from cptslint.text.term_index import NO_TERMS, TermIndex
from cptslint.text.terms import Chain, Element, Gap, Reference, Term, Words
from cptslint.text.tokens import LINE, STOPS, Tokens
from cptslint.text.word_places import WordPlaces

__all__ = ["Matcher", "Places", "Ranges"]


class Ranges(Protocol):
    """Where each reference (concept, party or quantity) stands."""

    def get(self, name: str, default: Places, /) -> Places:
        """Return the places of a name."""
        ...


_WINDOW = 8192
"""Tokens of a window, at least, when the text is longer."""
_MANY = 24
"""Bits from which it is quicker to write an integer in base two than to take its lowest bit again and again."""


class Matcher:
    """Finds terms in one text.

    Args:
        tokens: The text.
        ranges: Places of the references, asked for once per name.
        index: The terms that are mostly looked for.
        twin: A matcher of the same text whose ranges are the same but for some names.
        changed: Those names.
    """

    def __init__(
        self,
        tokens: Tokens,
        ranges: Ranges,
        index: TermIndex = NO_TERMS,
        *,
        twin: Matcher | None = None,
        changed: Set[str] = frozenset(),
    ) -> None:
        self._twin = twin
        self._changed = changed
        self._found: dict[Alternatives, Places] = {}
        self._windows: list[_Window] = []
        if twin is not None:
            self._windows += [_Window(ranges, other.part, other, changed) for other in twin._windows]
        else:
            self._windows += [_Window(ranges, _Part(WordPlaces(tokens, a, b), index)) for a, b in _windows(tokens)]

    def find(self, terms: Iterable[Term]) -> Places:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        if not isinstance(terms, Alternatives):
            return self._find(Alternatives(terms))
        found = self._found.get(terms)
        if found is None:
            found = self._found[terms] = self._find(terms)
        return found

    def _find(self, terms: Alternatives) -> Places:
        if self._twin is not None and terms.references.isdisjoint(self._changed):
            return self._twin.find(terms)
        if len(self._windows) == 1:
            return self._windows[0].find(terms)
        return tuple(place for window in self._windows for place in window.find(terms))


def _windows(tokens: Tokens) -> list[tuple[int, int]]:
    """Cut a long text at the line ends that follow a full stop or the like: no name of a party goes on there either."""
    size = len(tokens)
    cuts = [0]
    for at in tokens.places.get(LINE, ()) if size > _WINDOW else ():
        if at - cuts[-1] >= _WINDOW and tokens.words[at - 1] in STOPS:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], size], strict=True))


class _Part:
    """A part of a text, and which chains may stand in it.

    Args:
        words: Where the words stand.
        index: The terms that are mostly looked for.
    """

    def __init__(self, words: WordPlaces, index: TermIndex) -> None:
        self.words = words
        self._index = index

    def chains(self, terms: Alternatives) -> Iterable[Chain]:
        """Return what must follow one another for the terms of which no word is missing."""
        known = self._index.terms.get(terms)
        if known is not None:
            start, end = known
            return compress(self._index.chains[start:end], self._standing[start:end])
        return [chain for chain, words in terms.needs if self.words.hold(words)]

    @cached_property
    def _standing(self) -> bytearray:
        return self._index.standing(self.words)


class _Window:
    """Finds terms in a part of a text; bit 0 of its integers is the first token of the part.

    Args:
        ranges: Places of the references.
        part: The part, and the words that stand in it.
        twin: The same part with other places for the names of `changed`; it knows every chain without them.
        changed: Those names.
    """

    def __init__(
        self, ranges: Ranges, part: _Part, twin: _Window | None = None, changed: Set[str] = frozenset()
    ) -> None:
        self.part = part
        self._words = part.words
        self._ranges = ranges
        self._twin = twin
        self._changed = changed
        self._begin: dict[Chain, int] = {}
        self._within: dict[str, Places] = {}
        self._shortest: dict[str, Sequence[tuple[int, int]]] = {}
        self._lengths: dict[str, dict[int, int]] = {}
        self._ends: dict[str, dict[int, list[int]]] = {}

    def find(self, terms: Alternatives) -> Places:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        if len(terms) == 1 and terms.names:
            return self._in_text(self._alone(terms.names[0]))
        best: dict[int, int] = {}
        for name in terms.names:
            for at, end in self._alone(name):
                if end > best.get(at, -1):
                    best[at] = end
        for chain in self.part.chains(terms):
            begin = self._starts(chain)
            if not begin:
                continue
            length = chain.lead if chain.tail is None else 0
            for at in _bits(begin) if begin & (begin - 1) else (begin.bit_length() - 1,):
                end = at + length if length else self._end(chain, at)
                if end > best.get(at, -1):
                    best[at] = end
        return self._in_text(sorted(best.items()))

    def _alone(self, name: str) -> Sequence[tuple[int, int]]:
        """Return where a reference stands, the shortest for each start."""
        found = self._shortest.get(name)
        if found is None:
            found = self._places(name)
            ends = dict(reversed(found))
            if len(ends) < len(found):
                found = sorted(ends.items())
            self._shortest[name] = found
        return found

    def _in_text(self, found: Sequence[tuple[int, int]]) -> Places:
        base = self._words.start
        return tuple((base + at, base + end) for at, end in found) if base else tuple(found)

    def _starts(self, chain: Chain) -> int:
        """Return the tokens where a chain begins, worked out from the nearest end of it that is known."""
        known = self._begin
        found: int | None = None
        unknown: list[Chain] = []
        end: Chain | None = chain
        while end is not None:
            found = known.get(end)
            if found is None and self._twin is not None and end.references.isdisjoint(self._changed):
                found = known[end] = self._twin._starts(end)
            if found is not None:
                break
            unknown.append(end)
            end = end.rest
        for link in reversed(unknown):
            if found is None:
                found = self._anywhere(link.element)
            elif found:
                found = self._before(link.element, found)
            known[link] = found
        return found or 0

    def _before(self, element: Element, after: int) -> int:
        """Return the tokens where an element begins that stands just before some places."""
        if isinstance(element, Words):
            return self._words.places(element) & (after >> 1)
        if isinstance(element, Gap):
            for step, free in self._words.strides(element.most):
                after |= free & (after >> step)
            return after
        found = 0
        for length, places in self._by_length(element.name).items():
            found |= places & (after >> length)
        return found

    def _anywhere(self, element: Element) -> int:
        """Return the tokens where an element begins."""
        if isinstance(element, Words):
            return self._words.places(element)
        if isinstance(element, Gap):
            return (1 << len(self._words)) - 1
        found = 0
        for places in self._by_length(element.name).values():
            found |= places
        return found

    def _places(self, name: str) -> Places:
        """Return where a reference stands in the window, from its first token."""
        found = self._within.get(name)
        if found is None:
            found = self._ranges.get(name, ())
            start, stop = self._words.start, self._words.end
            if not self._words.whole or (found and found[-1][0] >= stop):
                first, last = bisect_left(found, (start,)), bisect_left(found, (stop,))
                found = tuple((at - start, end - start) for at, end in found[first:last])
            self._within[name] = found
        return found

    def _by_length(self, name: str) -> dict[int, int]:
        """Return where a reference begins, by its length."""
        found = self._lengths.get(name)
        if found is None:
            found = self._lengths[name] = {}
            for start, end in self._places(name):
                found[end - start] = found.get(end - start, 0) | 1 << start
        return found

    def _by_start(self, name: str) -> dict[int, list[int]]:
        """Return where a reference ends, by its first token."""
        found = self._ends.get(name)
        if found is None:
            found = self._ends[name] = {}
            for start, end in self._places(name):
                found.setdefault(start, []).append(end)
        return found

    def _end(self, chain: Chain, at: int) -> int:
        """Return where a chain that begins at a token ends; each gap skips as few words as it can."""
        following: Chain | None = chain
        while following is not None:
            if self._twin is not None and following.references.isdisjoint(self._changed):
                return self._twin._end(following, at)
            if following.lead:
                at += following.lead
                following = following.tail
                continue
            element, rest = following.element, following.rest
            if isinstance(element, Reference):
                ends = self._by_start(element.name)[at]
                if len(ends) == 1 or rest is None:
                    at = min(ends)
                else:
                    after = self._starts(rest)
                    at = min(end for end in ends if after >> end & 1)
            elif rest is not None:
                after = self._starts(rest) >> at
                at += (after & -after).bit_length() - 1
            following = rest
        return at


def _bits(number: int) -> list[int]:
    """Return the places of the bits that are set, in order."""
    found = []
    if number.bit_count() < _MANY:
        while number:
            lowest = number & -number
            found.append(lowest.bit_length() - 1)
            number ^= lowest
    else:
        digits = f"{number:b}"[::-1]
        at = digits.find("1")
        while at >= 0:
            found.append(at)
            at = digits.find("1", at + 1)
    return found
