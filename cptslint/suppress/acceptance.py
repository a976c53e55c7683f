"""An acceptance of a risk, as somebody wrote it.

In a file, after "cptslint:":

    accepter SOR004 — motif
    accepter SOR004, DUR002 — motif ; par le bureau ; le 12/01/2026 ; jusqu'au 31/12/2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cptslint.model.document import Mark, Note
from cptslint.model.span import Span
from cptslint.model.suppression import Ground
from cptslint.suppress.dates import read_date

_ORDER = re.compile(r"accept(?:er|ez|e|é|ée|és|ées)\b[\s:]*", re.IGNORECASE)
_CODES = re.compile(r"(?:[A-Za-z]{2,6}[ -]?\d{1,4}(?:\s*(?:,|et\b|\s)\s*)?)+")
_CODE = re.compile(r"([A-Za-z]{2,6})[ -]?(\d{1,4})")
_SEPARATOR = re.compile(r"\s*(?:[—–:-]+|\bcar\b|\bparce qu[e'’])\s*")
_FACT = re.compile(r";\s*+(?P<key>par|le(?=\s+\d)|jusqu['’]au)\s+(?P<value>[^;]*)", re.IGNORECASE)
EXAMPLE = "cptslint: accepter SOR004 — motif"
"""The shortest acceptance, for messages."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A risk that somebody accepts.

    Attributes:
        code: Code of the rule.
        reason: Why; empty when it is not said, and the acceptance is then void.
        ground: What holds it.
        place: Where it is written, for people.
        by: Who accepts; empty when not said.
        on: When, as YYYY-MM-DD; empty when not said.
        until: Last day it holds; None when it has no end.
        span: The passage it was put on; None for the whole convention.
        article: Number of the article it is about; empty for any.
        quote: Words of the passage it is about; empty for any.
    """

    code: str
    reason: str
    ground: Ground
    place: str
    by: str = ""
    on: str = ""
    until: date | None = None
    span: Span | None = None
    article: str = ""
    quote: str = ""


def read_mark(mark: Mark) -> Iterator[Acceptance | Note]:
    """Yield what a mark accepts, one rule after the other; a note in place of what is not understood.

    Args:
        mark: What was written for the tool in a file.
    """
    order = _ORDER.match(mark.text)
    codes = _CODES.match(mark.text, order.end()) if order else None
    if codes is None:
        yield not_understood(mark.place, f"« {mark.text[:80]} »")
        return
    said = mark.text[codes.end() :]
    facts = {match["key"].lower().replace("’", "'"): match["value"].strip() for match in _FACT.finditer(said)}
    rest = _FACT.sub("", said)
    separator = _SEPARATOR.match(rest)
    reason = rest[separator.end() if separator else 0 :].strip(" .;")
    dates = {key: read_date(facts[key]) for key in ("le", "jusqu'au") if key in facts}
    wrong = next((facts[key] for key, day in dates.items() if day is None), None)
    if wrong is not None:
        yield not_understood(mark.place, f"la date « {wrong} » ; écrivez-la comme 31/12/2027")
        return
    on = dates.get("le")
    for letters, figures in _CODE.findall(codes.group()):
        yield Acceptance(
            code=(letters + figures).upper(),
            reason=reason,
            ground=Ground.IN_FILE,
            place=mark.place,
            by=facts.get("par", mark.author),
            on=on.isoformat() if on else mark.date,
            until=dates.get("jusqu'au"),
            span=mark.span,
        )


def not_understood(place: str, what: str) -> Note:
    """Return the note about something written for the tool that it cannot read."""
    return Note(
        "acceptance-not-understood", f"Repère cptslint non compris ({place}) : {what} ; modèle : « {EXAMPLE} »."
    )
