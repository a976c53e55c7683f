"""Counting in months and days, as conventions do.

- A duration of n months or years that begins on a day ends on the eve of the day of the same number, n months later: one year
  from 1 March 2026 ends on 28 February 2027. When that month has no such day, it ends on its last day.
- "n months before" a day is the day of the same number n months earlier, or the last day of that month when it has no such day.
- Weeks and days are counted one by one.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as written.

    Attributes:
        months: Months, years included.
        days: Days, weeks included; one of the two is 0.
    """

    months: int = 0
    days: int = 0


def same_number(day: date, months: int) -> date:
    """Return the day of the same number some months later (earlier below 0), else the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(start: date, length: Length) -> date:
    """Return the last day of a duration that begins on a day."""
    if not length.months:
        return start + timedelta(days=length.days - 1)
    reached = same_number(start, length.months)
    return reached if reached.day < start.day else reached - timedelta(days=1)


def before(day: date, length: Length) -> date:
    """Return the last day on which a notice may be given so that a length lies between it and a day."""
    return same_number(day, -length.months) if length.months else day - timedelta(days=length.days)


def periods(start: date, length: Length, until: date) -> tuple[date, ...]:
    """Return the last days of the whole periods that follow each other from a start, as far as a day.

    Each is counted from the start and not from the one before, so that the end of a short month shortens no other.
    """
    found = []
    rank = 1
    while (reached := last_day(start, Length(length.months * rank, length.days * rank))) <= until:
        found.append(reached)
        rank += 1
    return tuple(found)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
