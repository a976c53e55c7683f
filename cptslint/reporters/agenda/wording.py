"""The French wording that the formats of an agenda share."""

from __future__ import annotations

from datetime import date

from cptslint.model.agenda import Deadline
from cptslint.reporters.wording import NBSP

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
COUNTING = (
    "Une durée finit la veille du jour de même quantième (un an à compter du 1er mars 2026 finit le 28 février 2027). "
    "« Trois mois avant » une date désigne le jour de même quantième trois mois plus tôt, ou le dernier jour du mois s'il n'existe pas. "
    "Une lettre doit être reçue ce jour-là au plus tard : l'envoyer avant."
)


def day_in_words(day: date) -> str:
    """Return "1er mars 2026", which no line breaks."""
    return NBSP.join(("1er" if day.day == 1 else str(day.day), _MONTHS[day.month - 1], str(day.year)))


def dates_in_words(deadline: Deadline, most: int) -> tuple[str, ...]:
    """Return the dates, only the first ones and the last when they are many, then whether others follow.

    Args:
        deadline: The dates.
        most: How many to give before the last.
    """
    shown = [day_in_words(day) for day in deadline.dates]
    hidden = len(shown) - most - 1
    if hidden > 1:
        shown[most:-1] = [f"… ({hidden} autres)"]
    if deadline.endless:
        shown.append("et ainsi de suite")
    return tuple(shown)


def title_of(deadline: Deadline) -> str:
    """Return what it is and for whom."""
    return f"{deadline.title} ({deadline.who})" if deadline.who else deadline.title
