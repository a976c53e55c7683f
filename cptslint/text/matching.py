"""Finding terms in a text.

Where a chain may begin is a set of tokens, kept as the bits of one integer: the places of its first word that stand just
before a place of the rest. A step is then a shift and an "and" over the whole text at once, a gap a few of them. Ends of
terms are shared, so each is worked out once for a text, and a word that is absent settles every term it begins at once.
spaCy's own token matcher, tried first, took more than a second for five hundred patterns; this takes some thirty
milliseconds for fifteen thousand.

A long text is cut into windows at line ends, which no term crosses, so that the cost grows with its length and no more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from typing import Protocol

from cptslint.text.terms import Chain, Gap, Reference, Term, Words
from cptslint.text.tokens import LINE, Tokens

STOPS = frozenset({".", ";", "?", "!", LINE})
"""Tokens that a gap never crosses."""

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
        twin: A matcher of the same text whose ranges are the same but for some names.
        changed: Those names.
    """

    def __init__(
        self, tokens: Tokens, ranges: Ranges, *, twin: Matcher | None = None, changed: Set[str] = frozenset()
    ) -> None:
        self._windows: list[_Window] = []
        if twin is not None:
            self._windows += [_Window(tokens, ranges, w.start, w.end, w, changed) for w in twin._windows]
        else:
            self._windows += [_Window(tokens, ranges, start, end) for start, end in _windows(tokens)]

    def find(self, terms: Iterable[Term]) -> Places:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        if len(self._windows) == 1:
            return tuple(self._windows[0].find(terms))
        every = tuple(terms)
        return tuple(place for window in self._windows for place in window.find(every))


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

    def __init__(
        self,
        tokens: Tokens,
        ranges: Ranges,
        start: int,
        end: int,
        twin: _Window | None = None,
        changed: Set[str] = frozenset(),
    ) -> None:
        self.start = start
        self.end = end
        self._tokens = tokens
        self._ranges = ranges
        self._twin = twin
        self._changed = changed
        self._begin: dict[Chain, int] = {}
        self._named: dict[str, dict[int, int]] = {}
        self._ends: dict[str, dict[int, list[int]]] = {}
        self._of_words: dict[Words, int] = {}
        self._of_form: dict[str, int] = {}
        self._present = frozenset(tokens.words[start:end])
        stops = sum(self._form(stop) for stop in STOPS & self._present)
        self._open = {1: ~stops & ((1 << (end - start)) - 1)}

    def find(self, terms: Iterable[Term]) -> list[tuple[int, int]]:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        best: dict[int, int] = {}
        met = 0
        known = self._begin
        for term in terms:
            chain = term.chain
            begin = known.get(chain)
            if begin is None:
                begin = self._starts(chain)
            if not begin:
                continue
            met += 1
            length = chain.lead if chain.tail is None else 0
            for at in _bits(begin) if begin & (begin - 1) else (begin.bit_length() - 1,):
                end = at + length if length else self._end(chain, at)
                if end > best.get(at, -1):
                    best[at] = end
        base = self.start
        found = sorted(best.items()) if met > 1 else list(best.items())
        return [(base + at, base + end) for at, end in found] if base else found

    def _starts(self, chain: Chain) -> int:
        """Return the tokens where a chain begins."""
        known = self._begin.get(chain)
        if known is not None:
            return known
        element, rest = chain.element, chain.rest
        if self._twin is not None and chain.references.isdisjoint(self._changed):
            found = self._twin._starts(chain)
        elif isinstance(element, Words):
            found = self._of_words.get(element, -1)
            if found < 0:
                found = self._word(element)
            if found and rest is not None:
                found &= self._starts(rest) >> 1
        elif isinstance(element, Gap):
            found = (
                self._skip(element.most, self._starts(rest)) if rest is not None else (1 << (self.end - self.start)) - 1
            )
        else:
            found = self._reference(element, rest)
        self._begin[chain] = found
        return found

    def _skip(self, most: int, target: int) -> int:
        """Return the tokens from which a target is reached by skipping some words, without crossing a stop."""
        skipped = 0
        while target and skipped < most:
            step = min(skipped + 1, most - skipped)
            target |= self._free(step) & (target >> step)
            skipped += step
        return target

    def _free(self, count: int) -> int:
        """Return the tokens that begin a run of words without a stop."""
        if count not in self._open:
            self._open[count] = self._free(count - 1) & (self._open[1] >> (count - 1))
        return self._open[count]

    def _reference(self, reference: Reference, rest: Chain | None) -> int:
        found = 0
        after = self._starts(rest) if rest is not None else 0
        if rest is None or after:
            for length, places in self._places(reference.name).items():
                found |= places & (after >> length) if rest is not None else places
        return found

    def _places(self, name: str) -> dict[int, int]:
        """Return where a reference begins, by its length."""
        known = self._named.get(name)
        if known is None:
            known = self._named[name] = {}
            ends: dict[int, list[int]] = {}
            for start, end in _within(self._ranges.get(name, ()), self.start, self.end):
                known[end - start] = known.get(end - start, 0) | 1 << (start - self.start)
                ends.setdefault(start - self.start, []).append(end - self.start)
            self._ends[name] = ends
        return known

    def _word(self, words: Words) -> int:
        """Return where one of the words stands."""
        forms: Iterable[str] = words.forms & self._present
        if words.prefixes:
            forms = {*forms, *(form for form in self._present if form.startswith(words.prefixes))}
        found = 0
        for form in forms:
            found |= self._of_form.get(form) or self._form(form)
        self._of_words[words] = found
        return found

    def _form(self, form: str) -> int:
        found = 0
        places = self._tokens.places[form]
        for at in places[bisect_left(places, self.start) : bisect_left(places, self.end)]:
            found |= 1 << (at - self.start)
        self._of_form[form] = found
        return found

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
                self._places(element.name)
                ends = self._ends[element.name][at]
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


def _within(places: Places, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (place for place in places if start <= place[0] < end)


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
