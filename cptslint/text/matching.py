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
from collections.abc import Iterable, Set
from typing import Protocol

from cptslint.text.alternatives import Alternatives
from cptslint.text.terms import Chain, Element, Gap, Reference, Term, Words
from cptslint.text.tokens import LINE, STOPS, Tokens
from cptslint.text.word_index import NO_WORDS, WordIndex
from cptslint.text.word_places import WordPlaces

Places = tuple[tuple[int, int], ...]
"""Half-open token ranges, sorted."""


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
        index: The words that most of the terms are made of.
        twin: A matcher of the same text whose ranges are the same but for some names.
        changed: Those names.
    """

    def __init__(
        self,
        tokens: Tokens,
        ranges: Ranges,
        index: WordIndex = NO_WORDS,
        *,
        twin: Matcher | None = None,
        changed: Set[str] = frozenset(),
    ) -> None:
        self._twin = twin
        self._changed = changed
        self._found: dict[int, tuple[Alternatives, Places]] = {}
        """Places by identity of the terms, kept beside them: hashing hundreds of terms costs more than finding them."""
        self._windows: list[_Window] = []
        if twin is not None:
            self._windows += [_Window(ranges, w.start, w.end, w.words) for w in twin._windows]
        else:
            self._windows += [_Window(ranges, a, b, WordPlaces(tokens, a, b, index)) for a, b in _windows(tokens)]

    def find(self, terms: Iterable[Term]) -> Places:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        known = self._found.get(id(terms))
        if known is not None:
            return known[1]
        if not isinstance(terms, Alternatives):
            return self._find(Alternatives(terms))
        found = self._find(terms)
        self._found[id(terms)] = (terms, found)
        return found

    def _find(self, terms: Alternatives) -> Places:
        if self._twin is not None and terms.references.isdisjoint(self._changed):
            return self._twin.find(terms)
        if len(self._windows) == 1:
            return tuple(self._windows[0].find(terms))
        return tuple(place for window in self._windows for place in window.find(terms))


def _windows(tokens: Tokens) -> list[tuple[int, int]]:
    """Cut a long text at the line ends that follow a full stop or the like: no name of a party goes on there either."""
    size = len(tokens)
    cuts = [0]
    for at in tokens.places.get(LINE, ()) if size > _WINDOW else ():
        if at - cuts[-1] >= _WINDOW and tokens.words[at - 1] in STOPS:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], size], strict=True))


class _Window:
    """Finds terms in a part of a text; bit 0 of its integers is the first token of the part."""

    def __init__(self, ranges: Ranges, start: int, end: int, words: WordPlaces) -> None:
        self.start = start
        self.end = end
        self.words = words
        self._ranges = ranges
        self._begin: dict[Chain, int] = {}
        self._named: dict[str, dict[int, int]] = {}
        self._ends: dict[str, dict[int, list[int]]] = {}

    def find(self, terms: Alternatives) -> list[tuple[int, int]]:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        self.words.learn(terms.words)
        standing = self.words.standing
        if not terms.references and standing.isdisjoint(terms.words):
            return []
        best: dict[int, int] = {}
        for name in terms.names:
            for at, end in dict(reversed(self._within(name))).items():  # the shortest for each start
                if end > best.get(at, -1):
                    best[at] = end
        known = self._begin
        for chain, words in terms.needs:
            if not words <= standing:
                continue
            begin = known.get(chain)
            if begin is None:
                begin = self._starts(chain)
            if not begin:
                continue
            length = chain.lead if chain.tail is None else 0
            for at in _bits(begin) if begin & (begin - 1) else (begin.bit_length() - 1,):
                end = at + length if length else self._end(chain, at)
                if end > best.get(at, -1):
                    best[at] = end
        base = self.start
        found = sorted(best.items())
        return [(base + at, base + end) for at, end in found] if base else found

    def _starts(self, chain: Chain) -> int:
        """Return the tokens where a chain begins, worked out from its end until nothing is left of it."""
        known = self._begin
        unknown: list[Chain] = []
        end: Chain | None = chain
        while end is not None and end not in known:
            unknown.append(end)
            end = end.rest
        found = known[end] if end is not None else -1
        while unknown and found:
            end = unknown.pop()
            found = known[end] = self._step(end.element, found if end.rest is not None else None)
        known[chain] = found
        return found

    def _step(self, element: Element, after: int | None) -> int:
        """Return the tokens where an element begins that stands just before some places, None for anywhere."""
        if isinstance(element, Words):
            places = self.words.places[element]
            return places if after is None else places & (after >> 1)
        if isinstance(element, Gap):
            if after is None:
                return (1 << (self.end - self.start)) - 1
            for step, free in self.words.strides(element.most):
                after |= free & (after >> step)
            return after
        found = 0
        for length, places in self._places(element.name).items():
            found |= places if after is None else places & (after >> length)
        return found

    def _places(self, name: str) -> dict[int, int]:
        """Return where a reference begins, by its length."""
        known = self._named.get(name)
        if known is None:
            known = self._named[name] = {}
            ends: dict[int, list[int]] = {}
            for start, end in self._within(name):
                known[end - start] = known.get(end - start, 0) | 1 << start
                ends.setdefault(start, []).append(end)
            self._ends[name] = ends
        return known

    def _within(self, name: str) -> Places:
        """Return where a reference stands in the window, from its first token."""
        places = self._ranges.get(name, ())
        first, last = bisect_left(places, (self.start,)), bisect_left(places, (self.end,))
        return tuple((start - self.start, end - self.start) for start, end in places[first:last])

    def _end(self, chain: Chain, at: int) -> int:
        """Return where a chain that begins at a token ends; each gap skips as few words as it can."""
        following: Chain | None = chain
        while following is not None:
            if following.lead:
                at += following.lead
                following = following.tail
                continue
            element, rest = following.element, following.rest
            if isinstance(element, Reference):
                ends = self._ends[element.name][at]
                if len(ends) == 1 or rest is None:
                    at = min(ends)
                else:
                    after = self._begin[rest]
                    at = min(end for end in ends if after >> end & 1)
            elif rest is not None:
                after = self._begin[rest] >> at
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
