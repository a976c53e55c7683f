"""Where the words of terms stand in a part of a text, each set of places as the bits of one integer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from cptslint.text.terms import Words
from cptslint.text.tokens import STOPS, Tokens

_AFTER = "\U0010ffff"
"""Written after a prefix, it sorts after every word that begins so."""


class WordPlaces:
    """Where words stand in a part of a text; bit 0 is its first token.

    Args:
        tokens: The text.
        start: First token of the part.
        end: One past the last.

    Attributes:
        start: First token of the part.
        end: One past the last.
        whole: The part is the whole text.
        forms: The words that are written in the part.
    """

    def __init__(self, tokens: Tokens, start: int, end: int) -> None:
        self._tokens, self.start, self.end = tokens, start, end
        self.whole = start == 0 and end == len(tokens)
        self.forms = frozenset(tokens.places if self.whole else tokens.words[start:end])
        self._places: dict[Words, int] = {}
        self._of_form: dict[str, int] = {}
        self._strides: dict[int, list[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return self.end - self.start

    def learn(self, words: Iterable[Words], places: Iterable[int]) -> None:
        """Keep where words stand, as somebody else found out."""
        self._places.update(zip(words, places, strict=True))

    def hold(self, words: Iterable[Words]) -> bool:
        """Tell whether all these words stand somewhere in the part."""
        return all(map(self.places, words))

    def places(self, words: Words) -> int:
        """Return the tokens where a word stands."""
        found = self._places.get(words)
        if found is None:
            found = 0
            for form in (*(words.forms & self.forms), *self._begun(words)):
                found |= self.tokens_of(form)
            self._places[words] = found
        return found

    def tokens_of(self, form: str) -> int:
        """Return the tokens that are written so."""
        found = self._of_form.get(form)
        if found is None:
            found = 0
            for at in self._at(form):
                found |= 1 << at
            self._of_form[form] = found
        return found

    def stretches(self, form: str) -> int:
        """Return the stretches in which a form is written; a stretch ends with a stop, and bit 0 is the first of the part."""
        of, found = self._stretch, 0
        for at in self._at(form):
            found |= 1 << of[at]
        return found

    def begun(self, prefix: str) -> list[str]:
        """Return the forms of the part that begin with a prefix."""
        return self._sorted[bisect_left(self._sorted, prefix) : bisect_left(self._sorted, prefix + _AFTER)]

    def strides(self, most: int) -> list[tuple[int, int]]:
        """Return the lengths to skip one after the other so that all up to `most` are, each with the tokens it may skip from."""
        strides = self._strides.get(most)
        if strides is None:
            strides = self._strides[most] = []
            skipped = 0
            while skipped < most:
                step = min(skipped + 1, most - skipped)
                strides.append((step, self._open(step)))
                skipped += step
        return strides

    @cached_property
    def _stretch(self) -> list[int]:
        """The stretch of each token."""
        found, current = [], 0
        for word in self._tokens.words[self.start : self.end]:
            found.append(current)
            current += word in STOPS
        return found

    @cached_property
    def _free(self) -> int:
        """The tokens that are no stop."""
        stops = 0
        for stop in STOPS:
            stops |= self.tokens_of(stop)
        return ~stops & ((1 << len(self)) - 1)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.forms)

    def _open(self, count: int) -> int:
        """Return the tokens that begin a run of `count` tokens, at least one, without a stop."""
        found = self._free
        for skipped in range(1, count):
            found &= self._free >> skipped
        return found

    def _begun(self, words: Words) -> list[str]:
        return [form for prefix in words.prefixes for form in self.begun(prefix)]

    def _at(self, form: str) -> list[int]:
        """Return the tokens of the part that are written so."""
        places = self._tokens.places.get(form, [])
        if self.whole:
            return places
        found = places[bisect_left(places, self.start) : bisect_left(places, self.end)]
        return [at - self.start for at in found]
