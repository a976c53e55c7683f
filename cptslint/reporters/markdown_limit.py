"""Markdown that fits in a comment of a pull request: what weighs least is shortened, then left out, and the text says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from cptslint.reporters.wording import counted, plural

LIMIT = 65_000
"""Characters of the whole text: GitHub refuses a comment of more than 65,536, and whatever posts it may add a mark of its own."""
_NOTES = 400
"""Characters kept for what is said of the pieces that were shortened or left out, convention by convention."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page that stands or goes as a whole.

    Attributes:
        full: Its lines.
        brief: Fewer lines that still say what matters; empty when there is nothing between all and nothing.
        cost: What leaving it out costs the reader; the least is shortened first. None: it always stays.
        is_point: It is a point found in the convention, which is counted when it is shortened or left out.
        is_heading: It goes when nothing is left of the points under it.
    """

    full: tuple[str, ...]
    brief: tuple[str, ...] = ()
    cost: int | None = None
    is_point: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A convention in pieces.

    Attributes:
        source: Its file.
        pieces: In the order they are read; the first is its title and verdict, the last its end.
    """

    source: str
    pieces: tuple[Piece, ...]


def fitted(pages: Sequence[Page], limit: int = LIMIT) -> str:
    """Return the pages as one text of at most `limit` characters, line ends included.

    Args:
        pages: Conventions, in the order given.
        limit: How many characters the text may have.

    Returns:
        Everything when it fits; else the pieces of least cost are shortened, the last first, then left out, and conventions
        that still do not fit are counted.
    """
    chosen = [[piece.full for piece in page.pieces] for page in pages]
    size = sum(_length(lines) for page in chosen for lines in page) + len(pages)
    if size > limit:
        size += _NOTES * (len(pages) + 1)
        for shorter in ("brief", "nothing"):
            for page, at in _cheapest_first(pages):
                if size <= limit:
                    break
                lines = pages[page].pieces[at].brief if shorter == "brief" else ()
                if shorter == "brief" and not lines:
                    continue
                size -= _length(chosen[page][at]) - _length(lines)
                chosen[page][at] = lines
    return _joined(pages, chosen, limit)


def _cheapest_first(pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Return the places of the pieces that may be shortened: the least costly first, among equals the last of the page."""
    places = [
        (piece.cost, -at, page)
        for page, one in enumerate(pages)
        for at, piece in enumerate(one.pieces)
        if piece.cost is not None
    ]
    return [(page, -at) for _, at, page in sorted(places)]


def _joined(pages: Sequence[Page], chosen: Sequence[Sequence[tuple[str, ...]]], limit: int) -> str:
    texts: list[str] = []
    room = limit - _NOTES
    for page, pieces in zip(pages, chosen, strict=True):
        first, *rest = pieces
        kept = [lines for at, lines in enumerate(rest, start=1) if not _heads_nothing(page, pieces, at)]
        lines = [*first, *_note(page, pieces), *(line for piece in kept for line in piece)]
        text = "\n".join(lines) + "\n"
        if len(text) + 1 > room:
            break
        texts.append(text)
        room -= len(text) + 1
    left = len(pages) - len(texts)
    if left:
        texts.append(f"_{counted(left, 'autre convention')} : faute de place, rien n'en est montré ici._\n")
    return "\n".join(texts)


def _heads_nothing(page: Page, chosen: Sequence[tuple[str, ...]], at: int) -> bool:
    under = takewhile(lambda place: page.pieces[place].is_point, range(at + 1, len(chosen)))
    return page.pieces[at].is_heading and not any(chosen[place] for place in under)


def _note(page: Page, chosen: Sequence[tuple[str, ...]]) -> list[str]:
    """Return what is said of the pieces that do not stand in full."""
    points = [(piece, lines) for piece, lines in zip(page.pieces, chosen, strict=True) if piece.is_point]
    brief = sum(bool(lines) and lines != piece.full for piece, lines in points)
    gone = sum(not lines for _, lines in points)
    other = any(not piece.is_point and piece.full != lines for piece, lines in zip(page.pieces, chosen, strict=True))
    said = []
    if brief:
        said.append(f"{counted(brief, 'point')} {plural(brief, 'est sans son', 'sont sans leur')} détail")
    if gone:
        hidden = plural(gone, "n'est pas montré", "ne sont pas montrés")
        said.append(f"{counted(gone, 'point')} {hidden}")
    if other:
        said.append("des listes ne sont pas montrées")
    if not said:
        return []
    return [
        f"> Faute de place dans un commentaire, {', '.join(said)}. Tout est dans le rapport complet : "
        "`cptslint CONVENTION -o rapport.html`.",
        "",
    ]


def _length(lines: Sequence[str]) -> int:
    return sum(len(line) + 1 for line in lines)
