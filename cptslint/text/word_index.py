"""The words that a pack looks for, by the forms they take: a text then tells its words at once, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cptslint.text.terms import Words


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words that a pack looks for.

    Attributes:
        words: All of them.
        by_form: Those that may be written so, by folded form; words with a prefix are there by their whole forms only.
        prefixed: Those with a prefix.
    """

    words: frozenset[Words] = frozenset()
    by_form: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    prefixed: tuple[Words, ...] = ()


NO_WORDS = WordIndex()
"""The index of no pack."""


def word_index(words: Iterable[Words]) -> WordIndex:
    """Return the index of some words, each given once or more."""
    every = dict.fromkeys(words)
    by_form: dict[str, list[Words]] = {}
    for one in every:
        for form in one.forms:
            by_form.setdefault(form, []).append(one)
    return WordIndex(
        frozenset(every),
        {form: tuple(found) for form, found in by_form.items()},
        tuple(one for one in every if one.prefixes),
    )
