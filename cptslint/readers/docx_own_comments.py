"""Word comments written for the tool ("cptslint: accepter SOR004 — motif"), with the passages they are put on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from cptslint.readers.docx_parts import W
from cptslint.readers.drafts import Draft, DraftMark

_OWN = re.compile(r"\s*cptslint\s*:(.*)", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 2000
_MOST = 500
"""Comments read; nobody accepts more risks in one convention."""


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment written for the tool.

    Attributes:
        identifier: Its number in the file.
        text: What stands after "cptslint:", on one line.
        author: Who wrote it, as Word says.
        date: When, as YYYY-MM-DD; empty when Word does not say.
    """

    identifier: str
    text: str
    author: str
    date: str


def own_comments(root: etree._Element | None) -> tuple[OwnComment, ...]:
    """Return the comments written for the tool, in order; every paragraph that begins with "cptslint:" is one.

    Args:
        root: The part of the comments; None when the file has none.
    """
    found = []
    for comment in () if root is None else root.iter(f"{W}comment"):
        for paragraph in comment.iter(f"{W}p"):
            match = _OWN.match("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
            if match:
                day = _DAY.match(comment.get(f"{W}date", ""))
                said = " ".join(match.group(1).split())[:_LONGEST]
                author = " ".join(comment.get(f"{W}author", "").split())
                found.append(OwnComment(comment.get(f"{W}id", ""), said, author, day.group() if day else ""))
    return tuple(found[:_MOST])


def placed(comments: Sequence[OwnComment], main: etree._Element, drafts: Sequence[Draft]) -> tuple[DraftMark, ...]:
    """Return the comments with the passages they are put on.

    Args:
        comments: Comments written for the tool.
        main: The root of the main part.
        drafts: What was read of it, each with where its characters come from.

    Returns:
        Marks; a comment put on nothing that was read stands on no passage.
    """
    bounds = _bounds(main)
    return tuple(
        _mark(comment, next((p for b in bounds.get(comment.identifier, ()) if (p := _place(*b, drafts))), None))
        for comment in comments
    )


def _bounds(main: etree._Element) -> dict[str, list[tuple[int, int]]]:
    """Return the ranks each comment may stand between: its own range first, then the paragraph that refers to it."""
    starts: dict[str, int] = {}
    own: dict[str, list[tuple[int, int]]] = {}
    around: dict[str, list[tuple[int, int]]] = {}
    paragraphs: dict[etree._Element, int] = {}
    for rank, element in enumerate(main.iter("*")):
        identifier = element.get(f"{W}id", "")
        if element.tag == f"{W}p":
            paragraphs[element] = rank
        elif element.tag == f"{W}commentRangeStart":
            starts[identifier] = rank
        elif element.tag == f"{W}commentRangeEnd" and identifier in starts:
            own.setdefault(identifier, []).append((starts[identifier], rank))
        elif element.tag == f"{W}commentReference":
            paragraph = next(element.iterancestors(f"{W}p"), None)
            if paragraph is not None:
                first = paragraphs[paragraph]
                around.setdefault(identifier, []).append((first, first + sum(1 for _ in paragraph.iter("*")) - 1))
    return {identifier: own.get(identifier, []) + around.get(identifier, []) for identifier in own | around}


def _place(first: int, last: int, drafts: Sequence[Draft]) -> tuple[int, int, int, int] | None:
    """Return the drafts that hold the characters between two ranks: first, its offset, last, its offset."""
    found = [
        (index, at)
        for index, draft in enumerate(drafts)
        for at, origin in enumerate(draft.origins)
        if origin is not None and first <= origin[0] <= last and not draft.text[at].isspace()
    ]
    return (*found[0], found[-1][0], found[-1][1] + 1) if found else None


def _mark(comment: OwnComment, found: tuple[int, int, int, int] | None) -> DraftMark:
    place = f"commentaire Word de {comment.author}" if comment.author else "commentaire Word"
    if found is None:
        return DraftMark(comment.text, place, author=comment.author, date=comment.date)
    first, start, last, end = found
    return DraftMark(comment.text, place, first, last, start, end, comment.author, comment.date)
