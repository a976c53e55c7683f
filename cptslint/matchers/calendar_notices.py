"""Notices told by two days of the year: "avant le 30 juin pour le 31 décembre"."""

from __future__ import annotations

from cptslint.matchers.context import Context
from cptslint.matchers.exit_model import Length
from cptslint.text.months import MONTHS

_LIMITS = ("avant", "tard")
_REACH = 12
"""Words between the last day to give notice and the day it takes effect."""
_YEAR = 12


def calendar_gaps(context: Context, start: int, end: int) -> list[Length]:
    """Read the lengths between the last day to say so and the day of leaving, in a token range.

    Args:
        context: The contract.
        start: First token.
        end: One past the last token.
    Returns:
        Lengths in order, months of 30 days; "pour le même terme" takes the day of the length before.
    """
    words = context.tokens.words
    days = [(at, *day) for at in range(start, end - 1) if (day := _day(words, at)) is not None]
    found: list[Length] = []
    target: float | None = None
    for i, (at, month) in enumerate(days):
        if not any(word in _LIMITS for word in words[max(start, at - 3) : at]):
            continue
        after = days[i + 1] if i + 1 < len(days) else None
        leaves = after is not None and after[0] - at <= _REACH and words[max(start, after[0] - 3) : after[0]]
        if leaves and any(word in ("pour", "au", "fin", "effet") for word in leaves) and after is not None:
            target = after[1]
        elif not ("meme" in words[at : min(end, at + 6)] and target is not None):
            continue
        if target is not None:
            gap = (target - month) % _YEAR
            found.append(Length((at, at + 2), gap * 30, context.span(at, at + 2), sure=True))
    return found


def _day(words: tuple[str, ...], at: int) -> tuple[float] | None:
    """Return the place of a day in the year, in months, when one begins at a token."""
    number = words[at].removesuffix("er")
    month = words[at + 1]
    if not number.isdigit() or month not in MONTHS or not 1 <= int(number) <= 31:
        return None
    return (MONTHS.index(month) + int(number) / 31,)
