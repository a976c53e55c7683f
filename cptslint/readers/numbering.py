"""Automatic numbering of Word, turned into the labels it prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from cptslint.readers.docx_parts import W
from cptslint.readers.docx_styles import ParagraphFacts, Styles, integer, is_on
from cptslint.readers.marks import without_private
from cptslint.readers.numerals import number_text
from cptslint.text.clean import clean

LEVELS = 9
MAX_LABEL = 100
"""Characters of a label pattern that are read; real ones hold a few words."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: First number.
        format: Value of w:numFmt.
        pattern: Label with %1 to %9 for the numbers of the levels.
        restart: 1-based level after which numbers start again; 0 for never; None for any higher level.
        legal: Numbers of all levels are written in figures.
        glued: Nothing stands between label and text.
        style: Paragraph style bound to the level.
    """

    start: int
    format: str
    pattern: str
    restart: int | None = None
    legal: bool = False
    glued: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed.

    Attributes:
        text: The label, without spaces around.
        gap: What stands between the label and the text.
        level: Level of the list, from 0.
    """

    text: str
    gap: str
    level: int


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: the levels, the counters it shares, and the starts it imposes."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Labels of one document, asked for in reading order: each answer moves a counter.

    Args:
        root: Root of numbering.xml; None when the document has none.
        styles: Styles of the document.

    Limits:
        Numbers written in words are French whatever the language of the paragraph. A level that is referred to before
        any paragraph of it shows its first number, as Word does.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for child in root:
                if child.tag == f"{W}abstractNum":
                    self._abstract[child.get(f"{W}abstractNumId", "")] = child
                elif child.tag == f"{W}num":
                    self._numbers[child.get(f"{W}numId", "")] = child

    def label(self, facts: ParagraphFacts) -> Label | None:
        """Return the label of the next numbered paragraph.

        Args:
            facts: Facts of the paragraph, its own over those of its style.

        Returns:
            The label; None when the paragraph is in no list or its level prints nothing.
        """
        if facts.number is None or facts.number == "0":
            return None
        list_ = self._list(facts.number)
        if list_ is None:
            return None
        index = _index(facts, list_)
        level = list_.levels.get(index)
        if level is None:
            return None
        values = self._advance(facts.number, list_, index)
        text = clean(_label(list_, values, index, level, english=self._styles.is_english))
        bare = without_private(text).strip()
        if not bare:
            return None
        trailing = text[len(text.rstrip()) :]
        return Label(bare, (trailing and " ") if level.glued else " ", index)

    def _advance(self, number: str, list_: _List, index: int) -> list[int | None]:
        values = self._counters.setdefault(list_.counters, [None] * LEVELS)
        start = list_.starts.get(index, list_.levels[index].start)
        previous = values[index]
        if previous is None or (index in list_.starts and (number, index) not in self._begun):
            values[index] = start
        else:
            values[index] = previous + 1
        self._begun.add((number, index))
        for deeper in range(index + 1, LEVELS):
            level = list_.levels.get(deeper)
            restart = None if level is None else level.restart
            if restart is None or index < restart:
                values[deeper] = None
        return values

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        identifier = self._abstract_of(element)
        abstract = self._abstract.get(identifier)
        if abstract is None:
            return None
        levels = {integer_attribute(level): _level(level) for level in abstract.iterchildren(f"{W}lvl")}
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            index = integer_attribute(override)
            replaced = override.find(f"{W}lvl")
            start = override.find(f"{W}startOverride")
            if replaced is not None:
                levels[index] = _level(replaced)
            if start is not None:
                starts[index] = integer(start, 0)
        return _List(identifier, levels, starts)

    def _abstract_of(self, element: etree._Element) -> str:
        """Follow the link of a list to the list of a numbering style, a few times at most."""
        identifier = ""
        for _ in range(5):
            reference = element.find(f"{W}abstractNumId")
            identifier = "" if reference is None else reference.get(f"{W}val", "")
            abstract = self._abstract.get(identifier)
            link = None if abstract is None else abstract.find(f"{W}numStyleLink")
            target = None if link is None else self._styles.list_of(link.get(f"{W}val", ""))
            if target is None or target not in self._numbers:
                break
            element = self._numbers[target]
        return identifier


def integer_attribute(element: etree._Element) -> int:
    """Return w:ilvl, 0 when it is absent or absurd."""
    raw = element.get(f"{W}ilvl", "0")
    return int(raw) if raw.isdecimal() and len(raw) == 1 and int(raw) < LEVELS else 0


def _index(facts: ParagraphFacts, list_: _List) -> int:
    """Return the level of a paragraph: its own, else the one bound to its style, else that of the style, else 0."""
    bound = {level.style: index for index, level in list_.levels.items() if level.style is not None}
    if facts.own_level is not None:
        return facts.own_level
    for style in facts.styles:
        if style in bound:
            return bound[style]
    return facts.level or 0


def _level(element: etree._Element) -> Level:
    children = {child.tag.removeprefix(W): child for child in element}
    text = children.get("lvlText")
    pattern = "" if text is None else text.get(f"{W}val", "")[:MAX_LABEL]
    format_ = _value(children.get("numFmt"), "decimal")
    properties = children.get("rPr")
    if properties is not None and is_on(properties.find(f"{W}vanish")):
        pattern = ""
    elif format_ == "bullet":
        pattern = "-" if pattern.strip(" \t\u00a0") or "lvlPicBulletId" in children else ""
    return Level(
        start=integer(children.get("start"), 0),
        format=format_,
        pattern=pattern,
        restart=integer(children["lvlRestart"], 0) if "lvlRestart" in children else None,
        legal=is_on(children.get("isLgl")),
        glued=format_ != "bullet" and _value(children.get("suff"), "tab") == "nothing",
        style=None if "pStyle" not in children else children["pStyle"].get(f"{W}val"),
    )


def _value(element: etree._Element | None, default: str) -> str:
    return default if element is None else element.get(f"{W}val", default)


def _label(list_: _List, values: list[int | None], index: int, level: Level, *, english: bool) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        referred = list_.levels.get(place)
        if place > index or referred is None:
            return ""
        value = values[place]
        shown = list_.starts.get(place, referred.start) if value is None else value
        format_ = "decimal" if level.legal and referred.format not in ("none", "bullet") else referred.format
        return number_text(shown, format_, english=english)

    return _PLACE.sub(number, level.pattern)
