"""What the reading of dates passes from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cptslint.deadlines.calendar import Length
from cptslint.engine import locate
from cptslint.matchers.context import Context, Unit
from cptslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Known:
    """A day, with where it comes from.

    Attributes:
        day: The day.
        span: The words that give it; None when the user gave it.
        rule: How it was computed; empty when it is written or given.
    """

    day: date
    span: Span | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A day that could not be told.

    Attributes:
        reason: Why, a whole French sentence.
        span: The words that should give it; None when nothing does.
    """

    reason: str
    span: Span | None = None


Day = Known | Missing


@dataclass(frozen=True, slots=True)
class Term:
    """How long the convention lasts.

    Attributes:
        effect: When it begins.
        end: Last day of the initial period.
        length: The initial duration; None when only dates are written or nothing is.
        length_span: The words of the duration; None when nothing is written.
    """

    effect: Day
    end: Day
    length: Length | None = None
    length_span: Span | None = None


def place(context: Context, span: Span | None) -> str:
    """Return "article 8, al. 2"; nothing for what the user gave."""
    return "" if span is None else locate(context.contract, span)[1]


def span_of(context: Context, unit: Unit) -> Span:
    """Return the words of a sentence."""
    return context.span(unit.start, unit.end)


def words_of(context: Context, unit: Unit) -> str:
    """Return the folded words of a sentence, on one line."""
    return " ".join(
        context.tokens.folded[context.tokens.starts[unit.start] : context.tokens.ends[unit.end - 1]].split()
    )


def written_words(context: Context, unit: Unit) -> str:
    """Return the words of a sentence as they are written, on one line: each stands where `words_of` has it."""
    raw = context.contract.document.text
    return " ".join(raw[context.tokens.starts[unit.start] : context.tokens.ends[unit.end - 1]].split())
