"""Styles of a DOCX: the facts of presentation a paragraph or a run takes from its style, through the chain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from cptslint.readers.docx_parts import W
from cptslint.text.fold import fold

_HEADING = re.compile(r"(?:heading|titre|überschrift) ?([1-9])$")
_TITLE = re.compile(r"(?:title|titre)$")
_CONTENTS = re.compile(r"(?:toc|tm|table des matieres|contents) ?[1-9]$")
_LINK = re.compile(r"(?:followed ?)?hyperlink$|lien hypertexte|internet link$|visited internet link$")
_NO = ("0", "false", "off", "none")
_MAX_CHAIN = 50


@dataclass(frozen=True, slots=True)
class RunFacts:
    """Presentation of a run; None where nothing is said."""

    bold: bool | None = None
    underlined: bool | None = None
    highlighted: bool | None = None
    hidden: bool | None = None

    def over(self, below: RunFacts) -> RunFacts:
        """Return these facts, completed by those of a layer below."""
        return RunFacts(
            below.bold if self.bold is None else self.bold,
            below.underlined if self.underlined is None else self.underlined,
            below.highlighted if self.highlighted is None else self.highlighted,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """Presentation of a paragraph, its style chain resolved.

    Attributes:
        heading_level: From 1; None when it is no heading.
        title: The style is Title.
        contents: The style is a line of a table of contents.
        centred: The paragraph is centred.
        number: Identifier of the list; None when nothing is said, "0" for no list.
        level: Level of the list as written in the style; None when not said.
        own_level: Level written in the paragraph itself; None when not said.
        styles: Identifiers of the style and of those it is based on, the nearest first.
        run: Presentation the style gives to the runs.
    """

    heading_level: int | None = None
    title: bool = False
    contents: bool = False
    centred: bool = False
    number: str | None = None
    level: int | None = None
    own_level: int | None = None
    styles: tuple[str, ...] = ()
    run: RunFacts = RunFacts()


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as w:b is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in _NO


def integer(element: etree._Element | None, default: int, most: int = 32_767) -> int:
    """Return w:val as a number between 0 and a bound, the default when it is absent or no number."""
    raw = "" if element is None else element.get(f"{W}val", "")
    return min(int(raw), most) if raw.isdecimal() and len(raw) < 12 else default


def run_facts(properties: etree._Element | None) -> RunFacts:
    """Return what a w:rPr says."""
    if properties is None:
        return _NOTHING
    bold = underlined = highlighted = hidden = None
    for child in properties:
        tag = child.tag
        if tag == _B:
            bold = is_on(child)
        elif tag == _U:
            underlined = child.get(_VAL, "none") != "none"
        elif tag == _HIGHLIGHT:
            highlighted = child.get(_VAL, "none") != "none"
        elif tag == _SHADE and highlighted is None:
            highlighted = _is_yellow(child.get(f"{W}fill", "")) or None
        elif tag == _VANISH:
            hidden = is_on(child)
    return RunFacts(bold, underlined, highlighted, hidden)


_NOTHING = RunFacts()
_VAL, _B, _U, _HIGHLIGHT, _SHADE, _VANISH = (f"{W}{name}" for name in ("val", "b", "u", "highlight", "shd", "vanish"))


def _is_yellow(fill: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return False
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 0xE0 and green >= 0xD0 and blue <= 0xA0


class Styles:
    """The styles of one document.

    Args:
        root: Root of styles.xml; None when the document has none.

    Attributes:
        is_english: The language of the document is English.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._base = _NOTHING
        self._paragraphs: dict[str, ParagraphFacts] = {}
        self._runs: dict[str, RunFacts] = {}
        self.is_english = False
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            identifier = style.get(f"{W}styleId", "")
            self._styles[identifier] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _NO:
                self._default = identifier
        self._base = run_facts(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.is_english = language is not None and language.get(f"{W}val", "").lower().startswith("en")

    def paragraph(self, identifier: str | None) -> ParagraphFacts:
        """Return the facts of a paragraph style; the default style when no identifier is given."""
        key = self._default if identifier is None else identifier
        if key not in self._paragraphs:
            self._paragraphs[key] = self._resolve(key)
        return self._paragraphs[key]

    def run(self, identifier: str | None) -> RunFacts:
        """Return the facts of a character style; a link is never "underlined"."""
        if identifier is None:
            return _NOTHING
        if identifier not in self._runs:
            facts = _NOTHING
            for style in self._chain(identifier):
                facts = facts.over(run_facts(style.find(f"{W}rPr")))
                if _LINK.match(_name(style)):
                    facts = replace(facts, underlined=False)
            self._runs[identifier] = facts
        return self._runs[identifier]

    def list_of(self, identifier: str) -> str | None:
        """Return the list a numbering style stands for."""
        style = self._styles.get(identifier)
        number = None if style is None else style.find(f"{W}pPr/{W}numPr/{W}numId")
        return None if number is None else number.get(f"{W}val")

    def _chain(self, identifier: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen and len(chain) < _MAX_CHAIN:
            seen.add(identifier)
            style = self._styles[identifier]
            chain.append(style)
            base = style.find(f"{W}basedOn")
            identifier = "" if base is None else base.get(f"{W}val", "")
        return chain

    def _resolve(self, identifier: str) -> ParagraphFacts:
        chain = self._chain(identifier)
        heading: int | None = None
        decided = False
        facts = ParagraphFacts()
        centred: bool | None = None
        run = _NOTHING
        for style in chain:
            properties = style.find(f"{W}pPr")
            name = _name(style)
            run = run.over(run_facts(style.find(f"{W}rPr")))
            if not decided:
                heading, decided = _heading(name, properties)
            title = facts.title or _TITLE.match(name) is not None
            facts = replace(facts, title=title, contents=facts.contents or _CONTENTS.match(name) is not None)
            if properties is not None:
                facts = _numbered(facts, properties)
                centred = _centred(properties) if centred is None else centred
        styles = tuple(style.get(f"{W}styleId", "") for style in chain)
        run = run.over(self._base)
        return replace(facts, heading_level=heading, centred=bool(centred), styles=styles, run=run)


def direct_facts(base: ParagraphFacts, properties: etree._Element | None) -> ParagraphFacts:
    """Return the facts of a paragraph: those of its style, then what its own w:pPr says.

    Args:
        base: Facts of the style.
        properties: The w:pPr of the paragraph.
    """
    if properties is None or len(properties) == 0:
        return base
    facts = base
    outline = properties.find(f"{W}outlineLvl")
    if outline is not None:
        facts = replace(facts, heading_level=_outline(outline))
    centred = _centred(properties)
    if centred is not None and centred != facts.centred:
        facts = replace(facts, centred=centred)
    numbering = properties.find(f"{W}numPr")
    if numbering is not None:
        number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
        if number is not None:
            facts = replace(facts, number=number.get(f"{W}val"), level=None)
        if level is not None:
            facts = replace(facts, own_level=integer(level, 0, 8))
    return facts


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return fold(style.get(f"{W}styleId", "") if name is None else name.get(f"{W}val", "")).strip()


def _outline(element: etree._Element) -> int | None:
    level = integer(element, 9)
    return level + 1 if level < 9 else None


def _heading(name: str, properties: etree._Element | None) -> tuple[int | None, bool]:
    """Return the heading level a style gives, and whether it decides (level 9 says: no heading)."""
    outline = None if properties is None else properties.find(f"{W}outlineLvl")
    if outline is not None:
        return _outline(outline), True
    match = _HEADING.match(name)
    return (int(match.group(1)), True) if match is not None else (None, False)


def _centred(properties: etree._Element) -> bool | None:
    alignment = properties.find(f"{W}jc")
    return None if alignment is None else alignment.get(f"{W}val") == "center"


def _numbered(facts: ParagraphFacts, properties: etree._Element) -> ParagraphFacts:
    """Complete the list of a style from a style it is based on; the nearest w:numPr wins, element by element."""
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return facts
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    if facts.number is None and number is not None:
        facts = replace(facts, number=number.get(f"{W}val"))
    if facts.level is None and level is not None:
        facts = replace(facts, level=integer(level, 0, 8))
    return facts
