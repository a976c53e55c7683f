"""People told one by one: "chacun des médecins", "aucun des infirmiers", "certains de ces praticiens"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.syntax import Subject

_ONES = frozenset(
    {"chacun", "chacune", "aucun", "aucune", "certains", "certaines", "plusieurs", "tel", "telle", "quiconque"}
)
_OF = frozenset({"des", "de", "d"})
_BETWEEN = frozenset({"ces", "ses", "leurs", "entre", "les", "parmi"})
_HEAD = 3
"""Tokens after "chacun de" in which the people are named."""


def one_of(context: Context, subject: Subject) -> Who | None:
    """Return whom the complement of "chacun", "aucun" or "certains" names.

    Args:
        context: The text.
        subject: The subject of a verb.

    Returns:
        Third persons; None when no people are told one by one, or those of a party.
    """
    words, at = context.words, _ones(context, subject)
    if at is None:
        return None
    start = at + 1
    while start < subject.end and words[start] in _BETWEEN:
        start += 1
    named = [m for m in context.between(at, min(start + _HEAD, subject.end)) if m.start <= start]
    if named:
        other = context.bearer(named[:1])[0] is Bearer.OTHER
        return Who(Bearer.OTHER, None, Trust.SUBJECT, named[0]) if other else None
    people = context.turn("people", start, start + 1) is not None
    inside = context.between(start, subject.end)
    return Who(Bearer.OTHER, None, Trust.SUBJECT) if people and not inside else None


def _ones(context: Context, subject: Subject) -> int | None:
    """Return the token of "de" after "chacun"; None elsewhere."""
    words = context.words
    start = context.core(subject.start, subject.end)[0]
    if words[start : start + 2] in (("l", "un"), ("l", "une")):
        start += 1
    elif words[start] not in _ONES:
        return None
    return start + 1 if start + 1 < subject.end and words[start + 1] in _OF else None
