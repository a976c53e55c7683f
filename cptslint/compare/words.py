"""Words of a draft, with what makes two of them the same word, and how alike two passages are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from cptslint.model.span import Span
from cptslint.text.fold import fold

_WORD = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d+)*|\w+['’]?|[^\w\s]")
_FORMS = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "}
)
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a punctuation mark.

    Attributes:
        start: First code point, in the text it was cut from.
        end: One past its last code point.
        key: What must be equal for two words to be the same, capitals and accents included.
    """

    start: int
    end: int
    key: str


def words_of(text: str, span: Span, keys: Mapping[int, str] | None = None) -> tuple[Word, ...]:
    """Cut a passage into words.

    Args:
        text: The whole text.
        span: The passage.
        keys: Keys to give to the words that begin at some places, in place of their own.
    """
    given = keys or {}
    found = _WORD.finditer(text, span.start, span.end)
    return tuple(Word(m.start(), m.end(), given.get(m.start()) or m[0].translate(_FORMS)) for m in found)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents, punctuation left out."""
    return tuple(m[0].rstrip("'") for m in _WORD.finditer(fold(text)) if m[0][0].isalnum())


def likeness(one: Sequence[str], other: Sequence[str], least: float = 0.0) -> float:
    """Return how alike two sequences of words are, from 0 to 100: twice the words in common, in order, over all words.

    Args:
        one: Words.
        other: Words.
        least: What is less alike than this counts as 0, and is told sooner.
    """
    if not one and not other:
        return 100.0
    return 100.0 * Indel.normalized_similarity(one, other, score_cutoff=least / 100.0)


def shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the runs of four words of a passage: what it shares with a text it was cut out of."""
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
