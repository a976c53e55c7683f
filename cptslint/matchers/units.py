"""The sentences and list items that the checks look at, one after the other and by token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Protocol, TypeVar

from cptslint.model.contract import Contract, Zone
from cptslint.text.sentences import sentence_ranges
from cptslint.text.tokens import Tokens

T = TypeVar("T")
M = TypeVar("M", bound="Memory")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or list item.

    Attributes:
        start: First token.
        end: One past the last token.
        clause: Index of its clause.
    """

    start: int
    end: int
    clause: int


def units_of(contract: Contract, tokens: Tokens) -> tuple[Unit, ...]:
    """Return the sentences and items of the recitals, preamble, articles and annexes, in order."""
    units: list[Unit] = []
    for index, clause in enumerate(contract.clauses):
        if clause.zone in (Zone.HEAD, Zone.SIGNATURE):
            continue
        start, end = tokens.range(clause.span.start, clause.span.end)
        units += [Unit(a, b, index) for a, b in sentence_ranges(tokens, start, end)]
    return tuple(units)


def is_lone_mark(unit: Unit, tokens: Tokens) -> bool:
    """Tell whether a sentence is a mark of punctuation by itself: a damaged file may hold thousands, and they say nothing."""
    return unit.end - unit.start == 1 and not tokens.words[unit.start][:1].isalnum()


def rank_of_each(units: Sequence[Unit], size: int) -> list[int]:
    """Return the rank of the sentence of each token of a text, -1 outside them and past the last token."""
    found = [-1] * (size + 1)
    followings = [*(unit.start for unit in units), size][1:]
    for rank, (unit, following) in enumerate(zip(units, followings, strict=True)):
        end = min(unit.end, following)
        found[unit.start : end] = [rank] * (end - unit.start)
    return found


def unit_of_each(units: Sequence[Unit], size: int) -> list[Unit | None]:
    """Return the sentence of each token of a text, and none past the last: it is asked for ten thousand times."""
    return [units[rank] if rank >= 0 else None for rank in rank_of_each(units, size)]


class Memory(Protocol):
    """What keeps facts of a contract."""

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Return a fact of the contract, computed at the first call only."""


def once_per_unit(fact: Callable[[M, Unit], T]) -> Callable[[M, Unit], T]:
    """Make a function of a sentence compute each of its answers once; callers must not change what they are given."""
    name = f"{fact.__module__}.{fact.__name__}"

    @wraps(fact)
    def known(context: M, unit: Unit) -> T:
        answers: dict[int, T] = context.once(name, dict)
        if unit.start not in answers:
            answers[unit.start] = fact(context, unit)
        return answers[unit.start]

    return known
