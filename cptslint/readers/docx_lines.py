"""The lines of a w:p: clean text with its presentation, and the blanks to fill in that only the presentation shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cptslint.model.document import Style
from cptslint.model.span import Span
from cptslint.readers.drafts import Origin
from cptslint.readers.marks import without_private
from cptslint.text.clean import clean, clean_origins

_FORM_FIELD = "\u2002" * 3
"""What Word shows in a form field left empty: en spaces."""
_LEAST_HIGHLIGHTED = 2
_LEAST_UNDERLINED = 4
"""Spaces that make a blank: a single one only stands between two words."""

_MOST_BLANKS = 50
"""Blanks of one line that get a place; each costs the length of the line."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text with one presentation; "\\n" is a line break. `origins` says where each character comes from, or is empty."""

    text: str
    bold: bool = False
    underlined: bool = False
    highlighted: bool = False
    origins: tuple[Origin | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    Attributes:
        text: Clean text.
        style: Facts of presentation.
        blanks: Places left to fill in that show as nothing: highlighted or underlined spaces, empty form fields.
        origins: Where each character of the text comes from; empty when it was not asked for.
    """

    text: str
    style: Style
    blanks: tuple[Span, ...] = ()
    origins: tuple[Origin | None, ...] = ()


def pieces(chunks: list[Chunk]) -> Iterator[Line]:
    """Yield the lines of a paragraph that are not blank, each with its own presentation."""
    line: list[Chunk] = []
    for chunk in chunks:
        first, *others = chunk.text.split("\n")
        line.append(replace(chunk, text=first, origins=chunk.origins[: len(first)]))
        done = len(first) + 1
        for other in others:
            yield from _piece(line)
            line = [replace(chunk, text=other, origins=chunk.origins[done : done + len(other)])]
            done += len(other) + 1
    yield from _piece(line)


def plain(text: str) -> str:
    """Return a text of the file clean and on one line."""
    return " ".join(without_private(clean(text)).split("\n")).strip()


def _piece(line: list[Chunk]) -> Iterator[Line]:
    text = _plain(line).strip()
    if text:
        visible = [chunk for chunk in line if chunk.text.strip()]
        style = Style(
            bold=all(chunk.bold for chunk in visible),
            underlined=all(chunk.underlined for chunk in visible),
            highlighted=any(chunk.highlighted for chunk in visible),
        )
        yield Line(text.replace("\n", " "), style, tuple(_blanks(line, text)), line_origins(line))


def line_origins(line: list[Chunk]) -> tuple[Origin | None, ...]:
    """Return where each character of a line comes from; empty when no chunk says it.

    Args:
        line: The chunks of one line.
    """
    origins = [origin for chunk in line for origin in chunk.origins]
    if not origins:
        return ()
    raw = "".join(chunk.text for chunk in line)
    cleaned, indices = clean(raw), clean_origins(raw)
    before = len(cleaned) - len(cleaned.lstrip())
    if "\ue000" <= cleaned[before : before + 1] <= "\uf8ff":  # `without_private` writes a bullet and a space
        rest = cleaned[before + 1 :]
        indices = [indices[before]] * 2 + indices[len(cleaned) - len(rest.lstrip()) :]
    text = without_private(cleaned)
    first = len(text) - len(text.lstrip())
    return tuple(origins[index] for index in indices[first : first + len(text.strip())])


def _plain(chunks: list[Chunk]) -> str:
    return without_private(clean("".join(chunk.text for chunk in chunks)))


def _blanks(line: list[Chunk], text: str) -> Iterator[Span]:
    """Yield the places left to fill in that show as nothing, each with the word before when nothing follows."""
    done = found = 0
    for (highlighted, underlined), group in groupby(line, key=lambda chunk: (chunk.highlighted, chunk.underlined)):
        chunks = list(group)
        content = "".join(chunk.text for chunk in chunks)
        spaces = content.strip() == "" and len(content) >= (_LEAST_HIGHLIGHTED if highlighted else _LEAST_UNDERLINED)
        form_field = content.find(_FORM_FIELD)
        if (spaces and (highlighted or underlined)) or form_field >= 0:
            found += 1
            if found > _MOST_BLANKS:
                return
            before = _plain([*line[:done], Chunk(content[: max(form_field, 0)])]).lstrip()
            start = min(len(before), len(text))
            end = start + len(text[start:]) - len(text[start:].lstrip())
            yield (
                Span(start, end)
                if end > start and end < len(text)
                else Span(text.rfind(" ", 0, max(start - 2, 0)) + 1, len(text))
            )
        done += len(chunks)
