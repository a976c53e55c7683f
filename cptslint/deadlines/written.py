"""Dates and lengths of time as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cptslint.deadlines.calendar import Length
from cptslint.text.months import MONTH, MONTHS
from cptslint.text.quantities import Quantity

DATE = rf"(?:(?:premier|1er|[0-3]?\d) {MONTH} (?:19|20)\d\d|[0-3]?\d[/.][01]?\d[/.](?:19|20)\d\d)"
DAY = rf"(?:premier|1er|[0-3]?\d) {MONTH}"
_PIECES = re.compile(
    rf"(?P<day>premier|1er|\d\d?)(?: (?P<name>{MONTH})|[/.](?P<number>\d\d?))(?:[ /.](?P<year>\d{{4}}))?"
)


_WORKING = re.compile(r"ouvr|franc")


@dataclass(frozen=True, slots=True)
class Written:
    """A date of a text.

    Attributes:
        start: First code point.
        end: One past the last.
        day: The day; None when the calendar has no such day.
    """

    start: int
    end: int
    day: date | None


def dates_in(folded: str, start: int, end: int) -> Iterator[Written]:
    """Yield the full dates of a passage, in order; those that do not exist too."""
    for match in re.compile(rf"(?<!\d){DATE}(?!\d)").finditer(folded, start, end):
        yield Written(match.start(), match.end(), parse(match[0]))


def parse(words: str) -> date | None:
    """Read "1er mars 2026" or "01/03/2026"; None when no such day exists."""
    match = _PIECES.fullmatch(words)
    if match is None or match["year"] is None:
        return None
    month = MONTHS.index(match["name"]) + 1 if match["name"] else int(match["number"])
    try:
        return date(int(match["year"]), month, _day(match["day"]))
    except ValueError:
        return None


def day_and_month(words: str) -> tuple[int, int] | None:
    """Read "31 mars" as a day and a month that come back every year; None when no year has it."""
    match = _PIECES.fullmatch(words)
    if match is None or not match["name"]:
        return None
    month, day = MONTHS.index(match["name"]) + 1, _day(match["day"])
    try:
        date(2028, month, day)
    except ValueError:
        return None
    return day, month


def month_number(word: str) -> int:
    """Return the number of a month by its folded name."""
    return MONTHS.index(word) + 1


def _day(word: str) -> int:
    return 1 if word in ("premier", "1er") else int(word)


def length_of(quantity: Quantity, folded: str) -> Length | None:
    """Return a duration as months or days.

    Args:
        quantity: A duration.
        folded: The folded text it stands in.

    Returns:
        None when it is no whole number of months or days, or counts in working days, which depend on holidays.
    """
    if _WORKING.search(folded, quantity.start, quantity.end):
        return None
    if quantity.unit in ("an", "annee", "mois", "trimestre", "semestre"):
        months = quantity.months
        return Length(months=round(months)) if months >= 1 and months == round(months) else None
    days = quantity.days
    return Length(days=round(days)) if quantity.unit in ("jour", "semaine") and days >= 1 else None
