"""Forms that are verbs because nothing else in their clause is: "le comité fait le bilan"."""

from __future__ import annotations

from collections.abc import Collection

from cptslint.structure.closed_words import AVOIR, CLITICS, ETRE, MODAL, NOUN_LEFT
from cptslint.structure.phrase import Phrase

_ENDS = frozenset({";", ":", ".", ",", "et"})


def is_only_verb(phrase: Phrase, at: int, seen: Collection[int]) -> bool:
    """Tell whether a form that may be a participle ("fait", "écrit", "dit") is the verb of its clause.

    Args:
        phrase: The sentence.
        at: The form, which an article follows.
        seen: The finite verbs before it.
    """
    words = phrase.words
    if words[at + 1 : at + 2] not in (("le",), ("la",), ("les",)) or not words[at - 1].isalpha():
        return False
    if any(verb >= _opening(phrase, at) for verb in seen):
        return False
    return not any(_is_sure(phrase, later) for later in range(at + 1, phrase.end))


def _opening(phrase: Phrase, at: int) -> int:
    """Return where the clause of a token begins."""
    while at > phrase.start and phrase.words[at - 1] not in _ENDS:
        at -= 1
    return at


def _is_sure(phrase: Phrase, at: int) -> bool:
    """Tell whether a token can be nothing but a finite verb of the same sentence."""
    words, vocabulary = phrase.words, phrase.vocabulary
    word, left = words[at], words[at - 1]
    if word in ETRE or word in MODAL or word in AVOIR - {"a"}:
        return left not in ("qui", "dont", "que", "qu")
    known = word in vocabulary.finite and word not in vocabulary.participles and word not in vocabulary.homographs
    return known and word not in vocabulary.adjectives and left not in NOUN_LEFT - CLITICS
