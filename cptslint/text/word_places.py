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
        self._of_form = {form: _of_form(tokens, form, start, end) for form in frozenset(tokens.words[start:end])}
        self._known = set(index.words)
        self.places: dict[Words, int] = {}
        for form, places in self._of_form.items():
            for one in index.by_form.get(form, ()):
                self.places[one] = self.places.get(one, 0) | places
        for one in index.prefixed:
            if begun := self._begun(one):
                self.places[one] = self.places.get(one, 0) | begun
        self.standing = set(self.places)
        stops = sum(self._of_form.get(stop, 0) for stop in STOPS)
        self._open = {1: ~stops & ((1 << (end - start)) - 1)}

    def learn(self, words: frozenset[Words]) -> None:
        """Work out where words stand that were not asked for before."""
        for one in words - self._known:
            self._known.add(one)
            found = self._begun(one) if one.prefixes else 0
            for form in one.forms & self._of_form.keys():
                found |= self._of_form[form]
            if found:
                self.places[one] = found
                self.standing.add(one)

    def open(self, count: int) -> int:
        """Return the tokens that begin a run of `count` tokens, at least one, without a stop."""
        if count not in self._open:
            self._open[count] = self.open(count - 1) & (self._open[1] >> (count - 1))
        return self._open[count]

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
