"""Sentences, as token ranges."""

from __future__ import annotations

import re

from cptslint.text.tokens import LINE, Tokens

_ABBREVIATIONS = frozenset(
    {"l", "r", "d", "m", "mm", "mme", "mmes", "dr", "pr", "me", "cf", "ex", "env", "st", "ste", "bd", "av", "tel", "c",
     "j", "s", "resp", "etc"}
)  # fmt: skip
_BEFORE_NUMBER = frozenset({"art", "al", "n", "no", "p", "ch"})
"""Abbreviations only when a number follows: "au CH. La CPTS" and "les règles de l'art. Elle" end a sentence."""
_LETTERED = frozenset({"annexe", "annexes", "option", "lot", "groupe", "zone", "tableau", "phase", "variante"})
"""Words that a single letter names: "les indicateurs de l'annexe C. Cette évaluation" is two sentences."""
_NUMBER = re.compile(r"\d|[LRDA]\.?\d|[LRD]$|[IVXL]+(?:er)?$")


def sentence_ranges(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Split a token range into sentences.

    Args:
        tokens: The text.
        start: First token of the range.
        end: One past the last token.

    Returns:
        Half-open token ranges, in order, covering the range without the line ends between them. A semicolon ends a
        sentence: what stands before and after it are separate stipulations. A full stop after an abbreviation does not.
    """
    ranges: list[tuple[int, int]] = []
    first = start
    for index in range(start, end):
        word = tokens.words[index]
        if word == LINE:
            _close(ranges, first, index)
            first = index + 1
        elif word in (";", "?", "!") or (word == "." and _ends(tokens, index, end)):
            _close(ranges, first, index + 1)
            first = index + 1
    _close(ranges, first, end)
    return ranges


def _close(ranges: list[tuple[int, int]], first: int, end: int) -> None:
    if end > first:
        ranges.append((first, end))


def _ends(tokens: Tokens, index: int, end: int) -> bool:
    if index + 1 >= end or tokens.words[index + 1] == LINE:
        return True
    following = tokens.text[tokens.starts[index + 1] : tokens.ends[index + 1]]
    previous = tokens.words[index - 1] if index and tokens.starts[index] == tokens.ends[index - 1] else ""
    if index > 1 and len(previous) == 1 and tokens.words[index - 2] in _LETTERED and following[0].isupper():
        return True
    if previous in _ABBREVIATIONS or (previous in _BEFORE_NUMBER and _NUMBER.match(following)):
        return previous == "etc" and following[0].isupper()
    return following[0].isupper() or following[0] in '«"([-•–' or following[0].isdigit()
