"""Automatic numbering of an ODT, turned into the labels that Writer prints."""

from __future__ import annotations

import re

from lxml import etree

from cptslint.readers.marks import without_private
from cptslint.readers.numbering import Label
from cptslint.readers.numerals import number_text
from cptslint.readers.odt_styles import STYLE, TEXT, OdtStyles
from cptslint.text.clean import clean

LEVELS = 10
_MAX_AFFIX = 100
_MAX_NUMBER = 32_767
_PLACE = re.compile(r"%([1-9]|10)%")
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

Counters = list[int | None]
"""The current number of each level of a list, None for a level not met yet."""


def new_counters() -> Counters:
    """Return the counters of a list that begins."""
    return [None] * LEVELS


def number_of(raw: str | None) -> int | None:
    """Return a number written in an attribute, None when it is absent or absurd."""
    if raw is None or not raw.isdecimal() or len(raw) > 6:
        return None
    return min(int(raw), _MAX_NUMBER)


class OdtLists:
    """The labels of the lists and headings of one document.

    Args:
        styles: The styles of the document.
    """

    def __init__(self, styles: OdtStyles) -> None:
        self._levels = {name: _levels(element) for name, element in styles.lists.items()}
        self._outline = {} if styles.outline is None else _levels(styles.outline)
        self._headings = new_counters()

    def item(self, style: str, level: int, counters: Counters, start: int | None) -> Label | None:
        """Return the label of the next item of a list, which moves its counters.

        Args:
            style: Name of the style of the list.
            level: Depth of the item, from 0.
            counters: Counters of the list.
            start: Number that the item imposes.

        Returns:
            The label; None when its level prints nothing.
        """
        return _advance(self._levels.get(style, {}), level, counters, start)

    def heading(self, level: int, start: int | None) -> Label | None:
        """Return the label of the next heading, by the numbering of the outline.

        Args:
            level: Outline level, from 1.
            start: Number that the heading imposes.
        """
        return _advance(self._outline, level - 1, self._headings, start)


def _levels(element: etree._Element) -> dict[int, etree._Element]:
    found = {}
    for child in element:
        level = number_of(child.get(f"{TEXT}level"))
        if level is not None and 1 <= level <= LEVELS:
            found[level - 1] = child
    return found


def _advance(levels: dict[int, etree._Element], level: int, counters: Counters, start: int | None) -> Label | None:
    if not 0 <= level < LEVELS:
        return None
    definition = levels.get(level)
    previous = counters[level]
    first = _start(levels, level)
    counters[level] = start if start is not None else first if previous is None else previous + 1
    counters[level + 1 :] = [None] * (LEVELS - level - 1)
    if definition is None:
        return None
    if definition.tag not in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        return Label("-", " ", level)
    text = without_private(clean(_number(levels, definition, level, counters)))
    bare = text.strip()
    if not bare:
        return None
    alignment = definition.find(f".//{STYLE}list-level-label-alignment")
    glued = alignment is not None and alignment.get(f"{TEXT}label-followed-by") == "nothing"
    return Label(bare, "" if glued and text == text.rstrip() else " ", level)


def _start(levels: dict[int, etree._Element], level: int) -> int:
    definition = levels.get(level)
    start = None if definition is None else number_of(definition.get(f"{TEXT}start-value"))
    return 1 if start is None else start


def _number(levels: dict[int, etree._Element], definition: etree._Element, level: int, counters: Counters) -> str:
    def value(place: int) -> str:
        other = levels.get(place)
        if other is None or place > level:
            return ""
        current = counters[place]
        format_ = _FORMATS.get(other.get(f"{STYLE}num-format", ""), "decimal")
        return number_text(_start(levels, place) if current is None else current, format_)

    pattern = definition.get(f"{_LOEXT}num-list-format") or definition.get(f"{STYLE}num-list-format")
    if pattern is not None:
        return _PLACE.sub(lambda match: value(int(match.group(1)) - 1), pattern[:_MAX_AFFIX])
    if not definition.get(f"{STYLE}num-format"):
        return ""
    shown = number_of(definition.get(f"{TEXT}display-levels")) or 1
    numbers = [value(place) for place in range(max(0, level + 1 - shown), level + 1)]
    prefix, suffix = (definition.get(f"{STYLE}num-{name}", "")[:_MAX_AFFIX] for name in ("prefix", "suffix"))
    return f"{prefix}{'.'.join(number for number in numbers if number)}{suffix}"
