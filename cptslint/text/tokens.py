"""Tokens of a text, with a lean French tokenizer on spaCy's own classes.

`spacy.blank("fr")` spends two seconds in a table of exceptions that contracts do not need. The tokenizer below knows
elisions, hyphens and punctuation, nothing more, and builds in milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cptslint.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

LINE = "¶"
"""The token that stands for one or several line ends."""

_PREFIX = re.compile(r"^(?:[^\w\s]|n°)")
_SUFFIX = re.compile(r"[^\w\s]$")
_INFIX = re.compile(r"(?<=[a-zœ])'(?=\w)|[/()\[\]«»\"…:;,]|(?<=[a-zœ])\.(?=[a-zœ]{3})|(?<=\d)[%€]|(?<=[a-zœ])-(?=t-)|…")
_PIECE = re.compile(r"\S{1,100}")
_LONG = re.compile(r"\S{101}")
"""spaCy peels punctuation off a chunk one mark at a time, copying the rest: a longer chunk is cut up before."""


@cache
def _tokenizer() -> Tokenizer:
    """Build the tokenizer once; spaCy is imported here and nowhere else."""
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

    return Tokenizer(
        Vocab(),
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
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
        return self.at(start), bisect_left(self.starts, end)


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
    ends: list[int] = []
    places: dict[str, list[int]] = {}
    for line in re.finditer(r"[^\n]+", folded):
        if words:
            _add(LINE, line.start() - 1, line.start(), words, starts, ends, places)
        for piece in _PIECE.finditer(folded, *line.span()) if _LONG.search(line.group()) else (line,):
            for token in _tokenizer()(piece.group()):
                word = token.text
                if word.isspace() or word == "'":
                    continue
                start = piece.start() + token.idx
                _add(word, start, start + len(word), words, starts, ends, places)
    return Tokens(text, folded, tuple(words), tuple(starts), tuple(ends), places)


def _add(
    word: str, start: int, end: int, words: list[str], starts: list[int], ends: list[int], places: dict[str, list[int]]
) -> None:
    places.setdefault(word, []).append(len(words))
    words.append(word)
    starts.append(start)
    ends.append(end)
