"""Dates as people write them in an acceptance."""

from __future__ import annotations

import re
from datetime import date

from cptslint.text.fold import fold

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})$")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})$")
_WORDS = re.compile(rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})$")


def read_date(text: str) -> date | None:
    """Return the date of "2027-01-31", "31/01/2027" or "31 janvier 2027"; None for anything else."""
    folded = " ".join(fold(text).split())
    for pattern in (_ISO, _FIGURES, _WORDS):
        if match := pattern.match(folded):
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                return date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                return None
    return None


def french(day: date) -> str:
    """Return a date as French writes it in figures: "31/01/2027"."""
    return f"{day:%d/%m/%Y}"
