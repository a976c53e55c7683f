"""What is known of the pages of a PDF before anything is read: characters, lines drawn and pictures, with their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is drawn; lengths in points, from the bottom left of the upright page.

    Attributes:
        text: The character, or the letters of a ligature.
        left: Where it begins.
        right: Where it ends.
        base: Height of the line it stands on.
        size: Size of the font.
        bold: The font is bold.
        after: The space the file writes after it, which may be a no-break one; empty when it writes none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    after: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn: horizontal when bottom and top are equal, else vertical."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_horizontal(self) -> bool:
        """Tell whether it lies."""
        return self.bottom == self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page, upright.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        glyphs: In the order of the file.
        rules: Lines drawn, in the order of the file.
        pictures: Area of each picture, in square centimetres.
        slanted: Characters drawn aslant, such as those of a watermark, which are left out.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[float, ...]
    slanted: int = 0
