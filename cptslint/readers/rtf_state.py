"""The presentation that holds at a point of an RTF, and how control words change it."""

from __future__ import annotations

from dataclasses import dataclass

_MAX_SUBSTITUTES = 20


@dataclass(slots=True)
class Format:
    """Presentation of the text and of the paragraph; a group works on its own copy.

    Attributes:
        bold: The text is bold.
        underlined: The text is underlined.
        highlighted: The text has a colour of highlighting.
        hidden: The text does not show.
        deleted: The text is a deletion that is tracked.
        linked: The text is a link.
        labelling: The text is the label of the paragraph.
        font: Number of the font.
        substitutes: Characters that stand in for a Unicode one, for old readers.
        style: Number of the paragraph style.
        outline: Level of heading of the paragraph itself, from 1; None when it says nothing.
        centred: The paragraph is centred.
        in_table: The paragraph stands in a cell.
        level: Depth of the list, from 0.
    """

    bold: bool = False
    underlined: bool = False
    highlighted: bool = False
    hidden: bool = False
    deleted: bool = False
    linked: bool = False
    labelling: bool = False
    font: int = 0
    substitutes: int = 1
    style: int = 0
    outline: int | None = None
    centred: bool = False
    in_table: bool = False
    level: int = 0


def apply(format_: Format, name: str, value: int | None, vivid: frozenset[int]) -> None:
    """Apply a control word.

    Args:
        format_: What holds before; changed in place.
        name: The control word.
        value: Its number, None when it has none.
        vivid: Numbers of the colours that highlight.
    """
    on = value != 0
    number = value or 0
    if name == "b":
        format_.bold = on
    elif name == "v":
        format_.hidden = on
    elif name == "f":
        format_.font = number
    elif name == "uc":
        format_.substitutes = min(max(number, 0), _MAX_SUBSTITUTES)
    elif name == "ulnone":
        format_.underlined = False
    elif name.startswith("ul") and name != "ulc":
        format_.underlined = on
    elif name == "highlight":
        format_.highlighted = on
    elif name in ("chcbpat", "cb"):
        format_.highlighted = number in vivid
    elif name == "plain":
        format_.bold = format_.underlined = format_.highlighted = format_.hidden = format_.deleted = False
    elif name == "deleted":
        format_.deleted = on
    else:
        _apply_to_paragraph(format_, name, number)


def _apply_to_paragraph(format_: Format, name: str, number: int) -> None:
    if name == "pard":
        format_.style = format_.level = 0
        format_.outline = None
        format_.centred = format_.in_table = False
    elif name == "s":
        format_.style = number
    elif name == "outlinelevel":
        format_.outline = number + 1 if 0 <= number < 9 else None
    elif name in ("qc", "ql", "qr", "qj"):
        format_.centred = name == "qc"
    elif name == "intbl":
        format_.in_table = True
    elif name == "ilvl":
        format_.level = min(max(number, 0), 8)
