"""An agenda for machines: the JSON that docs/schema/agenda.schema.json describes."""

from __future__ import annotations

import json

from cptslint.model.agenda import Agenda, Deadline, Undated
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.json_ import Json, escaped
from cptslint.reporters.wording import fold_space

SCHEMA_VERSION = "1"


def agenda_json(agenda: Agenda, options: ReportOptions) -> str:
    """Write an agenda as one JSON object; dates are YYYY-MM-DD.

    Args:
        agenda: The dates.
        options: `version` is that of the tool.
    """
    document = agenda.contract.document
    answer: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cptslint", "version": options.version},
        "path": document.source,
        "sha256": document.sha256,
        "title": agenda.contract.title,
        "deadlines": [_deadline(one, document.text) for one in agenda.deadlines],
        "undated": [_undated(one, document.text) for one in agenda.undated],
        "why_not": agenda.contract.why_not or None,
    }
    return escaped(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _deadline(one: Deadline, text: str) -> Json:
    return {
        "occasion": one.occasion.value,
        "title": one.title,
        "who": one.who or None,
        "dates": [day.isoformat() for day in one.dates],
        "endless": one.endless,
        "rule": one.rule or None,
        "location": one.location or None,
        **_passage(one.span, text),
    }


def _undated(one: Undated, text: str) -> Json:
    return {
        "occasion": one.occasion.value,
        "title": one.title,
        "who": one.who or None,
        "reason": one.reason,
        "lacking": one.lacking,
        "location": one.location or None,
        **_passage(one.span, text),
    }


def _passage(span: Span | None, text: str) -> dict[str, Json]:
    if span is None:
        return {"quote": None, "start": None, "end": None}
    return {"quote": fold_space(span.slice(text)), "start": span.start, "end": span.end}
