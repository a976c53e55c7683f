"""A passage as reports quote it: a long one is cut so that the words that decided are seen."""

from __future__ import annotations

from cptslint.model.document import Document
from cptslint.model.finding import Finding
from cptslint.reporters.wording import CUT, plain, shortened

_OPENING = 4
"""Part of the room that goes to the first words of the passage, by which it is found again."""


def excerpt(finding: Finding, document: Document, limit: int) -> str:
    """Return the passage of a finding between guillemets.

    Args:
        finding: A finding with a passage.
        document: The convention.
        limit: Characters of the passage.

    Returns:
        The whole passage where it fits; else its beginning and its end when they show the words that decided; else its first
        words and what stands around the words that decided.
    """
    if finding.span is None:
        return ""
    passage = plain(finding.span.slice(document.text))
    short = shortened(passage, limit)
    place = _decisive(finding, document, passage)
    if short == passage or place is None:
        return f"« {short} »"
    head, _, tail = short.partition(f" {CUT} ")
    if place[1] <= len(head) or place[0] >= len(passage) - len(tail):
        return f"« {short} »"
    return f"« {_around(passage, place, limit)} »"


def _decisive(finding: Finding, document: Document, passage: str) -> tuple[int, int] | None:
    """Return where the first words that decided stand in the passage once its white space is folded."""
    span, text = finding.span, document.text
    triggers = [one.span for one in finding.evidence if one.role == "trigger"]
    inside = [one for one in triggers if span is not None and span.contains(one)]
    if span is None or not inside:
        return None
    first = min(inside, key=lambda one: one.start)
    start = len(plain(text[span.start : first.start]))
    start += passage[start : start + 1] == " "
    return start, start + len(plain(first.slice(text)))


def _around(passage: str, place: tuple[int, int], limit: int) -> str:
    """Return the first words of a passage and those around a place of it, on whole words."""
    room = limit - 2 * (len(CUT) + 2)
    opening = passage[: room // _OPENING].rpartition(" ")[0]
    room -= len(opening)
    spare = max(0, room - (place[1] - place[0])) // 2
    last = min(len(passage), place[1] + spare, place[0] + room)
    first = max(0, min(place[0] - spare, len(passage) - room if last == len(passage) else place[0]))
    while 0 < first < place[0] and passage[first - 1] != " ":
        first += 1
    while place[0] < last < len(passage) and passage[last] != " ":
        last -= 1
    if first <= len(opening) + 1:
        return f"{passage[:last].rstrip()} {CUT}"
    whole = f"{opening} {CUT} {passage[first:]}"
    return whole if len(whole) <= limit else f"{opening} {CUT} {passage[first:last].rstrip()} {CUT}"
