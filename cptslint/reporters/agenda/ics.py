"""An agenda as iCalendar (RFC 5545), for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from cptslint.errors import ConfigError
from cptslint.model.agenda import Agenda, Deadline, Occasion
from cptslint.reporters.agenda.wording import title_of
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.wording import DISCLAIMER, fold_space, plain, quotation

_REMINDED = {
    Occasion.RENEWAL_NOTICE: timedelta(days=30),
    Occasion.EXIT_NOTICE: timedelta(days=30),
    Occasion.END: timedelta(days=90),
}
"""How long before a date a calendar reminds of it."""
_QUOTE = 300


def agenda_ics(agenda: Agenda, options: ReportOptions) -> bytes:
    """Write an agenda as a calendar of whole days.

    Args:
        agenda: The dates.
        options: `version` is that of the tool.

    Returns:
        The same bytes for the same agenda: the stamp of the events is the day the agenda is dated from. The UID of an event is made of
        the convention, what the event is and its rank, so that a date that is corrected replaces the former one in the calendar.

    Raises:
        ConfigError: There is no date at all.
    """
    if agenda.stamp is None or not agenda.deadlines:
        reasons = [one.reason for one in agenda.undated if one.lacking]
        why = agenda.contract.why_not or (reasons[0] if reasons else "le texte n'en donne aucune.")
        raise ConfigError(f"aucune date n'a pu être calculée, le calendrier serait vide : {why[:1].lower()}{why[1:]}")
    calendar = Calendar()
    calendar.add("prodid", f"-//cptslint//cptslint {options.version}//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _name(agenda))
    stamp = datetime.combine(agenda.stamp, time(), UTC)
    for event in _events(agenda, stamp):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _name(agenda: Agenda) -> str:
    return plain(agenda.contract.title) or "Convention"


def _events(agenda: Agenda, stamp: datetime) -> Iterator[Event]:
    ranks: dict[tuple[Occasion, str, str], int] = {}
    for deadline in agenda.deadlines:
        for day in deadline.dates:
            kind = (deadline.occasion, deadline.title, deadline.who)
            ranks[kind] = ranks.get(kind, 0) + 1
            yield _event(agenda, deadline, day, ranks[kind], stamp)


def _event(agenda: Agenda, deadline: Deadline, day: date, rank: int, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(agenda, deadline, rank))
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", plain(title_of(deadline)))
    event.add("description", _description(agenda, deadline))
    event.add("categories", ["Convention"])
    event.add("transp", "TRANSPARENT")
    ahead = _REMINDED.get(deadline.occasion)
    if ahead is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", plain(title_of(deadline)))
        alarm.add("trigger", -ahead)
        event.add_component(alarm)
    return event


def _uid(agenda: Agenda, deadline: Deadline, rank: int) -> str:
    names = sorted(fold_space(party.name).lower() for party in agenda.contract.parties)
    said = "|".join([_name(agenda).lower(), *names, deadline.occasion.value, deadline.title, deadline.who, str(rank)])
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@cptslint"


def _description(agenda: Agenda, deadline: Deadline) -> str:
    lines = [_name(agenda)]
    if deadline.location:
        lines.append(deadline.location[:1].upper() + deadline.location[1:])
    if deadline.span is not None:
        lines.append(quotation(deadline.span.slice(agenda.contract.document.text), _QUOTE))
    if deadline.rule:
        lines.append(f"Calcul : {plain(deadline.rule)}.")
    return "\n".join([*lines, DISCLAIMER])
