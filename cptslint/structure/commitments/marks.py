"""Marks and numbers at the head of a paragraph or of an item."""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = frozenset({"-", "•", "·", "▪", "o", "➢", "*", "►", "–", ")", ".", "°", "—"})


def after_mark(words: Sequence[str], first: int, stop: int) -> int:
    """Return the first word of a clause after its list mark or paragraph number.

    Args:
        words: The words of the text.
        first: First word of the clause.
        stop: One past its last.
    """
    while first < stop and (words[first] in _MARKS or _is_number(words, first, stop)):
        first += 1
    return first


def _is_number(words: Sequence[str], at: int, stop: int) -> bool:
    word = words[at]
    following = words[at + 1] if at + 1 < stop else ""
    if len(word) == 1 and word.isalpha():
        return following in (")", ".")
    digits = word.replace(".", "").isdigit()
    return digits and ("." in word or following in (")", ".", "°", "-"))
