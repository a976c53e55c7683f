"""Where the words of terms stand in a part of a text, each set of places as the bits of one integer."""

from __future__ import annotations

from bisect import bisect_left

from cptslint.text.terms import Words
from cptslint.text.tokens import STOPS, Tokens
from cptslint.text.word_index import WordIndex


class WordPlaces:
    """Where words stand in a part of a text; bit 0 is its first token.

    Args:
        tokens: The text.
        start: First token of the part.
        end: One past the last.
        index: Words whose places are worked out at once, from the forms that the part holds.

    Attributes:
        places: Where each word stands; a word that stands nowhere, or was never asked for, is left out.
        standing: The words of `places`, as a set that can be compared.
    """

    def __init__(self, tokens: Tokens, start: int, end: int, index: WordIndex) -> None:
        self._forms = frozenset(tokens.words[start:end])
        self._of_form = {form: _of_form(tokens, form, start, end) for form in self._forms}
        self._indexed = index.words
        self._learned: set[Words] = set()
        self.places: dict[Words, int] = {}
        for form, places in self._of_form.items():
            for one in index.by_form.get(form, ()):
                self.places[one] = self.places.get(one, 0) | places
        for one in index.prefixed:
            if begun := self._begun(one):
                self.places[one] = self.places.get(one, 0) | begun
        self.standing = set(self.places)
        stops = sum(self._of_form.get(stop, 0) for stop in STOPS)
        self._free = ~stops & ((1 << (end - start)) - 1)
        self._strides: dict[int, list[tuple[int, int]]] = {}

    def learn(self, words: frozenset[Words]) -> None:
        """Work out where words stand that were not asked for before."""
        for one in words - self._indexed - self._learned:
            self._learned.add(one)
            found = self._begun(one) if one.prefixes else 0
            if not one.forms.isdisjoint(self._forms):
                for form in one.forms & self._forms:
                    found |= self._of_form[form]
            if found:
                self.places[one] = found
                self.standing.add(one)

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

    def _open(self, count: int) -> int:
        """Return the tokens that begin a run of `count` tokens, at least one, without a stop."""
        found = self._free
        for skipped in range(1, count):
            found &= self._free >> skipped
        return found

    def _begun(self, words: Words) -> int:
        """Return where a word begins with one of the prefixes."""
        found = 0
        for form, places in self._of_form.items():
            if form.startswith(words.prefixes):
                found |= places
        return found


def _of_form(tokens: Tokens, form: str, start: int, end: int) -> int:
    found = 0
    places = tokens.places[form]
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        found |= 1 << (at - start)
    return found
