"""Texts on which a regular expression that backtracks too much shows it.

Such an expression repeats something, cannot go on, and tries again otherwise. For every part that it may repeat more than a
few times, the attack is: what leads to that part, the part many times, then a character that fits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Grown = Callable[[int], str]
"""A text of about so many characters."""
MANY = 50
"""A part repeated at most so many times is no danger: what it costs has a bound."""
_LETTERS = " a1\n.,-'«(é_/A:;»)\"’\t–…%€|*#°\x00"
_PUMPS = 4
"""Characters tried for one repeated class."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_STOPS = ("\x00", "a", " ", ".")
Parts = Iterable[tuple[Any, Any]]


def attacks(pattern: re.Pattern[Any]) -> list[Grown]:
    """Return texts of any length on which an expression may be slow."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(parser.parse(text, pattern.flags & ~re.UNICODE))
    pumps = dict.fromkeys(_pumps(tree, ""))
    found: list[Grown] = []
    for lead, pump in pumps:
        found += [_once(lead, pump, stop) for stop in _STOPS]
        if lead:
            found.append(_again(lead, pump))
    return found


def _once(lead: str, pump: str, stop: str) -> Grown:
    return lambda size: lead + pump * (size // len(pump)) + stop


def _again(lead: str, pump: str) -> Grown:
    return lambda size: (lead + pump) * (size // len(lead + pump)) + "\x00"


def _pumps(parts: Parts, lead: str) -> Iterator[tuple[str, str]]:
    """Yield what leads to each part that may be repeated at will, with what it may be repeated on."""
    for op, value in parts:
        if op in _REPEATS:
            least, most, body = value
            if most > MANY:
                yield from ((lead, pump) for pump in _samples(body) if pump)
            yield from _pumps(body, lead)
            lead += next(_samples(body), "") * least
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, lead)
            lead += next(_samples([(op, value)]), "")
        elif op is ops.SUBPATTERN:
            yield from _pumps(value[-1], lead)
            lead += next(_samples(value[-1]), "")
        elif op is ops.ATOMIC_GROUP:
            yield from _pumps(value, lead)
            lead += next(_samples(value), "")
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from _pumps(value[1], lead)
        else:
            lead += next(_samples([(op, value)]), "")


def _samples(parts: Parts) -> Iterator[str]:
    """Yield texts that parts match: each choice is tried, one at a time."""
    choices = [list(_choices(op, value)) or [""] for op, value in parts]
    first = [choice[0] for choice in choices]
    yield "".join(first)
    for index, choice in enumerate(choices):
        for other in choice[1:]:
            yield "".join([*first[:index], other, *first[index + 1 :]])


def _choices(op: Any, value: Any) -> Iterator[str]:
    if op is ops.LITERAL:
        yield chr(value)
    elif op in (ops.ANY, ops.NOT_LITERAL, ops.IN):
        fitting = [letter for letter in _LETTERS if _fits(op, value, ord(letter))]
        yield from fitting[:_PUMPS] or [chr(code) for kind, code in value if kind is ops.LITERAL][:1]
    elif op is ops.BRANCH:
        for branch in value[1]:
            yield from _samples(branch)
    elif op is ops.SUBPATTERN:
        yield from _samples(value[-1])
    elif op is ops.ATOMIC_GROUP:
        yield from _samples(value)
    elif op in _REPEATS:
        yield from (sample * max(value[0], 1) for sample in _samples(value[2]))


def _fits(op: Any, value: Any, code: int) -> bool:
    if op is ops.ANY:
        return chr(code) != "\n"
    if op is ops.NOT_LITERAL:
        return bool(code != value)
    negated = value[0][0] is ops.NEGATE
    return any(_in_class(kind, one, code) for kind, one in value) != negated


def _in_class(kind: Any, value: Any, code: int) -> bool:
    if kind is ops.LITERAL:
        return bool(code == value)
    if kind is ops.RANGE:
        return bool(value[0] <= code <= value[1])
    if kind is ops.CATEGORY:
        fits = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda one: one.isalnum() or one == "_"}
        name = str(value).removeprefix("CATEGORY_")
        return fits[name.removeprefix("NOT_")](chr(code)) != name.startswith("NOT_")
    return False
