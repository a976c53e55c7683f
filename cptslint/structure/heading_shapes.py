"""What is known of a heading: how it is written, its number, its title and how deep it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a heading is written."""

    ARTICLE = "article"
    WORDED = "worded"
    PART = "part"
    DOTTED = "dotted"
    PLAIN = "plain"
    PARAGRAPH = "paragraph"
    ROMAN = "roman"
    LETTER = "letter"
    ANNEX = "annex"
    STYLED = "styled"
    CAPITALS = "capitals"
    BOLD_UNDERLINED = "bold-underlined"
    BOLD = "bold"
    UNDERLINED = "underlined"
    CENTRED = "centred"
    OPTION = "option"
    LINE = "line"


NUMBERED = frozenset({Shape.PLAIN, Shape.ROMAN, Shape.LETTER})
UNNUMBERED = frozenset(
    {
        Shape.STYLED,
        Shape.CAPITALS,
        Shape.BOLD_UNDERLINED,
        Shape.BOLD,
        Shape.UNDERLINED,
        Shape.CENTRED,
        Shape.OPTION,
        Shape.LINE,
    }
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading.

    Attributes:
        block: Index of the block.
        shape: How it is written.
        number: As a reader says it; None when unnumbered.
        title: Title without number, as written; empty when it stands on the next line or nowhere.
        depth: Depth told by the number ("2.1" is 2) or by the style, from 1.
        strong: The style (Word heading, bold, underline) says it is a heading.
        body: Offset in the block where the text of the article begins on the same line; None when the line holds the
            heading alone.
        word: What the numbers of a series of its own stand after ("fiche", "§"); empty for the other shapes.
        instead: What the line is when the series it belongs to numbers no articles; None when it is then no heading.
    """

    block: int
    shape: Shape
    number: str | None
    title: str
    depth: int
    strong: bool
    body: int | None = None
    word: str = ""
    instead: Heading | None = None
