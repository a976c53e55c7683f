"""Sentences, as token ranges."""

from __future__ import annotations

from cptslint.text.tokens import LINE, Tokens

_ABBREVIATIONS = frozenset(
    {"art", "l", "r", "d", "m", "mm", "mme", "mmes", "dr", "pr", "me", "cf", "n", "no", "p", "al", "ex", "env", "st", "ste", "bd",
     "av", "tel", "c", "j", "s", "resp", "etc", "ch"}
)  # fmt: skip


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
    previous = tokens.words[index - 1] if index else ""
    if previous in _ABBREVIATIONS and tokens.starts[index] == tokens.ends[index - 1]:
        following = tokens.text[tokens.starts[index + 1]]
        return previous == "etc" and following.isupper()
    following = tokens.text[tokens.starts[index + 1]]
    return following.isupper() or following in "«\"([-•–" or following.isdigit()
