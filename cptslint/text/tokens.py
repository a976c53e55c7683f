"""Tokens of a text, with a lean French tokenizer on spaCy's own classes.

`spacy.blank("fr")` spends two seconds in a table of exceptions that contracts do not need. The tokenizer below knows
elisions, hyphens and punctuation, nothing more. `affixes` gives the same pieces without importing spaCy, so spaCy is only
called for chunks in scripts that conventions are not written in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from cptslint.text.affixes import INFIX, PREFIX, SUFFIX, is_usual, pieces
from cptslint.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

LINE = "¶"
"""The token that stands for one or several line ends."""
STOPS = frozenset({".", ";", "?", "!", LINE})
"""Tokens that a gap of a term never crosses."""

_LINE = re.compile(r"[^\n]+")
_CHUNK = re.compile(r"\S{1,100}")
"""spaCy peels punctuation off a chunk one mark at a time, copying the rest: a longer chunk is cut up before."""


@cache
def spacy_tokenizer() -> Tokenizer:
    """Build spaCy's tokenizer, which defines what a token is; spaCy is imported here and nowhere else."""
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    return Tokenizer(
        Vocab(),
        prefix_search=PREFIX.search,
        suffix_search=SUFFIX.search,
        infix_finditer=INFIX.finditer,
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text.

    Attributes:
        text: The text as written.
        folded: The same text after `fold`.
        words: Folded tokens in order; `LINE` for line ends. Apostrophes are dropped ("l'" gives "l").
        starts: First code point of each token.
        ends: One past the last code point of each token.
        places: For each distinct word, the indices where it stands, in order.
    """

    text: str
    folded: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: dict[str, list[int]]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Return the index of the first token that ends after the offset."""
        return bisect_left(self.ends, offset + 1)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open token range that lies in a range of code points."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens.

    Args:
        text: Any text; offsets of the result refer to it.

    Returns:
        Words, numbers and punctuation marks; spaces are left out except line ends.
    """
    folded = fold(text)
    words: list[str] = []
    starts: list[int] = []
    known: dict[str, tuple[tuple[int, str], ...]] = {}
    for line in _LINE.finditer(folded):
        if words:
            words.append(LINE)
            starts.append(line.start() - 1)
        for match in _CHUNK.finditer(folded, *line.span()):
            chunk = match.group()
            cut = known.get(chunk)
            if cut is None:
                cut = known[chunk] = _cut(chunk)
            start = match.start()
            for place, word in cut:
                words.append(word)
                starts.append(start + place)
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        before = places.get(word)
        if before is None:
            places[word] = [index]
        else:
            before.append(index)
    ends = tuple(map(add, starts, map(len, words)))
    return Tokens(text, folded, tuple(words), tuple(starts), ends, places)


def _cut(chunk: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a chunk and where they begin; an apostrophe alone is none."""
    if is_usual(chunk):
        return tuple(piece for piece in pieces(chunk) if piece[1] != "'")
    return tuple((token.idx, token.text) for token in spacy_tokenizer()(chunk) if token.text != "'")
