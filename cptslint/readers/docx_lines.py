"""The lines of a w:p: clean text with its presentation, and the blanks to fill in that only the presentation shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cptslint.model.document import Style
from cptslint.model.span import Span
from cptslint.readers.marks import without_private
from cptslint.text.clean import clean

_FORM_FIELD = "\u2002" * 3
"""What Word shows in a form field left empty: en spaces."""
_LEAST_HIGHLIGHTED = 2
_LEAST_UNDERLINED = 4
"""Spaces that make a blank: a single one only stands between two words."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text with one presentation; "\\n" is a line break."""

    text: str
    bold: bool = False
    underlined: bool = False
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    Attributes:
        text: Clean text.
        style: Facts of presentation.
        blanks: Places left to fill in that show as nothing: highlighted or underlined spaces, empty form fields.
    """

    text: str
    style: Style
    blanks: tuple[Span, ...] = ()


def pieces(chunks: list[Chunk]) -> Iterator[Line]:
    """Yield the lines of a paragraph that are not blank, each with its own presentation."""
    line: list[Chunk] = []
    for chunk in chunks:
        first, *others = chunk.text.split("\n")
        line.append(replace(chunk, text=first))
        for other in others:
            yield from _piece(line)
            line = [replace(chunk, text=other)]
    yield from _piece(line)


def _piece(line: list[Chunk]) -> Iterator[Line]:
    text = _plain(line).strip()
    if text:
        visible = [chunk for chunk in line if chunk.text.strip()]
        style = Style(
            bold=all(chunk.bold for chunk in visible),
            underlined=all(chunk.underlined for chunk in visible),
            highlighted=any(chunk.highlighted for chunk in visible),
        )
        yield Line(text.replace("\n", " "), style, tuple(_blanks(line, text)))


def _plain(chunks: list[Chunk]) -> str:
    return without_private(clean("".join(chunk.text for chunk in chunks)))


def _blanks(line: list[Chunk], text: str) -> Iterator[Span]:
    """Yield the places left to fill in that show as nothing, each with the word before when nothing follows."""
    done = 0
    for (highlighted, underlined), group in groupby(line, key=lambda chunk: (chunk.highlighted, chunk.underlined)):
        chunks = list(group)
        content = "".join(chunk.text for chunk in chunks)
        spaces = content.strip() == "" and len(content) >= (_LEAST_HIGHLIGHTED if highlighted else _LEAST_UNDERLINED)
        form_field = content.find(_FORM_FIELD)
        if (spaces and (highlighted or underlined)) or form_field >= 0:
            before = _plain([*line[:done], Chunk(content[: max(form_field, 0)])]).lstrip()
            start = min(len(before), len(text))
            end = start + len(text[start:]) - len(text[start:].lstrip())
            yield (
                Span(start, end)
                if end > start and end < len(text)
                else Span(text.rfind(" ", 0, max(start - 2, 0)) + 1, len(text))
            )
        done += len(chunks)
